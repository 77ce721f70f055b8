import { InputError } from '../../../shared/failure/errors';
import { deliveryCompanies, dispatchDeliveryMethods } from '../../api/codes';
import { BY_COURIER, isSameParcel } from '../../order/parcels';
import { allowsRedelivery } from '../../order/refusals';
import { decides } from '../claim/judges';
import { claimOperation, codeProperty } from '../claim/operation';

const METHOD = { name: 'reDeliveryMethod', label: 'Redelivery Method' };
const COMPANY = { name: 'reDeliveryCompany', label: 'Redelivery Company' };
const TRACKING = { name: 'reDeliveryTrackingNumber', label: 'Redelivery Tracking Number' };

const SENT_AGAIN = new Set(['EXCHANGE_REDELIVERING', 'EXCHANGE_DONE']);

export const dispatch = claimOperation({
	value: 'dispatchExchange',
	name: 'Dispatch',
	action: 'Dispatch exchanged goods',
	description: '교환 재배송 처리: the goods in exchange were sent',
	done: 'dispatched',
	notice:
		'The buyer is told at once that the new goods are on their way. This cannot be taken back (재배송 처리는 되돌릴 수 없습니다).',
	endpoint: 'dispatchExchange',
	properties: [
		codeProperty(METHOD, dispatchDeliveryMethods, '재배송 방법', { default: 'DELIVERY' }),
		codeProperty(COMPANY, deliveryCompanies, '재배송 택배사', {
			default: '',
			required: true,
			displayOptions: { show: { reDeliveryMethod: [...BY_COURIER] } },
		}),
		{
			displayName: TRACKING.label,
			name: TRACKING.name,
			type: 'string',
			displayOptions: { show: { reDeliveryMethod: [...BY_COURIER] } },
			default: '',
			description: '재배송 송장번호',
		},
	],
	readBody(parameters, passUnknown) {
		const reDeliveryMethod = parameters.requiredCode(METHOD, dispatchDeliveryMethods, passUnknown);
		if (!BY_COURIER.has(reDeliveryMethod)) return { reDeliveryMethod };
		const body = {
			reDeliveryMethod,
			reDeliveryCompany: parameters.code(COMPANY, deliveryCompanies, passUnknown),
			reDeliveryTrackingNumber: parameters.trackingNumber(TRACKING),
		};
		if (reDeliveryMethod === 'DELIVERY') {
			const advice = 'Redelivery Method is 택배 (DELIVERY): it needs both';
			if (body.reDeliveryCompany === undefined)
				throw new InputError(COMPANY.label, 'is empty', advice);
			if (body.reDeliveryTrackingNumber === undefined) {
				throw new InputError(TRACKING.label, 'is empty', advice);
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
