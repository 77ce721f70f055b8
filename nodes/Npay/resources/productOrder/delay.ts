import { toOptions } from '../../../shared/fields/codedValue';
import { defineOperation } from '../../../shared/run/operation';
import type { Field } from '../../../shared/fields/parameterReader';
import { parseInstant, toKst } from '../../../shared/data/time';
import type { NpayClient } from '../../api/client';
import { delayedDispatchReasons } from '../../api/codes';
import { allowsDelay } from '../../order/refusals';
import type { WriteUnit } from '../../order/writes';
import { PRODUCT_ORDER_ID, productOrderIdProperty } from '../fields';
import type { WriteInput } from '../writeOperation';
import { findConflicts, readWriteOptions, runWrite, writeOptions } from '../writeOperation';

interface DelayUnit extends WriteUnit {
	/** KST, the API's form. */
	dispatchDueDate: string;
	delayedDispatchReason: string;
	dispatchDelayedDetailedReason: string;
}

const DUE_DATE: Field = { name: 'dispatchDueDate', label: 'Dispatch Due Date' };
const REASON: Field = { name: 'delayedDispatchReason', label: 'Delay Reason' };
const DETAIL: Field = { name: 'dispatchDelayedDetailedReason', label: 'Detailed Reason' };

export const delay = defineOperation<NpayClient, WriteInput<DelayUnit>>({
	value: 'delay',
	name: 'Delay Dispatch',
	action: 'Delay the dispatch of product orders',
	description: '발송 지연: gives the buyer a later dispatch date, once for each product order',
	endpoints: ['delay', 'query'],
	done: 'delayed',
	subject: PRODUCT_ORDER_ID,
	properties: [
		productOrderIdProperty,
		{
			displayName: DUE_DATE.label,
			name: DUE_DATE.name,
			type: 'dateTime',
			required: true,
			default: '',
			description: '발송기한: the new deadline. A time without an offset is Korean time (KST).',
		},
		{
			displayName: REASON.label,
			name: REASON.name,
			type: 'options',
			required: true,
			options: toOptions(delayedDispatchReasons),
			default: 'PRODUCT_PREPARE',
			description: '발송 지연 사유',
		},
		{
			displayName: DETAIL.label,
			name: DETAIL.name,
			type: 'string',
			required: true,
			default: '',
			description: '발송 지연 상세 사유: shown to the buyer',
		},
		writeOptions,
	],
	read(parameters) {
		const values = {
			dispatchDueDate: toKst(parameters.requiredInstant(DUE_DATE)),
			delayedDispatchReason: parameters.requiredCode(REASON, delayedDispatchReasons),
			dispatchDelayedDetailedReason: parameters.requiredText(
				DETAIL,
				'The buyer reads it. Say why it is late',
			),
		};
		return {
			units: parameters
				.ids(PRODUCT_ORDER_ID)
				.map((productOrderId) => ({ productOrderId, ...values })),
			...readWriteOptions(parameters),
		};
	},
	// `$now` gives each item another millisecond: up to the minute it is the same date.
	findConflicts: (entries) =>
		findConflicts(entries, (unit) => ({
			...unit,
			dispatchDueDate: unit.dispatchDueDate.slice(0, 16),
		})),
	run: async (entries, context) =>
		await runWrite(entries, context, {
			batchSize: 1,
			call([unit]) {
				const { productOrderId = '', ...body } = { ...unit };
				return { endpoint: 'delay', parts: { path: { productOrderId }, body } };
			},
			refusal: allowsDelay,
			isDone: (state, unit) =>
				state.delayedDispatchReason === unit.delayedDispatchReason &&
				parseInstant(state.shippingDueDate) === parseInstant(unit.dispatchDueDate),
		}),
});
