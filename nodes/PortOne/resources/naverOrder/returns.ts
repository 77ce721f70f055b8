import { definedOnly } from '../../../shared/data/objects';
import { defineFields, editorOf } from '../../../shared/fields/defineFields';
import { oneOf, requiredText, text, wholeMoney } from '../../../shared/fields/kinds';
import { readAll } from '../../../shared/fields/readAll';
import { returnHoldbackReasons, returnMethods, returnReasons } from '../../api/codes';
import { deliveryBy } from './delivery';
import { isReturned, isReturning, isReturnOpen, isReturnRejected, isSent, unless } from './states';
import { naverWrite } from './writeOperation';

const delivery = deliveryBy(returnMethods, 'RETURN_DELIVERY');

const MEMO = { label: 'Memo', description: '메모: the buyer reads it' };
const requiredMemo = (description: string) =>
	requiredText({ ...MEMO, description }, 'The buyer reads it');

const requestFields = defineFields({
	reason: oneOf(returnReasons, {
		label: 'Reason',
		default: 'INTENT_CHANGED',
		description: '반품 사유',
	}),
});
const approveFields = defineFields({ memo: text({ ...MEMO, required: false }) });
const rejectFields = defineFields({ memo: requiredMemo('거절 사유: the buyer reads it') });
const withholdFields = defineFields({
	reason: oneOf(returnHoldbackReasons, {
		label: 'Reason',
		default: 'ETC',
		description: '반품보류 사유',
	}),
	memo: requiredMemo(MEMO.description),
	extra_charge: wholeMoney(
		{
			label: 'Extra Charge',
			typeOptions: { minValue: 0 },
			default: 0,
			description: '기타 비용 청구액: what the buyer is to pay, in won (KRW)',
		},
		{ max: 100_000_000 },
	),
});

const openReturn = unless(isReturnOpen, 'There is no open return');

export const requestReturn = naverWrite({
	value: 'requestReturn',
	name: 'Request Return',
	action: 'Request returns',
	description: "상품반품요청: a return on the buyer's behalf",
	done: 'requested',
	endpoint: 'requestNaverReturn',
	properties: [...editorOf(requestFields), ...delivery.properties],
	readFields: (parameters) => ({
		...definedOnly(readAll(requestFields, parameters)),
		...delivery.read(parameters),
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
	properties: editorOf(approveFields),
	readFields: (parameters) => definedOnly(readAll(approveFields, parameters)),
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
	properties: editorOf(rejectFields),
	readFields: (parameters) => readAll(rejectFields, parameters),
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
	properties: editorOf(withholdFields),
	readFields: (parameters) =>
		definedOnly({
			reason: withholdFields.reason.read(parameters),
			memo: withholdFields.memo.read(parameters),
			extra_charge: withholdFields.extra_charge.read(parameters, 'KRW'),
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
