import type { CodedValue } from '../../shared/fields/codedValue';

/** 부가세 부과 여부. */
export const taxTypes: readonly CodedValue[] = [
	{ code: 'TAX', en: 'Taxed', ko: '과세', also: ['과세상품'] },
	{ code: 'TAX_FREE', en: 'Tax Free', ko: '면세', also: ['면세상품', '비과세', '비과세상품'] },
];

/** 판매 상태; those other than ON_SALE are inferred. */
export const statuses: readonly CodedValue[] = [
	{ code: 'ON_SALE', en: 'On Sale', ko: '판매중', also: ['판매', '정상판매'] },
	{ code: 'SOLD_OUT', en: 'Sold Out', ko: '품절', also: ['품절상품', '일시품절'] },
	{ code: 'NOT_SALE', en: 'Not for Sale', ko: '판매중지' },
];

/** 배송 방법. */
export const methods: readonly CodedValue[] = [
	{ code: 'DELIVERY', en: 'Delivery', ko: '택배', also: ['택배배송'] },
	{ code: 'QUICK_SVC', en: 'Quick Service', ko: '퀵서비스', also: ['퀵', '퀵배송'] },
	{ code: 'DIRECT_DELIVERY', en: 'Direct Delivery', ko: '직접전달', also: ['직접배송'] },
	{ code: 'VISIT_RECEIPT', en: 'Pick-Up', ko: '방문수령', also: ['직접수령'] },
	{ code: 'NOTHING', en: 'No Delivery', ko: '배송없음' },
];

/** 배송비 결제 방법; FREE in product information only. */
export const feePayTypes: readonly CodedValue[] = [
	{ code: 'PREPAYED', en: 'Prepaid', ko: '선불', also: ['선결제', '선불결제'] },
	{ code: 'CASH_ON_DELIVERY', en: 'Cash on Delivery', ko: '착불', also: ['착불결제'] },
	{ code: 'FREE', en: 'Free', ko: '무료', also: ['무료배송'] },
];

/** 배송비 유형, in product information. */
export const feeTypes: readonly CodedValue[] = [
	{ code: 'FREE', en: 'Free', ko: '무료', also: ['무료배송'] },
	{ code: 'CHARGE', en: 'Charged', ko: '유료', also: ['유료배송'] },
	{
		code: 'CONDITIONAL_FREE',
		en: 'Conditionally Free',
		ko: '조건부무료',
		also: ['조건부 무료배송'],
	},
	{
		code: 'CHARGE_BY_QUANTITY',
		en: 'Charged by Quantity',
		ko: '수량별',
		also: ['수량별부과', '수량별차등'],
	},
];

/** Areas with a surcharge of their own. Without Jeju, Jeju counts as island. */
export const areas: readonly CodedValue[] = [
	{ code: 'jeju', en: 'Jeju', ko: '제주', also: ['제주도', '제주지역', '제주특별자치도'] },
	{
		code: 'island',
		en: 'Island',
		ko: '도서산간',
		also: ['도서·산간', '도서/산간', '도서산간지역', '산간도서'],
	},
];
