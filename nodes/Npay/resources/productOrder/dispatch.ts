import type { IDataObject } from 'n8n-workflow';

import { defineOperation } from '../../../shared/run/operation';
import { toKst } from '../../../shared/data/time';
import type { NpayClient } from '../../api/client';
import { MAX_WRITE_IDS } from '../../api/endpoints';
import { PRODUCT_ORDER_ID } from '../fields';
import type { WriteInput } from '../writeOperation';
import { findConflicts, runWrite } from '../writeOperation';
import { dispatchProperties, readDispatch } from './dispatchFields';
import type { DispatchUnit } from './dispatchGuard';
import { dispatchRefusal, isDispatchedAs, lookBeforeDispatch } from './dispatchGuard';

export const dispatch = defineOperation<NpayClient, WriteInput<DispatchUnit>>({
	value: 'dispatch',
	name: 'Dispatch',
	action: 'Dispatch product orders',
	description:
		'발송 처리: tells Naver and the buyer that it was sent, with courier and tracking number',
	endpoints: ['dispatch', 'query'],
	done: 'dispatched',
	notice:
		'The buyer is told at once that the goods are on their way. This cannot be taken back (발송 처리는 되돌릴 수 없습니다).',
	subject: PRODUCT_ORDER_ID,
	properties: dispatchProperties,
	read: readDispatch,
	// `$now` gives each item another millisecond: the date alone makes no difference.
	findConflicts: (entries) =>
		findConflicts(entries, (unit) => ({ ...unit, dispatchDate: undefined })),
	async run(entries, context) {
		let serverTime: number | undefined;
		return await runWrite(
			entries,
			context,
			{
				batchSize: MAX_WRITE_IDS,
				call: (units) => ({
					endpoint: 'dispatch',
					parts: {
						body: { dispatchProductOrders: units.map((unit) => toBody(unit, serverTime)) },
					},
				}),
				refusal: dispatchRefusal,
				isDone: isDispatchedAs,
			},
			async (units) => {
				const look = await lookBeforeDispatch(context.api, units);
				serverTime = look.serverTime;
				return look;
			},
		);
	},
});

/** The API's own fields; what doesn't apply is left out, because Naver refuses empty values. */
function toBody(
	{
		productOrderId,
		deliveryMethod,
		deliveryCompanyCode,
		trackingNumber,
		dispatchDate,
	}: DispatchUnit,
	serverTime: number | undefined,
): IDataObject {
	const date = dispatchDate ?? (serverTime === undefined ? undefined : toKst(serverTime));
	return {
		productOrderId,
		deliveryMethod,
		...(deliveryCompanyCode === undefined ? {} : { deliveryCompanyCode }),
		...(trackingNumber === undefined ? {} : { trackingNumber }),
		...(date === undefined ? {} : { dispatchDate: date }),
	};
}
