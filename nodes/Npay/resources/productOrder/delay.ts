import { parseInstant, toKst } from '../../../shared/data/time';
import { defineFields, editorOf, optionsOf } from '../../../shared/fields/defineFields';
import {
	columnFor,
	requiredCode,
	requiredInstant,
	requiredText,
} from '../../../shared/fields/kinds';
import { defineOperation } from '../../../shared/run/operation';
import type { NpayClient } from '../../api/client';
import { delayedDispatchReasons } from '../../api/codes';
import { allowsDelay } from '../../order/refusals';
import type { WriteUnit } from '../../order/writes';
import { productOrderId } from '../fields';
import {
	findConflicts,
	readWriteOptions,
	runWrite,
	WRITE_OPTIONS,
	type WriteInput,
} from '../writeOperation';

interface DelayUnit extends WriteUnit {
	/** KST, the API's form. */
	dispatchDueDate: string;
	delayedDispatchReason: string;
	dispatchDelayedDetailedReason: string;
}

const fields = defineFields({
	productOrderId,
	dispatchDueDate: requiredInstant({
		label: 'Dispatch Due Date',
		description:
			'발송기한: the new deadline, such as 2026-12-05 or 2026-12-05T18:00. Without an offset it is Korean time (KST).',
	}),
	delayedDispatchReason: requiredCode(delayedDispatchReasons, {
		label: 'Delay Reason',
		hint: columnFor('발송 지연 사유'),
		description: '발송 지연 사유: why it is late, by its code or its Korean name',
	}),
	dispatchDelayedDetailedReason: requiredText(
		{
			label: 'Detailed Reason',
			description: '발송 지연 상세 사유: why it is late in words, shown to the buyer',
		},
		'The buyer reads it. Say why it is late',
	),
	options: optionsOf(WRITE_OPTIONS),
});

export const delay = defineOperation<NpayClient, WriteInput<DelayUnit>>({
	value: 'delay',
	name: 'Delay Dispatch',
	term: '발송 지연',
	action: 'Delay the dispatch of product orders',
	description: 'Gives the buyer a later dispatch date, once for each product order. Final.',
	endpoints: ['delay', 'query'],
	done: 'delayed',
	notice:
		'The buyer is told the later date at once. A product order can be delayed only once (발송 지연은 한 번만 할 수 있습니다).',
	subject: fields.productOrderId,
	properties: editorOf(fields),
	read(parameters) {
		const values = {
			dispatchDueDate: toKst(fields.dispatchDueDate.read(parameters)),
			delayedDispatchReason: fields.delayedDispatchReason.read(parameters),
			dispatchDelayedDetailedReason: fields.dispatchDelayedDetailedReason.read(parameters),
		};
		const ids = fields.productOrderId.read(parameters);
		return {
			units: ids.map((productOrderId) => ({ productOrderId, ...values })),
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
			sends: ['dispatchDueDate', 'delayedDispatchReason', 'dispatchDelayedDetailedReason'],
			refusal: allowsDelay,
			isDone: (state, unit) =>
				state.delayedDispatchReason === unit.delayedDispatchReason &&
				parseInstant(state.shippingDueDate) === parseInstant(unit.dispatchDueDate),
		}),
});
