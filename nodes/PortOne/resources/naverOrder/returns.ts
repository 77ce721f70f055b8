import { definedOnly } from '../../../shared/data/objects';
import type { Field } from '../../../shared/fields/parameterReader';
import { returnHoldbackReasons, returnMethods, returnReasons } from '../../api/codes';
import { deliveryProperties, readDelivery } from './deliveryFields';
import { isReturned, isReturning, isReturnOpen, isReturnRejected, isSent, unless } from './states';
import { MEMO, memoProperty, REASON, reasonProperty, requiredMemo } from './textFields';
import { naverWrite } from './writeOperation';

const DELIVERY = { methods: returnMethods, byCourier: 'RETURN_DELIVERY' };
const EXTRA_CHARGE: Field = { name: 'extra_charge', label: 'Extra Charge' };

const openReturn = unless(isReturnOpen, 'There is no open return');

export const requestReturn = naverWrite({
	value: 'requestReturn',
	name: 'Request Return',
	action: 'Request returns',
	description: "상품반품요청: a return on the buyer's behalf",
	done: 'requested',
	endpoint: 'requestNaverReturn',
	properties: [
		reasonProperty(returnReasons, 'INTENT_CHANGED', '반품 사유'),
		...deliveryProperties(DELIVERY),
	],
	readFields: (parameters) => ({
		...definedOnly({ reason: parameters.code(REASON, returnReasons, false) }),
		...readDelivery(parameters, DELIVERY),
	}),
	isDone: isReturning,
	refusal: unless(isSent, 'Only orders that were sent can be returned'),
});

export const approveReturn = naverWrite({
	value: 'approveReturn',
	name: 'Approve Return',
	action: 'Approve returns',
	description:
		'반품승인: the buyer gets the money back. To charge for shipping, withhold it first.',
	done: 'approved',
	notice: 'The buyer is refunded. This cannot be taken back (반품 승인은 되돌릴 수 없습니다).',
	endpoint: 'approveNaverReturn',
	properties: [memoProperty('메모: the buyer reads it', false)],
	readFields: (parameters) => definedOnly({ memo: parameters.text(MEMO) }),
	isDone: isReturned,
	refusal: openReturn,
});

export const rejectReturn = naverWrite({
	value: 'rejectReturn',
	name: 'Reject Return',
	action: 'Reject returns',
	description: '반품거절: the return is refused',
	done: 'rejected',
	notice:
		'The return ends, and the buyer reads the reason. This cannot be taken back (거절은 되돌릴 수 없습니다).',
	endpoint: 'rejectNaverReturn',
	properties: [memoProperty('거절 사유: the buyer reads it', true)],
	readFields: (parameters) => ({ memo: requiredMemo(parameters) }),
	isDone: isReturnRejected,
	refusal: openReturn,
});

export const withholdReturn = naverWrite({
	value: 'withholdReturn',
	name: 'Withhold Return',
	action: 'Withhold returns',
	description: '반품보류: the return waits, e.g. until the buyer has paid for its shipping',
	done: 'withheld',
	endpoint: 'withholdNaverReturn',
	properties: [
		reasonProperty(returnHoldbackReasons, 'ETC', '반품보류 사유'),
		memoProperty('메모: the buyer reads it', true),
		{
			displayName: EXTRA_CHARGE.label,
			name: EXTRA_CHARGE.name,
			type: 'number',
			typeOptions: { minValue: 0 },
			default: 0,
			description: '기타 비용 청구액: what the buyer is to pay, in won (KRW)',
		},
	],
	readFields: (parameters) =>
		definedOnly({
			reason: parameters.code(REASON, returnHoldbackReasons, false),
			memo: requiredMemo(parameters),
			extra_charge: parameters.wholeMoney(EXTRA_CHARGE, 'KRW', { max: 100_000_000 }),
		}),
});

export const resolveReturn = naverWrite({
	value: 'resolveReturn',
	name: 'Resolve Withheld Return',
	action: 'Resolve withheld returns',
	description: '반품보류해제: the return goes on',
	done: 'resolved',
	endpoint: 'resolveNaverReturn',
});
