import { moveOperation } from './move/moveOperation';
import { inWords, isScheduled } from './state';

export const update = moveOperation({
	value: 'update',
	name: 'Update',
	term: '결제요청 예약시각 수정',
	action: 'Update the time of a scheduled payment',
	description: 'Another time for a payment that has not been tried yet',
	done: 'moved',
	endpoint: 'updateSchedule',
	refusal: ({ schedule }) =>
		isScheduled(schedule)
			? undefined
			: `Only payments that wait for their time can be moved; this one is ${inWords(schedule)}`,
});
