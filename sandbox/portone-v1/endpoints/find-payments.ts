import { MESSAGES, Refused, WrongInput } from '../gateway/errors';
import { createPayment } from '../payments/create';
import { paymentOnWire } from '../payments/on-wire';
import { PAYMENT_STATUSES, sorted, SORTINGS, statusAt } from '../payments/search';
import type { Payment } from '../payments/types';
import type { Answer, Call, Endpoint } from './endpoint';

const DAYS_90_MS = 90 * 24 * 60 * 60 * 1000;
const DEFAULT_LIMIT = 20;
const HIGHEST_LIMIT = 1000;
const MOST_UIDS = 100;

/** Where payments are listed by their status. */
export const BY_STATUS_PATH = '/payments/status/{payment_status}';

/** 결제내역 복수조회 API: by numbers of PortOne's, of the merchant's, or both. */
const getMany: Endpoint = {
	method: 'GET',
	template: '/payments',
	parameters: ['imp_uid[]', 'merchant_uid[]'],
	wrongInput: 200,
	run({ shop, impKey, input }) {
		const { payments, settings } = shop;
		const { tooMany, ofMerchantUid } = settings.search;
		const impUids = input.optionalTexts('imp_uid[]') ?? [];
		const merchantUids = input.optionalTexts('merchant_uid[]') ?? [];
		const asked = [
			...impUids.map((uid) => [payments.find(impKey, uid)].filter((one) => one !== undefined)),
			...merchantUids.map((uid) => {
				const tries = sorted(payments.ofMerchantUid(impKey, uid), '-started');
				return ofMerchantUid === 'all' ? tries : tries.slice(0, 1);
			}),
		];
		if (asked.length > MOST_UIDS && tooMany === 'refused') {
			throw new WrongInput(`최대 ${MOST_UIDS}개까지 조회할 수 있습니다.`);
		}
		const found = asked.slice(0, MOST_UIDS).map((tries) => tries.filter(isListed(shop)));
		const rows = [...new Set(found.flat())];
		if (rows.length === 0) throw new Refused(MESSAGES.noPayment, 404);
		return manyOf(
			rows.map(paymentOnWire),
			found.every(({ length }) => length > 0),
			settings,
		);
	},
};

/** 결제 단건조회(고유 고객사 주문번호 조회) API: the first by the sorting, of a status if one is said. */
const find: Endpoint = {
	method: 'GET',
	template: '/payments/find/{merchant_uid}/{payment_status}',
	alsoAt: ['/payments/find/{merchant_uid}'],
	parameters: ['sorting'],
	wrongInput: 200,
	run(call) {
		const [first] = ofMerchantUid(call);
		if (!first) throw new Refused(MESSAGES.noPayment, 404);
		return { response: paymentOnWire(first) };
	},
};

/** 결제 복수조회(고객사 주문번호 중복 포함) API */
const findAll: Endpoint = {
	method: 'GET',
	template: '/payments/findAll/{merchant_uid}/{payment_status}',
	alsoAt: ['/payments/findAll/{merchant_uid}'],
	parameters: ['page', 'limit', 'sorting'],
	wrongInput: 400,
	run(call) {
		const { shop, impKey, params } = call;
		const found = ofMerchantUid(call);
		if (shop.payments.ofMerchantUid(impKey, params['merchant_uid'] ?? '').length === 0) {
			throw new Refused('유효하지 않은 merchant_uid입니다.', 404);
		}
		const onlyLatest =
			params['payment_status'] && shop.settings.search.findAllByStatus === 'latest';
		return paged(call, onlyLatest ? sorted(found, '-updated').slice(0, 1) : found);
	},
};

