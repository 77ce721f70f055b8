import { editorOf } from '../../../../shared/fields/defineFields';
import { defineOperation } from '../../../../shared/run/operation';
import { ensureEach, findEnsureConflicts } from '../../../../shared/subscription/ensureEach';
import { EnsureOne } from '../../../../shared/subscription/ensureOne';
import type { PortOneClient } from '../../../api/client';
import { V1Books } from './books';
import { fields, readWanted, type WantedV1 } from './read';

export const ensure = defineOperation<PortOneClient, WantedV1>({
	value: 'ensure',
	name: 'Ensure',
	term: '다음 결제예약 보장',
	action: 'Ensure the next scheduled payment',
	description:
		'The customer has exactly one next payment, at this time and for this amount. Creates it, moves it, replaces it, or leaves it alone. A payment that was revoked for the same amount is not booked again unless an option says so.',
	endpoints: [
		'getSchedule',
		'getCustomerSchedules',
		'createSchedules',
		'updateSchedule',
		'cancelSchedules',
	],
	done: 'ensured',
	properties: editorOf(fields),
	read: readWanted,
	findConflicts: (entries) => findEnsureConflicts(entries, fields.customer_uid.label),
	run: async (entries, { api, isCancelled }) =>
		await ensureEach(entries, {
			account: api.shop,
			isCancelled,
			identify: ({ owner }) => ({ customer_uid: owner }),
			ensure: async (input) => await new EnsureOne(new V1Books(api), input).run(),
		}),
});
