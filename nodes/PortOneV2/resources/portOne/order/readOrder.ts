import type { IDataObject } from 'n8n-workflow';

import { InputError } from '../../../../shared/failure/errors';
import { definedOnly } from '../../../../shared/data/objects';
import type { ParameterReader } from '../../../../shared/fields/parameterReader';
import { readAmount, readCurrency } from '../../currency';
import { readData, readObject } from '../../fields';
import { readNested } from './nested';
import {
	AMOUNTS,
	COUNTS,
	FLAGS,
	option,
	ORDER_NAME,
	productTypes,
	TEXTS,
	TOTAL,
} from './orderFields';
import { readProducts } from './products';

const MOST = 2 ** 31 - 1;

/** Forms of the texts that PortOne's document limits. */
const FORMS: Readonly<Record<string, RegExp>> = {
	country: /^[A-Z]{2}$/,
	locale: /^[A-Z]{2}_[A-Z]{2}$/,
	cashReceiptType: /^(PERSONAL|CORPORATE|NO_RECEIPT)$/,
};

function readTexts(parameters: ParameterReader): Record<string, string | undefined> {
	return Object.fromEntries(
		TEXTS.map(([name, label]) => {
			const field = option(name, label);
			const text = name === 'customData' ? readData(parameters, field) : parameters.text(field);
			const form = FORMS[name];
			if (text !== undefined && form !== undefined && !form.test(text)) {
				throw new InputError(label, 'is not one that PortOne takes');
			}
			return [name, text];
		}),
	);
}

function readUrls(parameters: ParameterReader): string[] | undefined {
	const field = option('noticeUrls', 'Notice URLs');
	const urls = parameters
		.text(field)
		?.split(/[,\s]+/)
		.filter((url) => url !== '');
	if (urls?.some((url) => !/^https?:\/\/\S+$/.test(url)) === true) {
		throw new InputError(field.label, 'must be URLs');
	}
	return urls;
}

/** Parts of the amount. @throws InputError when they are more than all of it */
function readAmounts(parameters: ParameterReader, currency: string): IDataObject {
	const total = readAmount(parameters, TOTAL, currency);
	const [taxFree, vat] = AMOUNTS.map(([name, label]) =>
		parameters.wholeMoney(option(name, label), currency, { max: MOST }),
	);
	if ((taxFree ?? 0) + (vat ?? 0) > total) {
		throw new InputError('Tax-Free Amount', 'and VAT are together more than the amount');
	}
	return definedOnly({ total, taxFree, vat });
}

function readCashReceipt(texts: Record<string, string | undefined>): IDataObject | undefined {
	const { cashReceiptType: type, customerIdentityNumber } = texts;
	if (type === undefined) {
		if (customerIdentityNumber === undefined) return undefined;
		throw new InputError('Cash Receipt Type', 'is empty, but Cash Receipt Number is not');
	}
	if (type === 'NO_RECEIPT' && customerIdentityNumber !== undefined) {
		throw new InputError('Cash Receipt Number', 'is not for NO_RECEIPT');
	}
	return definedOnly({ type, customerIdentityNumber });
}

/**
 * Reads what is paid under the API's own names; what is unset, or not a field of the operation, is left out.
 *
 * @throws InputError
 */
export function readOrder(parameters: ParameterReader): IDataObject {
	const orderName = parameters.text(ORDER_NAME);
	if (orderName === undefined) throw new InputError(ORDER_NAME.label, 'is empty');
	const texts = readTexts(parameters);
	const [productCount, installmentMonth] = COUNTS.map(([name, label]) =>
		parameters.integer(option(name, label), { min: 0, max: MOST }),
	);
	const { customData, country, promotionId, channelKey, locale } = texts;
	const currency = readCurrency(parameters, true);
	return definedOnly({
		orderName,
		amount: readAmounts(parameters, currency),
		currency,
		...{ customData, country, promotionId, channelKey, locale, productCount, installmentMonth },
		...Object.fromEntries(
			FLAGS.map(([name, label]) => [name, parameters.boolean(option(name, label))]),
		),
		cashReceipt: readCashReceipt(texts),
		productType: parameters.code(option('productType', 'Product Type'), productTypes, false),
		noticeUrls: readUrls(parameters),
		bypass: readObject(parameters, option('bypass', 'Bypass (JSON)')),
		products: readProducts(parameters, currency),
		...readNested(parameters),
	});
}
