import type { IDataObject } from 'n8n-workflow';

import { toKst } from '../../../shared/data/time';
import { defineFields, editorOf, optionsOf } from '../../../shared/fields/defineFields';
import {
	code,
	columnFor,
	flag,
	instant,
	skipWithoutTrackingNumber,
	trackingNumber,
} from '../../../shared/fields/kinds';
import type { ParameterReader } from '../../../shared/fields/parameterReader';
import { NEEDS_BOTH } from '../../../shared/naver/deliveryMethods';
import { defineOperation, skipWithoutNumber } from '../../../shared/run/operation';
import type { NpayClient } from '../../api/client';
import { deliveryCompanies, dispatchDeliveryMethods } from '../../api/codes';
import { MAX_WRITE_IDS } from '../../api/endpoints';
import { stateReader } from '../../order/look';
import { BY_COURIER } from '../../order/parcels';
import { productOrderId } from '../fields';
import {
	findConflicts,
	readWriteOptions,
	runWrite,
	WRITE_OPTIONS,
	type WriteInput,
} from '../writeOperation';
import {
	dispatchRefusal,
	type DispatchUnit,
	isDispatchedAs,
	lookBeforeDispatch,
} from './dispatchGuard';

const byCourier = { show: { deliveryMethod: [...BY_COURIER] } };

const fields = defineFields({
	productOrderId,
	deliveryMethod: code(dispatchDeliveryMethods, {
		label: 'Delivery Method',
		default: 'DELIVERY',
		description:
			'배송방법: how the goods travel. 택배 (DELIVERY) needs courier and tracking number; most others need neither.',
	}),
	deliveryCompanyCode: code(deliveryCompanies, {
		label: 'Delivery Company',
		displayOptions: byCourier,
		required: true,
		hint: columnFor('택배사'),
		// Of an order that was sent off these say how: then it is found done, and never sent off otherwise.
		default: "={{ $json.deliveryCompanyCode || $json.deliveryCompany || $json['택배사'] }}",
		description:
			'택배사: the courier, by its code (CJGLS) or its Korean name (CJ대한통운). A column 택배사 is found by itself; drag any other here, or choose one from the list for all rows.',
	}),
	trackingNumber: trackingNumber({
		label: 'Tracking Number',
		displayOptions: byCourier,
		hint: 'From a sheet: drag 송장번호 here',
		default: "={{ $json.trackingNumber || $json['송장번호'] }}",
		placeholder: 'e.g. 640012345678',
		description:
			'송장번호: digits, letters and hyphens, as text. Final: Naver does not let it be changed by API once the order is dispatched. A column 송장번호 is found by itself; drag any other here.',
	}),
	options: optionsOf({
		...WRITE_OPTIONS,
		allowUnknownCompany: flag({
			label: 'Allow Unknown Courier',
			description:
				'Whether to send a courier code that is not in the list, e.g. one that Naver has just added',
		}),
		dispatchDate: instant({
			label: 'Dispatch Date',
			description:
				"발송일: Naver's own time where left empty. A time without an offset is Korean time (KST).",
		}),
		rejectCancelRequest: flag({
			label: 'Override Cancel Request',
			description:
				"Whether to dispatch although the buyer has asked to cancel (취소 요청). Naver then refuses the buyer's request.",
		}),
		skipWithoutTrackingNumber,
	}),
});

/** Every product order that an item names gets the same courier and number. */
function read(parameters: ParameterReader): WriteInput<DispatchUnit> {
	const { options } = fields;
	const deliveryMethod = fields.deliveryMethod.read(parameters, false) ?? 'DELIVERY';
	const isByCourier = BY_COURIER.has(deliveryMethod);
	const dispatchDate = options.dispatchDate.read(parameters);
	const values = {
		deliveryMethod,
		deliveryCompanyCode: isByCourier
			? fields.deliveryCompanyCode.read(parameters, options.allowUnknownCompany.read(parameters))
			: undefined,
		trackingNumber: isByCourier ? fields.trackingNumber.read(parameters) : undefined,
		dispatchDate: dispatchDate === undefined ? undefined : toKst(dispatchDate),
		rejectCancelRequest: options.rejectCancelRequest.read(parameters),
	};
	const ids = fields.productOrderId.read(parameters);
	if (deliveryMethod === 'DELIVERY') {
		if (values.deliveryCompanyCode === undefined)
			throw fields.deliveryCompanyCode.error('is empty', NEEDS_BOTH);
		if (values.trackingNumber === undefined) {
			throw fields.trackingNumber.error('is empty', NEEDS_BOTH);
		}
	}
	return {
		units: ids.map((productOrderId) => ({ productOrderId, ...values })),
		...readWriteOptions(parameters),
	};
}

export const dispatch = defineOperation<NpayClient, WriteInput<DispatchUnit>>({
	value: 'dispatch',
	name: 'Dispatch',
	term: '발송 처리',
	action: 'Dispatch product orders',
	description:
		'Tells Naver and the buyer that it was sent, with courier and tracking number. Final.',
	endpoints: ['dispatch', 'query'],
	done: 'dispatched',
	notice:
		'The buyer is told at once that the goods are on their way. This cannot be taken back (발송 처리는 되돌릴 수 없습니다).',
	subject: fields.productOrderId,
	properties: editorOf(fields),
	skip: skipWithoutNumber(
		fields.options.skipWithoutTrackingNumber,
		fields.trackingNumber,
		(parameters) => BY_COURIER.has(fields.deliveryMethod.read(parameters, false) ?? 'DELIVERY'),
	),
	read,
	// `$now` gives each item another millisecond: the date alone makes no difference.
	findConflicts: (entries) =>
		findConflicts(entries, (unit) => ({ ...unit, dispatchDate: undefined })),
	async run(entries, context) {
		let serverTime: number | undefined;
		const reader = stateReader(context.api, context.isCancelled);
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
				sends: ['deliveryMethod', 'deliveryCompanyCode', 'trackingNumber', 'dispatchDate'],
				refusal: dispatchRefusal,
				isDone: isDispatchedAs,
			},
			async (units) => {
				const look = await lookBeforeDispatch(reader, units);
				serverTime = look.serverTime ?? serverTime;
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
