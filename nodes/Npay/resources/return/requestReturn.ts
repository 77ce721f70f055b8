import { toOptions } from '../../../shared/fields/codedValue';
import { defineFields } from '../../../shared/fields/defineFields';
import { code, columnFor, requiredCode, trackingNumber } from '../../../shared/fields/kinds';
import { collectDeliveryMethods, deliveryCompanies, returnReasons } from '../../api/codes';
import { allowsReturnRequest } from '../../order/refusals';
import { isPart, piecesOfPart } from '../claim/fields';
import { requests } from '../claim/judges';
import { claimOperation } from '../claim/operation';

/** The only method for which Naver keeps the courier that it is given. */
const INDIVIDUAL = 'RETURN_INDIVIDUAL';

const fields = defineFields({
	returnReason: requiredCode(returnReasons, {
		label: 'Return Reason',
		hint: columnFor('반품 사유'),
		description: '반품 사유: why the goods come back, by its code or its Korean name',
	}),
	collectDeliveryMethod: requiredCode(collectDeliveryMethods, {
		label: 'Collect Delivery Method',
		default: INDIVIDUAL,
		description: '수거 방법: how the goods come back to the shop',
	}),
	collectDeliveryCompany: code(deliveryCompanies, {
		label: 'Collect Delivery Company',
		options: toOptions([{ code: '', en: 'None', ko: '없음' }, ...deliveryCompanies]),
		hint: columnFor('수거 택배사'),
		description:
			'수거 택배사: the courier that brings the goods back, by its code (CJGLS) or its Korean name',
	}),
	collectTrackingNumber: trackingNumber({
		label: 'Collect Tracking Number',
		hint: 'From a sheet: drag 수거 송장번호 here',
		description: '수거 송장번호: the number of the parcel that comes back, as text',
	}),
	extent: isPart,
	returnQuantity: piecesOfPart('반품 수량: how many pieces come back'),
});

export const requestReturn = claimOperation({
	value: 'requestReturn',
	name: 'Request Return',
	term: '판매자 반품 접수',
	action: 'Request returns of product orders',
	description:
		'Opens a return on the side of the shop (반품 요청 in the API); nothing is refunded until it is approved',
	done: 'requested',
	endpoint: 'requestReturn',
	notice:
		'Keep the collect method 직접 반송 (RETURN_INDIVIDUAL): with any other, Naver ignores the courier given here and orders a pickup by itself.',
	fields,
	readBody(parameters, passUnknown) {
		const isAPart = fields.extent.read(parameters);
		const body = {
			returnReason: fields.returnReason.read(parameters, passUnknown),
			collectDeliveryMethod: fields.collectDeliveryMethod.read(parameters, passUnknown),
			collectDeliveryCompany: fields.collectDeliveryCompany.read(parameters, passUnknown),
			collectTrackingNumber: fields.collectTrackingNumber.read(parameters),
			returnQuantity: isAPart ? fields.returnQuantity.read(parameters) : undefined,
		};
		if (body.collectDeliveryMethod === 'RETURN_DELIVERY') {
			const advice =
				'Collect Delivery Method is 일반 반품 택배 (RETURN_DELIVERY): it needs a courier (택배사) and a tracking number (송장번호)';
			if (body.collectDeliveryCompany === undefined)
				throw fields.collectDeliveryCompany.error('is empty', advice);
			if (body.collectTrackingNumber === undefined)
				throw fields.collectTrackingNumber.error('is empty', advice);
		}
		return body;
	},
	judge: requests(
		'RETURN',
		allowsReturnRequest,
		new Set(['RETURN_REQUEST', 'COLLECTING', 'COLLECT_DONE']),
		'RETURNED',
		{ quantity: fields.returnQuantity.name, reason: fields.returnReason.name },
	),
});
