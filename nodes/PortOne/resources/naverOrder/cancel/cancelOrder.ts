import { defineFields, editorOf } from '../../../../shared/fields/defineFields';
import { columnFor, requiredCode } from '../../../../shared/fields/kinds';
import { cancelReasons } from '../../../api/codes';
import { isCancelled, isPaid, unless } from '../write/states';
import { naverWrite } from '../write/writeOperation';

const fields = defineFields({
	reason: requiredCode(
		cancelReasons,
		{ label: 'Reason', hint: columnFor('취소 사유'), description: '취소 사유' },
		false,
	),
});

export const cancelOrder = naverWrite({
	value: 'cancelOrder',
	name: 'Cancel Order',
	term: '판매자 취소',
	action: 'Cancel product orders and refund buyers',
	description:
		'Gives the buyer the money back for orders that were not sent (cancel, 주문환불, at PortOne)',
	done: 'cancelled',
	notice: 'The buyer is refunded. This cannot be taken back (환불은 되돌릴 수 없습니다).',
	endpoint: 'cancelNaverOrders',
	properties: editorOf(fields),
	readFields: (parameters) => ({ reason: fields.reason.read(parameters) }),
	isDone: isCancelled,
	refusal: unless(isPaid, 'Only paid orders that were not sent can be cancelled'),
});
