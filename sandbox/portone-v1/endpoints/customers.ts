import type { BillingKey } from '../billing-keys/billing-keys';
import { billingKeyOnWire } from '../billing-keys/on-wire';
import { Refused } from '../gateway/errors';
import { sorted } from '../payments/search';
import type { Call, Endpoint } from './endpoint';
import { manyOf, paged } from './find-payments';
import { REQUESTERS } from './payments';

const CUSTOMERS = '/subscribe/customers';
const ONE = `${CUSTOMERS}/{customer_uid}`;

/** 빌링키 정보 복수조회 API */
const getMany: Endpoint = {
	method: 'GET',
	template: CUSTOMERS,
	parameters: ['customer_uid[]'],
	wrongInput: 200,
	run({ shop, impKey, input }) {
		const uids = [...new Set(input.optionalTexts('customer_uid[]'))];
		const found = uids.flatMap((uid) => shop.billingKeys.find(impKey, uid) ?? []);
		if (found.length === 0) throw noCustomer();
		return manyOf(found.map(billingKeyOnWire), found.length === uids.length, shop.settings);
	},
};

/** 빌링키 정보 단건조회 API */
const get: Endpoint = {
	method: 'GET',
	template: ONE,
	parameters: [],
	wrongInput: 200,
	run: (call) => ({ response: billingKeyOnWire(theBillingKey(call)) }),
};

/** 빌링키 삭제 API: whatever is scheduled stays so, and fails. */
const remove: Endpoint = {
	method: 'DELETE',
	template: ONE,
	parameters: ['reason', 'extra[requester]'],
	wrongInput: 200,
	run(call) {
		const { shop, impKey, input, note } = call;
		const billingKey = theBillingKey(call);
		input.optionalText('reason');
		input.optionalCode('extra[requester]', REQUESTERS);
		const waits = shop.schedules
			.ofCustomer(impKey, billingKey.customerUid)
			.some(({ status }) => status === 'scheduled');
		if (waits) note('billing key deleted while schedules wait');
		shop.billingKeys.remove(impKey, billingKey.customerUid);
		return { response: billingKeyOnWire(billingKey) };
	},
};

/** 빌링키 결제 복수조회 API (빌링키 결제 내역 확인): 20 a page, the latest first. */
const getPayments: Endpoint = {
	method: 'GET',
	template: `${ONE}/payments`,
	parameters: ['page'],
	wrongInput: 200,
	run(call) {
		const { shop, impKey, params } = call;
		const customerUid = params['customer_uid'] ?? '';
		const paid = [...shop.payments.all()].filter(
			(one) => one.impKey === impKey && one.customerUid === customerUid,
		);
		const isKnown = shop.billingKeys.find(impKey, customerUid) !== undefined;
		const isEnough = paid.length > 0 && shop.settings.search.ofDeletedKeys === 'listed';
		if (!isKnown && !isEnough) throw noCustomer();
		return paged(call, sorted(paid, '-started'));
	},
};

export const CUSTOMER_ENDPOINTS: readonly Endpoint[] = [getMany, get, remove, getPayments];

/** The billing key that the path names. */
function theBillingKey({ shop, impKey, params }: Call): BillingKey {
	const billingKey = shop.billingKeys.find(impKey, params['customer_uid'] ?? '');
	if (!billingKey) throw noCustomer();
	return billingKey;
}

function noCustomer(): Refused {
	return new Refused('유효하지 않은 customer_uid입니다.', 404);
}
