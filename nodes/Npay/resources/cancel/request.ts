import { defineFields } from '../../../shared/fields/defineFields';
import { columnFor, requiredCode } from '../../../shared/fields/kinds';
import { cancelReasons } from '../../api/codes';
import { allowsCancelRequest } from '../../order/refusals';
import { isPart, piecesOfPart, reason } from '../claim/fields';
import { requests } from '../claim/judges';
import { claimOperation } from '../claim/operation';

const fields = defineFields({
	cancelReason: requiredCode(cancelReasons, {
		label: 'Cancel Reason',
		hint: columnFor('취소 사유'),
		description: '취소 사유: why the shop cancels, by its code or its Korean name',
	}),
	cancelDetailedReason: reason({
		label: 'Detailed Reason',
		description: '취소 상세 사유: the reason in words, up to 500 characters',
	}),
	extent: isPart,
	cancelQuantity: piecesOfPart('취소 수량: how many pieces to cancel'),
});

export const request = claimOperation({
	value: 'request',
	name: 'Cancel Order',
	term: '판매자 취소',
	action: 'Cancel product orders and refund buyers',
	description:
		'Cancels a paid order on the side of the shop (취소 요청 in the API); the buyer gets the money back. Final.',
	done: 'cancelled',
	endpoint: 'requestCancel',
	notice: 'The buyer is refunded. This cannot be taken back (취소는 되돌릴 수 없습니다).',
	fields,
	readBody(parameters, passUnknown) {
		const isAPart = fields.extent.read(parameters);
		return {
			cancelReason: fields.cancelReason.read(parameters, passUnknown),
			cancelDetailedReason: fields.cancelDetailedReason.read(parameters),
			cancelQuantity: isAPart ? fields.cancelQuantity.read(parameters) : undefined,
		};
	},
	judge: requests('CANCEL', allowsCancelRequest, new Set(['CANCELING']), 'CANCELED', {
		quantity: fields.cancelQuantity.name,
		reason: fields.cancelReason.name,
	}),
});
