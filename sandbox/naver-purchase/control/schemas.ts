import { name, strict, text } from '../../core/control/schema';

const url = { type: ['string', 'null'], pattern: '^https?://' };

/** A change of settings; see NaverPurchaseSettings for what each means. */
export const SETTINGS_SCHEMA = strict({
	productInfoUrl: url,
	areaSurchargeUrl: url,
	optionKey: { enum: ['optionManageCodes', 'optionManageCode'] },
	brackets: { enum: ['plain', 'encoded'] },
	contentType: { enum: ['xml', 'any'] },
	timeoutMs: { type: 'integer', minimum: 1, maximum: 60_000 },
});

const ADDRESS = { zipCode: { type: 'string', pattern: '^\\d{5}$' }, baseAddress: name };

const BUYER = strict(
	{ ...ADDRESS, name, tel: name, email: text, detailedAddress: text, memo: text },
	['name', 'tel', 'zipCode', 'baseAddress', 'detailedAddress'],
);

/**
 * A purchase, at once with `buyer`, or its order sheet without. What is wrong with `param` is a
 * reason to refuse it, not wrong input.
 */
export const PURCHASE_SCHEMA = strict({ param: {}, buyer: BUYER }, ['param']);

/** The address for which an order sheet is added up. */
export const QUOTE_SCHEMA = strict(ADDRESS, ['zipCode', 'baseAddress']);

/** Who pays an order sheet. */
export const PAY_SCHEMA = strict({ buyer: BUYER }, ['buyer']);
