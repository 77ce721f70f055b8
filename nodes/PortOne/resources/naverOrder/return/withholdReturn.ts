import { definedOnly } from '../../../../shared/data/objects';
import { defineFields, editorOf } from '../../../../shared/fields/defineFields';
import { oneOf, wholeMoney } from '../../../../shared/fields/kinds';
import { returnHoldbackReasons } from '../../../api/codes';
import { naverWrite } from '../write/writeOperation';
import { requiredMemo } from './memo';

const fields = defineFields({
	reason: oneOf(returnHoldbackReasons, {
		label: 'Reason',
		default: 'ETC',
		description: '반품보류 사유',
	}),
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
		'the return waits, e.g. until the buyer has paid for its shipping (withhold-return, 반품보류, at PortOne)',
	done: 'held back',
	endpoint: 'withholdNaverReturn',
	properties: editorOf(fields),
	readFields: (parameters) =>
		definedOnly({
			reason: fields.reason.read(parameters),
			memo: fields.memo.read(parameters),
			extra_charge: fields.extra_charge.read(parameters, 'KRW'),
		}),
});
