import { definedOnly } from '../../../../shared/data/objects';
import { defineFields, editorOf } from '../../../../shared/fields/defineFields';
import { oneOf } from '../../../../shared/fields/kinds';
import { readAll } from '../../../../shared/fields/readAll';
import { returnMethods, returnReasons } from '../../../api/codes';
import { deliveryBy } from '../write/delivery';
import { isReturning, isSent, unless } from '../write/states';
import { naverWrite } from '../write/writeOperation';

const fields = defineFields({
	reason: oneOf(returnReasons, {
		label: 'Reason',
		default: 'INTENT_CHANGED',
		description: '반품 사유',
	}),
});

const delivery = deliveryBy(returnMethods, 'RETURN_DELIVERY');

export const requestReturn = naverWrite({
	value: 'requestReturn',
	name: 'Request Return',
	term: '판매자 반품 접수',
	action: 'Request returns',
	description: "opens a return on the buyer's behalf (request-return, 상품반품요청, at PortOne)",
	done: 'requested',
	endpoint: 'requestNaverReturn',
	properties: [...editorOf(fields), ...delivery.properties],
	readFields: (parameters) => ({
		...definedOnly(readAll(fields, parameters)),
		...delivery.read(parameters),
	}),
	isDone: isReturning,
	refusal: unless(isSent, 'Only orders that were sent can be returned'),
});
