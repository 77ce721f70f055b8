import type { IDataObject } from 'n8n-workflow';

import { definedOnly } from '../../../shared/data/objects';
import type { CodedValue } from '../../../shared/fields/codedValue';
import { defineFields, editorOf } from '../../../shared/fields/defineFields';
import { oneOf } from '../../../shared/fields/kinds';
import { readAll } from '../../../shared/fields/readAll';
import { actOnPayment } from './actOnPayment';

/** Who confirms (`requester`; PortOne's own document). */
const requesters: readonly CodedValue[] = [
	{ code: 'admin', en: 'Shop', ko: '고객사 관리자' },
	{ code: 'customer', en: 'Buyer', ko: '구매자' },
];

const fields = defineFields({
	requester: oneOf(requesters, {
		label: 'Requester',
		description: '구매확정 요청자: the shop (관리자) to PortOne where left empty',
	}),
});

export const confirm = actOnPayment({
	value: 'confirm',
	name: 'Confirm Purchase',
	term: '에스크로 주문 확정',
	action: 'Confirm the purchase of an escrow payment',
	description: 'The purchase is decided (결제형)',
	done: 'confirmed',
	notice: 'The purchase is decided. This cannot be taken back (주문 확정은 되돌릴 수 없습니다).',
	endpoint: 'confirmNaverPayment',
	properties: editorOf(fields),
	readBody: (parameters): IDataObject => definedOnly(readAll(fields, parameters)),
});
