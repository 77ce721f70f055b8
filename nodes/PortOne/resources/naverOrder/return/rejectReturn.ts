import { defineFields, editorOf } from '../../../../shared/fields/defineFields';
import { readAll } from '../../../../shared/fields/readAll';
import { isReturnRejected, noOpenReturn } from '../write/states';
import { naverWrite } from '../write/writeOperation';
import { requiredMemo } from './memo';

const fields = defineFields({ memo: requiredMemo('거절 사유: the buyer reads it') });

export const rejectReturn = naverWrite({
	value: 'rejectReturn',
	name: 'Reject Return',
	term: '반품 거부',
	action: 'Reject returns',
	description: 'The return is refused (reject-return, 반품거절, at PortOne)',
	done: 'rejected',
	notice:
		'The return ends, and the buyer reads the reason. This cannot be taken back (거절은 되돌릴 수 없습니다).',
	endpoint: 'rejectNaverReturn',
	properties: editorOf(fields),
	readFields: (parameters) => readAll(fields, parameters),
	isDone: isReturnRejected,
	refusal: noOpenReturn,
});
