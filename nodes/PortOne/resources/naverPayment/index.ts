import type { IDataObject } from 'n8n-workflow';

import { definedOnly } from '../../../shared/data/objects';
import type { CodedValue } from '../../../shared/fields/codedValue';
import { defineFields, editorOf } from '../../../shared/fields/defineFields';
import { oneOf } from '../../../shared/fields/kinds';
import { readAll } from '../../../shared/fields/readAll';
import type { Resource } from '../../../shared/run/operation';
import { defineOperation } from '../../../shared/run/operation';
import { readEach } from '../../../shared/run/readEach';
import type { PortOneClient } from '../../api/client';
import { present } from '../../api/present';
import { impUid } from '../fields';
import { actOnPayment } from './actOnPayment';

/** Who confirms (`requester`; PortOne's own document). */
const requesters: readonly CodedValue[] = [
	{ code: 'admin', en: 'Shop', ko: '고객사 관리자' },
	{ code: 'customer', en: 'Buyer', ko: '구매자' },
];

const depositPoint = actOnPayment({
	value: 'depositPoint',
	name: 'Deposit Point',
	action: 'Deposit Naver Pay points',
	description: '포인트 적립: the buyer gets the points of a payment (결제형)',
	done: 'deposited',
	notice:
		'The buyer gets the points at once. This cannot be taken back (포인트 적립은 되돌릴 수 없습니다).',
	endpoint: 'depositNaverPoint',
	pays: true,
});

const confirmFields = defineFields({
	requester: oneOf(requesters, {
		label: 'Requester',
		default: 'admin',
		description: '구매확정 요청자',
	}),
});

const confirm = actOnPayment({
	value: 'confirm',
	name: 'Confirm',
	action: 'Confirm an escrow payment',
	description: '에스크로 주문 확정: the purchase is decided (결제형)',
	done: 'confirmed',
	notice: 'The purchase is decided. This cannot be taken back (주문 확정은 되돌릴 수 없습니다).',
	endpoint: 'confirmNaverPayment',
	properties: editorOf(confirmFields),
	readBody: (parameters): IDataObject => definedOnly(readAll(confirmFields, parameters)),
});

const cashFields = defineFields({ imp_uid: impUid });

const getCashAmount = defineOperation<PortOneClient, { imp_uid: string }>({
	value: 'getCashAmount',
	name: 'Get Cash Amount',
	action: 'Get the amount for a cash receipt',
	description: '현금영수증 발급 가용액 조회: how much a cash receipt may be issued for (결제형)',
	endpoints: ['getNaverCashAmount'],
	done: 'read',
	properties: editorOf(cashFields),
	read: (parameters) => readAll(cashFields, parameters),
	run: async (entries, context) =>
		await readEach(
			entries,
			context,
			async ({ imp_uid }) => {
				const { response } = await context.api.request('getNaverCashAmount', {
					path: { imp_uid },
				});
				return [{ imp_uid, ...present(response) }];
			},
			(input) => ({ ...input }),
		),
});

export const naverPayment: Resource<PortOneClient> = {
	value: 'naverPayment',
	name: 'Naver Payment',
	description: '네이버페이 결제형',
	opensWith: 'getCashAmount',
	operations: [confirm, depositPoint, getCashAmount],
};
