import type { IDataObject } from 'n8n-workflow';

import { definedOnly } from '../../../../shared/data/objects';
import { defineFields, optionsOf } from '../../../../shared/fields/defineFields';
import { requiredText } from '../../../../shared/fields/kinds';
import type { ParameterReader } from '../../../../shared/fields/parameterReader';
import { readAll } from '../../../../shared/fields/readAll';
import { currency, requiredAmount } from '../../currency';
import { CUSTOMER_FIELDS, readCustomer } from './customer';
import { BILLING_KEY_OPTIONS, INSTANT_OPTIONS } from './options';
import { products } from './products';

/** What every payment says of its order. */
export const ORDER = {
	orderName: requiredText({
		label: 'Order Name',
		placeholder: 'e.g. 노트북 외 1건',
		description: '주문명: shown to the customer',
	}),
	total: requiredAmount({
		label: 'Amount',
		description: '총 금액 (amount.total): in won, or in the smallest unit of the currency (cents)',
	}),
	currency,
	...CUSTOMER_FIELDS,
	products,
};

const { options, ...fields } = defineFields({
	...ORDER,
	options: optionsOf({ ...BILLING_KEY_OPTIONS, ...INSTANT_OPTIONS }),
});
const { taxFree: TAX_FREE, vat: VAT, ...PLAIN } = options;

/** Parts of the amount. @throws InputError when they are more than all of it */
function readAmounts(parameters: ParameterReader, ofCurrency: string): IDataObject {
	const total = fields.total.read(parameters, ofCurrency);
	const taxFree = TAX_FREE.read(parameters, ofCurrency);
	const vat = VAT.read(parameters, ofCurrency);
	if ((taxFree ?? 0) + (vat ?? 0) > total) {
		throw TAX_FREE.error('and VAT are together more than the amount');
	}
	return definedOnly({ total, taxFree, vat });
}

function cashReceiptOf(
	type: string | undefined,
	customerIdentityNumber: string | undefined,
): IDataObject | undefined {
	if (type === undefined) {
		if (customerIdentityNumber === undefined) return undefined;
		throw options.cashReceiptType.error('is empty, but Cash Receipt Number is not');
	}
	if (type === 'NO_RECEIPT' && customerIdentityNumber !== undefined) {
		throw options.customerIdentityNumber.error('is not for NO_RECEIPT');
	}
	return definedOnly({ type, customerIdentityNumber });
}

/**
 * Reads what is paid under the API's own names; what is unset, or not a field of the operation, is left out.
 *
 * @throws InputError
 */
export function readOrder(parameters: ParameterReader): IDataObject {
	const orderName = fields.orderName.read(parameters);
	const { cashReceiptType, customerIdentityNumber, ...others } = readAll(PLAIN, parameters);
	const ofCurrency = fields.currency.read(parameters, true);
	return definedOnly({
		orderName,
		amount: readAmounts(parameters, ofCurrency),
		currency: ofCurrency,
		...others,
		cashReceipt: cashReceiptOf(cashReceiptType, customerIdentityNumber),
		products: fields.products.read(parameters, ofCurrency),
		...readCustomer(parameters),
	});
}
