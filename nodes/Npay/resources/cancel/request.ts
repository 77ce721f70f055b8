import { cancelReasons } from '../../api/codes';
import { allowsCancelRequest } from '../../order/refusals';
import { requests } from '../claim/judges';
import { claimOperation, codeProperty, readPart, readReason } from '../claim/operation';

const REASON = { name: 'cancelReason', label: 'Cancel Reason' };
const DETAIL = { name: 'cancelDetailedReason', label: 'Detailed Reason' };
const QUANTITY = { name: 'cancelQuantity', label: 'Quantity' };

export const request = claimOperation({
	value: 'request',
	name: 'Request',
	action: 'Cancel product orders',
	description:
		'취소 요청: cancels a paid order on the side of the shop; the buyer gets the money back',
	done: 'cancelled',
	endpoint: 'requestCancel',
	notice: 'The buyer is refunded. This cannot be taken back (취소는 되돌릴 수 없습니다).',
	properties: [
		codeProperty(REASON, cancelReasons, '취소 사유', { required: true }),
		{
			displayName: DETAIL.label,
			name: DETAIL.name,
			type: 'string',
			default: '',
			description: '취소 상세 사유: up to 500 characters',
		},
		{
			displayName: QUANTITY.label,
			name: QUANTITY.name,
			type: 'number',
			typeOptions: { minValue: 0 },
			default: 0,
			description: '취소 수량: how many to cancel, 0 for the whole quantity',
		},
	],
	readBody(parameters, passUnknown) {
		const quantity = readPart(parameters, QUANTITY);
		return {
			cancelReason: parameters.requiredCode(REASON, cancelReasons, passUnknown),
			cancelDetailedReason: readReason(parameters, DETAIL),
			cancelQuantity: quantity,
		};
	},
	judge: requests('CANCEL', allowsCancelRequest, new Set(['CANCELING']), 'CANCELED', {
		quantity: QUANTITY.name,
		reason: REASON.name,
	}),
});
