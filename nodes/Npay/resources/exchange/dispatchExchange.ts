import { defineFields, optionsOf } from '../../../shared/fields/defineFields';
import {
	code,
	columnFor,
	skipWithoutTrackingNumber,
	trackingNumber,
} from '../../../shared/fields/kinds';
import { NEEDS_BOTH } from '../../../shared/naver/deliveryMethods';
import { skipWithoutNumber } from '../../../shared/run/operation';
import { deliveryCompanies, dispatchDeliveryMethods } from '../../api/codes';
import { BY_COURIER, isSameParcel } from '../../order/parcels';
import { allowsRedelivery } from '../../order/refusals';
import { decides } from '../claim/judges';
import { claimOperation } from '../claim/operation';

const byCourier = { show: { reDeliveryMethod: [...BY_COURIER] } };

const fields = defineFields({
	reDeliveryMethod: code(dispatchDeliveryMethods, {
		label: 'Redelivery Method',
		default: 'DELIVERY',
		description:
			'재배송 방법: how the new goods travel. 택배 (DELIVERY) needs courier and tracking number.',
	}),
	reDeliveryCompany: code(deliveryCompanies, {
		label: 'Redelivery Company',
		displayOptions: byCourier,
		required: true,
		hint: columnFor('재배송 택배사'),
		description:
			'재배송 택배사: the courier of the new goods, by its code (CJGLS) or its Korean name. Drag a column here. It is never taken from a column by itself: 택배사 may be that of the first parcel.',
	}),
	reDeliveryTrackingNumber: trackingNumber({
		label: 'Redelivery Tracking Number',
		displayOptions: byCourier,
		hint: 'From a sheet: drag 재배송 송장번호 here',
		placeholder: 'e.g. 640012345678',
		description:
			'재배송 송장번호: the number of the new parcel, as text. Drag a column here. It is never taken from a column by itself: 송장번호 may be that of the first parcel.',
	}),
});

const skipOption = { skipWithoutTrackingNumber };
const { options } = defineFields({ options: optionsOf(skipOption) });

const SENT_AGAIN = new Set(['EXCHANGE_REDELIVERING', 'EXCHANGE_DONE']);

export const dispatchExchange = claimOperation({
	value: 'dispatchExchange',
	name: 'Dispatch',
	term: '교환 재배송 처리',
	action: 'Dispatch exchanged goods',
	description: 'Tells Naver and the buyer that the goods in exchange were sent. Final.',
	done: 'dispatched',
	notice:
		'The buyer is told at once that the new goods are on their way. This cannot be taken back (재배송 처리는 되돌릴 수 없습니다).',
	endpoint: 'dispatchExchange',
	fields,
	skip: {
		option: skipOption,
		of: skipWithoutNumber(
			options.skipWithoutTrackingNumber,
			fields.reDeliveryTrackingNumber,
			(parameters) => BY_COURIER.has(fields.reDeliveryMethod.read(parameters, true) ?? ''),
		),
	},
	readBody(parameters, passUnknown) {
		const reDeliveryMethod = fields.reDeliveryMethod.read(parameters, passUnknown);
		if (reDeliveryMethod === undefined) throw fields.reDeliveryMethod.error('is empty');
		if (!BY_COURIER.has(reDeliveryMethod)) return { reDeliveryMethod };
		const body = {
			reDeliveryMethod,
			reDeliveryCompany: fields.reDeliveryCompany.read(parameters, passUnknown),
			reDeliveryTrackingNumber: fields.reDeliveryTrackingNumber.read(parameters),
		};
		if (reDeliveryMethod === 'DELIVERY') {
			if (body.reDeliveryCompany === undefined)
				throw fields.reDeliveryCompany.error('is empty', NEEDS_BOTH);
			if (body.reDeliveryTrackingNumber === undefined) {
				throw fields.reDeliveryTrackingNumber.error('is empty', NEEDS_BOTH);
			}
		}
		return body;
	},
	judge: decides(
		'EXCHANGE',
		allowsRedelivery,
		({ status, reDeliveryMethod, reDeliveryCompany, reDeliveryTrackingNumber }, body) =>
			SENT_AGAIN.has(status ?? '') &&
			isSameParcel(
				{
					method: reDeliveryMethod,
					company: reDeliveryCompany,
					number: reDeliveryTrackingNumber,
				},
				{
					method: body.reDeliveryMethod as string,
					company: body.reDeliveryCompany as string | undefined,
					number: body.reDeliveryTrackingNumber as string | undefined,
				},
			),
	),
});