/** 결제상태기준 복수조회 API: of at most 90 days, by when they came to stand so. */
const byStatus: Endpoint = {
	method: 'GET',
	template: BY_STATUS_PATH,
	parameters: ['page', 'limit', 'from', 'to', 'sorting'],
	wrongInput: 400,
	run(call) {
		const { shop, impKey, input } = call;
		const status = statusOf(call, ['all', ...PAYMENT_STATUSES]);
		const { from, to } = rangeOf(call);
		const sorting = input.optionalCode('sorting', SORTINGS) ?? '-started';
		disturb(call);
		const found = [...shop.payments.all()]
			.filter((one) => one.impKey === impKey && (status === 'all' || one.status === status))
			.filter((one) => statusAt(one) >= from && statusAt(one) < to + 1000)
			.filter(isListed(shop));
		return paged(call, sorted(found, sorting), 'refused');
	},
};

export const FIND_PAYMENTS_ENDPOINTS: readonly Endpoint[] = [getMany, find, findAll, byStatus];

/** A page of payments as this API has it: `{total, previous, next, list}`. */
export function paged(
	{ shop, input }: Call,
	payments: readonly Payment[],
	beyondData = shop.settings.search.beyondData,
): Answer {
	const page = input.optionalInt('page', 1) ?? 1;
	const limit = input.optionalInt('limit', 1) ?? DEFAULT_LIMIT;
	if (limit > HIGHEST_LIMIT) throw input.wrong('limit', `최대 ${HIGHEST_LIMIT}건입니다`);
	const size = Math.min(limit, shop.settings.search.mostRows);
	const pages = Math.max(1, Math.ceil(payments.length / size));
	if (page > pages && beyondData === 'refused') {
		throw new WrongInput('데이터 범위를 넘어선 page입니다.');
	}
	return {
		response: {
			total: payments.length,
			previous: page - 1,
			next: page < pages ? page + 1 : 0,
			list: payments.slice((page - 1) * size, page * size).map(paymentOnWire),
		},
	};
}

/** What was found of what was asked for: all, or a part (207). */
export function manyOf(
	response: readonly object[],
	isAll: boolean,
	{ partialSuccessCode: code }: Call['shop']['settings'],
): Answer {
	if (isAll) return { response };
	const message = '일부 건을 조회하지 못했습니다.';
	return { status: 207, code, ...(code !== 0 && { message }), response };
}

/** The payments of the path's order number and status, sorted. */
function ofMerchantUid(call: Call): Payment[] {
	const { shop, impKey, params, input } = call;
	const status = params['payment_status'] ? statusOf(call, PAYMENT_STATUSES) : undefined;
	const sorting = input.optionalCode('sorting', SORTINGS) ?? '-started';
	const found = shop.payments
		.ofMerchantUid(impKey, params['merchant_uid'] ?? '')
		.filter((one) => status === undefined || one.status === status)
		.filter(isListed(shop));
	return sorted(found, sorting);
}

function statusOf<Code extends string>({ params }: Call, codes: readonly Code[]): Code {
	const status = codes.find((one) => one === params['payment_status']);
	if (status === undefined) throw new WrongInput('유효하지 않은 payment_status입니다.');
	return status;
}

/** The range that is searched, both ends included; epoch ms. */
function rangeOf({ shop, input, now }: Call): { from: number; to: number } {
	const to = input.has('to') ? input.time('to') : Math.floor(now / 1000) * 1000;
	const earliest = to - DAYS_90_MS;
	const from = input.has('from') ? input.time('from') : earliest;
	if (from > to) throw input.wrong('to', 'from보다 과거일 수 없습니다');
	if (from < earliest && shop.settings.search.longRange === 'refused') {
		throw input.wrong('from', '검색기간은 최대 90일까지입니다');
	}
	return { from: Math.max(from, earliest), to };
}

function isListed({ settings }: Call['shop']): (payment: Payment) => boolean {
	return ({ sandbox }) => !sandbox || settings.search.testPayments === 'listed';
}

/** The fault `changeWhilePaging`: so many are paid just before a page is answered. */
function disturb({ shop, impKey, struck }: Call): void {
	for (const fault of struck.modifiers) {
		if (fault.kind !== 'changeWhilePaging') continue;
		for (let made = 0; made < (fault.count ?? 1); made += 1) createPayment(shop, { impKey });
	}
}
