import { defineFields, editorOf, optionsOf } from '../../../shared/fields/defineFields';
import { shownWith } from '../../../shared/fields/kinds';
import { findConflicts } from '../../../shared/run/conflicts';
import { defineOperation } from '../../../shared/run/operation';
import { runWrite } from '../../../shared/run/runWrite';
import type { PortOneClient } from '../../api/client';
import { customerUid, merchantUid } from '../fields';
import { ACCOUNT_OPTIONS, CHECKING_OPTIONS, readAccount } from '../purchase/account';
import { card } from '../purchase/card';
import { PURCHASE, PURCHASE_OPTIONS, readPurchase } from '../purchase/purchase';
import { createJob, type CreateUnit, findRepeatedChecks, rememberedChecks } from './createJob';
import { scheduleAtInFuture } from './scheduleAt';

const fields = defineFields({
	customer_uid: customerUid,
	merchant_uid: shownWith(merchantUid, { default: '' }),
	schedule_at: scheduleAtInFuture,
	...PURCHASE,
	card,
	options: optionsOf({ ...ACCOUNT_OPTIONS, ...CHECKING_OPTIONS, ...PURCHASE_OPTIONS }),
});

export const create = defineOperation<PortOneClient, CreateUnit>({
	value: 'create',
	name: 'Create',
	term: '결제 예약',
	action: 'Schedule a payment',
	description: 'Charges a billing key at a time to come. Payments of one customer go out together.',
	endpoints: ['createSchedules', 'getSchedule'],
	done: 'scheduled',
	properties: editorOf(fields),
	read(parameters) {
		const merchant_uid = fields.merchant_uid.read(parameters);
		const schedule_at = fields.schedule_at.read(parameters);
		return {
			merchant_uid,
			account: readAccount(parameters),
			schedule: { merchant_uid, schedule_at, ...readPurchase(parameters) },
		};
	},
	findConflicts: (entries) =>
		new Map([
			...findRepeatedChecks(entries),
			...findConflicts(entries, {
				label: fields.merchant_uid.label,
				advice: 'Give each payment a merchant_uid of its own',
				unitsOf: (input) => [input],
				keyOf: ({ merchant_uid }) => merchant_uid,
			}),
		]),
	run: async (entries, context) =>
		await runWrite(
			entries,
			context,
			{ of: (input) => [input], identify: ({ merchant_uid }) => ({ merchant_uid }) },
			createJob(context.api),
			new Map(),
			rememberedChecks(context.api),
		),
});
