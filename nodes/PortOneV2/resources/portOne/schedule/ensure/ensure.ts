import { editorOf } from '../../../../../shared/fields/defineFields';
import { defineOperation } from '../../../../../shared/run/operation';
import { ensureEach, findEnsureConflicts } from '../../../../../shared/subscription/ensureEach';
import { EnsureOne } from '../../../../../shared/subscription/ensureOne';
import { BookingMemory } from '../../../../../shared/subscription/memory';
import { keyOf } from '../../../../../shared/subscription/wanted';
import type { PaymentsClient } from '../../../../api/client';
import { V2Books } from './books';
import { fields, readWanted, type WantedV2 } from './read';

export const ensure = defineOperation<PaymentsClient, WantedV2>({
	value: 'ensure',
	name: 'Ensure',
	term: '다음 결제 예약 보장',
	action: 'Ensure the next scheduled payment',
	description:
		'The customer has exactly one next payment, at this time and for this amount. Books it, moves it, replaces it, or leaves it alone. A payment that was revoked for the same amount is not booked again unless an option says so.',
	endpoints: ['getSchedules', 'getPayment', 'getBillingKeys', 'createSchedule', 'revokeSchedules'],
	done: 'ensured',
	properties: editorOf(fields),
	read: readWanted,
	findConflicts: (entries) => findEnsureConflicts(entries, fields.billingKey.label),
	run: async (entries, { api, doubts, isCancelled }) =>
		await ensureEach(entries, {
			account: api.shop,
			isCancelled,
			identify: ({ billingKey }) => ({ billingKey }),
			async ensure(input) {
				const shop = { account: api.shop, now: () => api.serverTime ?? Date.now() };
				const memory = new BookingMemory(doubts, shop, keyOf(input));
				return await new EnsureOne(new V2Books(api), input, memory).run();
			},
		}),
});
