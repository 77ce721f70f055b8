import { kstMinute, SECOND } from '../../../../shared/data/time';
import { InputError } from '../../../../shared/failure/errors';
import { defineFields, editorOf, optionsOf } from '../../../../shared/fields/defineFields';
import { checked, requiredInstant } from '../../../../shared/fields/kinds';
import { findConflicts } from '../../../../shared/run/conflicts';
import { defineOperation } from '../../../../shared/run/operation';
import { runWrite } from '../../../../shared/run/runWrite';
import type { PaymentsClient } from '../../../api/client';
import { paymentId } from '../../fields';
import { billingKey } from '../billingKey/field';
import { BILLING_KEY_OPTIONS } from '../order/options';
import { ORDER, readOrder } from '../order/order';
import { type CreateInput, createJob, rememberedCreates } from './createJob';

const fields = defineFields({
	paymentId,
	billingKey,
	// In whole seconds, as PortOne keeps it.
	timeToPay: checked(
		requiredInstant({
			label: 'Time to Pay',
			description:
				'결제 예정 시점: when PortOne charges the billing key. A time without an offset is Korean time (KST).',
		}),
		(instant, { label }) => {
			if (instant > Date.now()) return Math.floor(instant / SECOND) * SECOND;
			throw new InputError(
				label,
				`has passed: ${kstMinute(instant)}`,
				'Give a time that is still to come',
			);
		},
	),
	...ORDER,
	options: optionsOf(BILLING_KEY_OPTIONS),
});

export const create = defineOperation<PaymentsClient, CreateInput>({
	value: 'create',
	name: 'Create',
	term: '결제 예약',
	action: 'Schedule a payment',
	description: 'Charges a billing key (빌링키) at a time to come, once',
	endpoints: ['createSchedule', 'getSchedules'],
	done: 'scheduled',
	properties: editorOf(fields),
	read: (parameters) => ({
		paymentId: fields.paymentId.read(parameters),
		billingKey: fields.billingKey.read(parameters),
		order: readOrder(parameters),
		timeToPay: fields.timeToPay.read(parameters),
	}),
	findConflicts: (entries) =>
		findConflicts(entries, {
			label: fields.paymentId.label,
			advice: 'Give each payment an ID of its own',
			unitsOf: (input) => [input],
			keyOf: (input) => input.paymentId,
		}),
	run: async (entries, context) =>
		await runWrite(
			entries,
			context,
			{ of: (input) => [input], identify: (input) => ({ paymentId: input.paymentId }) },
			createJob(context.api),
			new Map(),
			rememberedCreates(context.api),
		),
});
