import { BANKS, COUNTRIES, CURRENCIES } from '../codes';

/** Building blocks of request schemas (PortOne API 1.16.0). */

export const text = { type: 'string' };
export const filled = { type: 'string', minLength: 1 };
export const flag = { type: 'boolean' };
export const int32 = { type: 'integer', minimum: -(2 ** 31), maximum: 2 ** 31 - 1 };
/** Amounts in the smallest unit of the currency. */
export const amount = { type: 'integer', minimum: 0, maximum: Number.MAX_SAFE_INTEGER };
export const positive = { ...amount, minimum: 1 };
export const instant = { type: 'string', format: 'date-time' };
export const texts = { type: 'array', items: text };
export const country = { enum: COUNTRIES };
export const currency = { enum: CURRENCIES };
export const bank = { enum: BANKS };

/** An object with these members; `rules` are further keywords. */
export const object = (properties: object, required: string[] = [], rules: object = {}) => ({
	type: 'object',
	properties,
	required,
	additionalProperties: false,
	...rules,
});

/** Exactly one of the members has to be there. */
export const oneMember = { minProperties: 1, maxProperties: 1 };

const ADDRESS = object(
	{ addressLine1: text, addressLine2: text, city: text, province: text, country },
	['addressLine1', 'addressLine2'],
);

/** A buyer. */
export const CUSTOMER = object({
	id: text,
	name: object(
		{ full: text, separated: object({ first: text, last: text }, ['first', 'last']) },
		[],
		{ maxProperties: 1 },
	),
	birthYear: text,
	birthMonth: text,
	birthDay: text,
	country,
	gender: { enum: ['MALE', 'FEMALE', 'OTHER'] },
	email: text,
	phoneNumber: text,
	address: ADDRESS,
	zipcode: text,
	businessRegistrationNumber: text,
});

const PRODUCT = object(
	{ id: text, name: text, tag: text, code: text, amount, quantity: int32, link: text },
	['id', 'name', 'amount', 'quantity'],
);

export const CASH_RECEIPT_TYPE = { enum: ['PERSONAL', 'CORPORATE', 'NO_RECEIPT'] };

/** What every payment may say of its order. */
export const ORDER_MEMBERS = {
	storeId: filled,
	orderName: filled,
	customer: CUSTOMER,
	customData: text,
	amount: object({ total: positive, taxFree: amount, vat: amount }, ['total']),
	currency,
	country,
	noticeUrls: texts,
	products: { type: 'array', items: PRODUCT },
	productCount: int32,
	productType: { enum: ['PHYSICAL', 'DIGITAL'] },
	shippingAddress: ADDRESS,
	promotionId: filled,
	bypass: { type: 'object' },
};
