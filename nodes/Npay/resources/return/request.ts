import { collectDeliveryMethods, deliveryCompanies, returnReasons } from '../../api/codes';
import { allowsReturnRequest } from '../../order/refusals';
import { InputError } from '../../../shared/failure/errors';
import { requests } from '../claim/judges';
import { claimOperation, codeProperty, readPart } from '../claim/operation';

const REASON = { name: 'returnReason', label: 'Return Reason' };
const METHOD = { name: 'collectDeliveryMethod', label: 'Collect Delivery Method' };
const COMPANY = { name: 'collectDeliveryCompany', label: 'Collect Delivery Company' };
const TRACKING = { name: 'collectTrackingNumber', label: 'Collect Tracking Number' };
const QUANTITY = { name: 'returnQuantity', label: 'Quantity' };

/** The only method for which Naver keeps the courier that it is given. */
const INDIVIDUAL = 'RETURN_INDIVIDUAL';

export const request = claimOperation({
	value: 'requestReturn',
	name: 'Request',
	action: 'Request returns of product orders',
	description: '반품 요청: opens a return on the side of the shop',
	done: 'requested',
	endpoint: 'requestReturn',
	notice:
		'Keep the collect method 직접 반송 (RETURN_INDIVIDUAL): with any other, Naver ignores the courier given here and orders a pickup by itself.',
	properties: [
		codeProperty(REASON, returnReasons, '반품 사유', { required: true }),
		codeProperty(METHOD, collectDeliveryMethods, '수거 방법', {
			default: INDIVIDUAL,
			required: true,
		}),
		codeProperty(
			COMPANY,
			[{ code: '', en: 'None', ko: '없음' }, ...deliveryCompanies],
			'수거 택배사',
			{
				default: '',
			},
		),
		{
			displayName: TRACKING.label,
			name: TRACKING.name,
			type: 'string',
			default: '',
			description: '수거 송장번호',
		},
		{
			displayName: QUANTITY.label,
			name: QUANTITY.name,
			type: 'number',
			typeOptions: { minValue: 0 },
			default: 0,
			description: '반품 수량: how many come back, 0 for the whole quantity',
		},
	],
	readBody(parameters, passUnknown) {
		const body = {
			returnReason: parameters.requiredCode(REASON, returnReasons, passUnknown),
			collectDeliveryMethod: parameters.requiredCode(METHOD, collectDeliveryMethods, passUnknown),
			collectDeliveryCompany: parameters.code(COMPANY, deliveryCompanies, passUnknown),
			collectTrackingNumber: parameters.trackingNumber(TRACKING),
			returnQuantity: readPart(parameters, QUANTITY),
		};
		if (body.collectDeliveryMethod === 'RETURN_DELIVERY') {
			const advice = 'Collect Delivery Method is 일반 반품 택배 (RETURN_DELIVERY): it needs both';
			if (body.collectDeliveryCompany === undefined)
				throw new InputError(COMPANY.label, 'is empty', advice);
			if (body.collectTrackingNumber === undefined)
				throw new InputError(TRACKING.label, 'is empty', advice);
		}
		return body;
	},
	judge: requests(
		'RETURN',
		allowsReturnRequest,
		new Set(['RETURN_REQUEST', 'COLLECTING', 'COLLECT_DONE']),
		'RETURNED',
		{ quantity: QUANTITY.name, reason: REASON.name },
	),
});
