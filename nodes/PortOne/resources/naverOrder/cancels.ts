import { definedOnly } from '../../../shared/data/objects';
import { defineFields, editorOf } from '../../../shared/fields/defineFields';
import { oneOf } from '../../../shared/fields/kinds';
import { cancelReasons } from '../../api/codes';
import { isCancelled, isCancelRequested, isPaid, unless } from './states';
import { naverWrite } from './writeOperation';

const cancelFields = defineFields({
	reason: oneOf(cancelReasons, {
		label: 'Reason',
		default: 'PRODUCT_UNSATISFIED',
		description: '취소 사유',
	}),
});

export const cancel = naverWrite({
	value: 'cancelOrder',
	name: 'Cancel',
	action: 'Cancel and refund product orders',
	description: '주문환불: gives the buyer the money back for orders that were not sent',
	done: 'cancelled',
	notice: 'The buyer is refunded. This cannot be taken back (환불은 되돌릴 수 없습니다).',
	endpoint: 'cancelNaverOrders',
	properties: editorOf(cancelFields),
	readFields: (parameters) => definedOnly({ reason: cancelFields.reason.read(parameters) }),
	isDone: isCancelled,
	refusal: unless(isPaid, 'Only paid orders that were not sent can be cancelled'),
});

export const approveCancel = naverWrite({
	value: 'approveCancel',
	name: 'Approve Cancel Request',
	action: 'Approve cancel requests',
	description: '구매자의 환불요청 승인: the buyer asked to cancel, and gets the money back',
	done: 'approved',
	notice: 'The buyer is refunded. This cannot be taken back (승인은 되돌릴 수 없습니다).',
	endpoint: 'approveNaverCancel',
	isDone: isCancelled,
	refusal: unless(isCancelRequested, 'There is no open cancel request'),
});
