import { definedOnly } from '../../../../shared/data/objects';
import { defineFields, editorOf } from '../../../../shared/fields/defineFields';
import { columnFor, requiredCode, wholeMoney } from '../../../../shared/fields/kinds';
import { chargesExtra, NAME_THE_EXTRA } from '../../../../shared/naver/claimReasons';
import { returnHoldbackReasons } from '../../../api/codes';
import { naverWrite } from '../write/writeOperation';
import { requiredMemo } from './memo';

const fields = defineFields({
	reason: requiredCode(
		returnHoldbackReasons,
		{ label: 'Reason', hint: columnFor('보류 사유'), description: '반품보류 사유' },
		false,
	),
	memo: requiredMemo(),
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

export const withholdReturn = naverWrite({
	value: 'withholdReturn',
	name: 'Hold Back Return',
	term: '반품 보류',
	action: 'Hold back returns',
	description:
		'The return waits, e.g. until the buyer has paid for its shipping (withhold-return, 반품보류, at PortOne)',
	done: 'held back',
	notice:
		'The buyer reads the memo at once, and what there is to pay. Release Return Holdback lets the return go on (보류 해제).',
	endpoint: 'withholdNaverReturn',
	properties: editorOf(fields),
	readFields(parameters) {
		const reason = fields.reason.read(parameters);
		const extra_charge = fields.extra_charge.read(parameters, 'KRW');
		if (chargesExtra(reason) && (extra_charge ?? 0) === 0) {
			throw fields.extra_charge.error('is 0', NAME_THE_EXTRA);
		}
		return definedOnly({ reason, memo: fields.memo.read(parameters), extra_charge });
	},
});
