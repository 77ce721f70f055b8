import { InputError } from '../../../../shared/failure/errors';
import type { CodedValue } from '../../../../shared/fields/codedValue';
import {
	checked,
	data,
	type FieldSpec,
	integer,
	oneOf,
	openCode,
	text,
	toggle,
	wholeMoney,
} from '../../../../shared/fields/kinds';
import { cashReceiptTypes, countries, locales } from '../../../api/codes';
import { jsonObject } from '../../fields';

/** Largest whole number that PortOne's document allows. */
const MOST = 2 ** 31 - 1;

/** What is sold (PaymentProductType). */
const productTypes: readonly CodedValue[] = [
	{ code: 'PHYSICAL', en: 'Goods', ko: '실물 상품' },
	{ code: 'DIGITAL', en: 'Digital Content', ko: '디지털 상품' },
];

/** A country. */
export const country = (spec: FieldSpec) => openCode(/^[A-Z]{2}$/, countries, spec);

const count = (spec: FieldSpec) => integer({ default: 0, ...spec }, { min: 0, max: MOST });

/** A part of the amount, which is read with the currency. */
const partOfAmount = (spec: FieldSpec) => wholeMoney({ default: 0, ...spec }, { max: MOST });

/** Options that every payment has. */
const COMMON_OPTIONS = {
	customData: data({
		label: 'Custom Data',
		description: '사용자 지정 데이터: comes back with the payment; objects become JSON',
	}),
	country: country({ label: 'Country', description: '결제 국가: by name or code' }),
	promotionId: text({ label: 'Promotion ID', description: '프로모션 아이디' }),
	productCount: count({ label: 'Product Count', description: '상품 개수' }),
	productType: oneOf(productTypes, {
		label: 'Product Type',
		description: '상품 유형',
	}),
	taxFree: partOfAmount({
		label: 'Tax-Free Amount',
		description: '면세액: how much of the amount is free of VAT',
	}),
	vat: partOfAmount({
		label: 'VAT Amount',
		description: '부가세액: where it is not one eleventh of what is taxed',
	}),
	noticeUrls: checked(
		text({
			label: 'Notice URLs',
			description: '웹훅 주소: one or several with commas between, instead of those of the store',
		}),
		(list, { label }) => {
			const urls = list.split(/[,\s]+/).filter((url) => url !== '');
			if (urls.every((url) => /^https?:\/\/\S+$/.test(url))) return urls;
			throw new InputError(label, 'must be URLs');
		},
	),
	bypass: jsonObject({
		label: 'Bypass (JSON)',
		description: 'PG사별 추가 파라미터: passed on to the payment company as it is',
	}),
};

/** Whether PortOne keeps quiet: not for scheduled payments. */
export const WEBHOOK_OPTIONS = {
	skipWebhook: toggle({
		label: 'Skip Webhook',
		description: 'Whether no webhook (웹훅) is sent when the payment succeeds',
	}),
};

/** Options of payments by billing key, now or scheduled. */
export const BILLING_KEY_OPTIONS = {
	...COMMON_OPTIONS,
	channelKey: text({
		label: 'Channel Key',
		description: '채널 키: for a billing key that several channels have issued',
	}),
	locale: openCode(/^[A-Z]{2}_[A-Z]{2}$/, locales, {
		label: 'Locale',
		description: '결제 언어: required by Eximbay (엑심베이)',
	}),
	cashReceiptType: oneOf(cashReceiptTypes, {
		label: 'Cash Receipt Type',
		description: '현금영수증 유형',
	}),
	customerIdentityNumber: text({
		label: 'Cash Receipt Number',
		description: '현금영수증 식별 번호 (cashReceipt): phone or business number',
	}),
	installmentMonth: count({
		label: 'Instalment Months',
		description: '할부 개월 수: 0 for none',
	}),
	useFreeInterestFromMerchant: toggle({
		label: 'Interest-Free by Merchant',
		description: 'Whether the shop pays the interest of instalments (무이자 할부 고객사 부담)',
	}),
	useCardPoint: toggle({
		label: 'Use Card Points',
		description: 'Whether points of the card are used (카드 포인트 사용)',
	}),
};

/** Options of instant payments. */
export const INSTANT_OPTIONS = {
	...COMMON_OPTIONS,
	...WEBHOOK_OPTIONS,
	isCulturalExpense: toggle({
		label: 'Cultural Expense',
		description: 'Whether it is a cultural expense (문화비 지출)',
	}),
	isEscrow: toggle({
		label: 'Escrow',
		description: 'Whether it is an escrow payment (에스크로)',
	}),
};
