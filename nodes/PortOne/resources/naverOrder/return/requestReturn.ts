import { defineFields, editorOf } from '../../../../shared/fields/defineFields';
import { columnFor, requiredCode } from '../../../../shared/fields/kinds';
import { readAll } from '../../../../shared/fields/readAll';
import { returnMethods, returnReasons } from '../../../api/codes';
import { deliveryBy } from '../write/delivery';
import { isReturning, isSent, unless } from '../write/states';
import { naverWrite } from '../write/writeOperation';

const fields = defineFields({
	reason: requiredCode(
		returnReasons,
		{ label: 'Reason', hint: columnFor('반품 사유'), description: '반품 사유' },
		false,
	),
});

const delivery = deliveryBy(returnMethods, 'RETURN_DELIVERY', { chosen: '' });

export const requestReturn = naverWrite({
	value: 'requestReturn',
	name: 'Request Return',
	term: '판매자 반품 접수',
	action: 'Request returns',
	description: "Opens a return on the buyer's behalf (request-return, 상품반품요청, at PortOne)",
	done: 'requested',
	notice:
		"A return is opened in the buyer's name, and the buyer sees it at once. This node cannot take it back (반품 접수는 여기에서 되돌릴 수 없습니다).",
	endpoint: 'requestNaverReturn',
	properties: [...editorOf(fields), ...delivery.properties],
	readFields: (parameters) => ({
		...readAll(fields, parameters),
		...delivery.read(parameters),
	}),
	isDone: isReturning,
	refusal: unless(isSent, 'Only orders that were sent can be returned'),
});
