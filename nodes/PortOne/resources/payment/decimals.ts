import type { Failure } from '../../../shared/failure/errors';
import type { Payment } from '../../api/payments';
import { currencyOf } from '../../api/payments';
import type { CancelInput } from './cancelFields';

/**
 * Why amounts of a refund can't be those of its payment: won have no decimals. A sheet that writes thousands with a
 * dot gives 9.9 for 9.900. Before the payment is read its currency isn't known.
 */
export function decimalsRefusal(
	{ amount, checksum, fields }: CancelInput,
	payment: Payment,
): Failure | undefined {
	if (currencyOf(payment) !== 'KRW') return undefined;
	const amounts = { Amount: amount, 'Balance on Record': checksum };
	const parts = { 'Tax-Free Amount': fields.tax_free, 'VAT Amount': fields.vat_amount };
	for (const [label, value] of Object.entries({ ...amounts, ...parts })) {
		if (typeof value !== 'number' || Number.isInteger(value)) continue;
		return {
			message: `${label} has decimals, and KRW has none: ${value}`,
			advice: 'Give whole won. In the sheet, format the column as a number without decimals',
			badInput: true,
		};
	}
	return undefined;
}
