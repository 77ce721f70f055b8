import { findConflicts } from '../../../shared/run/conflicts';
import { optionsCollection } from '../../../shared/fields/optionsCollection';
import { defineOperation } from '../../../shared/run/operation';
import { runWrite } from '../../../shared/run/runWrite';
import type { PortOneClient } from '../../api/client';
import { customerUidProperty, MERCHANT_UID, merchantUidProperty, readUid } from '../fields';
import { accountOptions, readAccountFields } from './purchase/accountFields';
import { cardProperty } from './purchase/cardFields';
import type { CreateUnit } from './createJob';
import { createJob, findRepeatedChecks, rememberedChecks } from './createJob';
import { readFuture, SCHEDULE_AT, scheduleAtProperty } from './moveOperation';
import { purchaseOptions, purchaseProperties, sortByLabel } from './purchase/purchaseFields';
import { readPurchase } from './purchase/readPurchase';

export const create = defineOperation<PortOneClient, CreateUnit>({
	value: 'create',
	name: 'Create',
	action: 'Schedule a payment',
	description:
		'결제 예약: charges a billing key at a time to come. Payments of one customer go out together.',
	endpoints: ['createSchedules', 'getSchedule'],
	done: 'scheduled',
	properties: [
		customerUidProperty,
		{ ...merchantUidProperty, default: '' },
		scheduleAtProperty,
		...purchaseProperties,
		cardProperty,
		optionsCollection(sortByLabel([...accountOptions, ...purchaseOptions])),
	],
	read(parameters) {
		const merchant_uid = readUid(parameters, MERCHANT_UID);
		const schedule_at = readFuture(parameters, SCHEDULE_AT);
		return {
			merchant_uid,
			account: readAccountFields(parameters),
			schedule: { merchant_uid, schedule_at, ...readPurchase(parameters) },
		};
	},
	findConflicts: (entries) =>
		new Map([
			...findRepeatedChecks(entries),
			...findConflicts(entries, {
				label: MERCHANT_UID.label,
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
