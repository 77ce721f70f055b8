import { inWords, isRevoked } from '../state';
import { moveOperation } from './moveOperation';

export const reschedule = moveOperation({
	value: 'reschedule',
	name: 'Reschedule',
	term: '결제 실패 재예약',
	action: 'Reschedule a failed or revoked payment',
	description: 'A new time for a payment that failed or was revoked',
	done: 'rescheduled',
	endpoint: 'reschedule',
	booksAnew: true,
	refusal: ({ schedule }) =>
		schedule?.payment_status === 'failed' || isRevoked(schedule)
			? undefined
			: `Only payments that failed or were revoked can be rescheduled; this one is ${inWords(schedule)}`,
});
