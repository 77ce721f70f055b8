import { editorOf } from '../../../shared/fields/defineFields';
import { defineOperation } from '../../../shared/run/operation';
import type { NpayClient } from '../../api/client';
import { MAX_WRITE_IDS } from '../../api/endpoints';
import { allowsConfirm } from '../../order/refusals';
import type { OrderState } from '../../order/state';
import type { WriteUnit } from '../../order/writes';
import {
	findConflicts,
	readWriteOptions,
	runWrite,
	WRITE_FIELDS,
	type WriteInput,
} from '../writeOperation';

/** Ended orders keep the mark of their confirmation, but are not orders to go on with. */
const ENDED = new Set(['CANCELED', 'RETURNED', 'EXCHANGED', 'CANCELED_BY_NOPAYMENT']);

/** Confirmed, and still an order to be sent or on its way. */
export const isConfirmed = ({ placeOrderStatus, productOrderStatus }: OrderState): boolean =>
	placeOrderStatus === 'OK' && productOrderStatus !== undefined && !ENDED.has(productOrderStatus);

export const confirm = defineOperation<NpayClient, WriteInput<WriteUnit>>({
	value: 'confirm',
	name: 'Confirm',
	term: '발주 확인',
	action: 'Confirm product orders',
	description:
		'Tells Naver that the shop has taken the order, so that it can be dispatched. Final.',
	endpoints: ['confirm', 'query'],
	done: 'confirmed',
	notice: 'This cannot be taken back (발주 확인은 되돌릴 수 없습니다).',
	subject: WRITE_FIELDS.productOrderId,
	properties: editorOf(WRITE_FIELDS),
	read: (parameters) => ({
		units: WRITE_FIELDS.productOrderId
			.read(parameters)
			.map((productOrderId) => ({ productOrderId })),
		...readWriteOptions(parameters),
	}),
	findConflicts: (entries) => findConflicts(entries),
	run: async (entries, context) =>
		await runWrite(entries, context, {
			batchSize: MAX_WRITE_IDS,
			call: (units) => ({
				endpoint: 'confirm',
				parts: {
					body: { productOrderIds: units.map(({ productOrderId }) => productOrderId) },
				},
			}),
			sends: [],
			refusal: allowsConfirm,
			isDone: isConfirmed,
		}),
});
