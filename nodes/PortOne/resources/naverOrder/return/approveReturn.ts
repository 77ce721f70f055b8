import { definedOnly } from '../../../../shared/data/objects';
import { defineFields, editorOf } from '../../../../shared/fields/defineFields';
import { text } from '../../../../shared/fields/kinds';
import { readAll } from '../../../../shared/fields/readAll';
import { isReturned, noOpenReturn } from '../write/states';
import { naverWrite } from '../write/writeOperation';
import { MEMO } from './memo';

const fields = defineFields({ memo: text({ ...MEMO, required: false }) });

export const approveReturn = naverWrite({
	value: 'approveReturn',
	name: 'Approve Return',
	term: '반품 승인',
	action: 'Approve returns and refund buyers',
	description: 'The buyer gets the money back. To charge for shipping, hold it back first.',
	done: 'approved',
	notice: 'The buyer is refunded. This cannot be taken back (반품 승인은 되돌릴 수 없습니다).',
	endpoint: 'approveNaverReturn',
	properties: editorOf(fields),
	readFields: (parameters) => definedOnly(readAll(fields, parameters)),
	isDone: isReturned,
	refusal: noOpenReturn,
});
