import { ApiFailure } from '../../../../shared/http/apiFailure';
import { readMany } from '../../../../shared/http/readMany';
import type { PaymentsClient } from '../../../api/client';
import { fetchPayment, type Payment } from '../../../api/payments';

/** A payment as it was read; `undefined` when PortOne has none by that ID. */
export interface PaymentFound {
	payment: Payment | undefined;
}

/** Reads payments by their IDs. Those that can't be read are missing. */
export async function readPayments(
	client: PaymentsClient,
	ids: readonly string[],
): Promise<Map<string, PaymentFound>> {
	const states = new Map<string, PaymentFound>();
	for (const [id, payment] of await readMany(ids, async (id) => await fetchPayment(client, id))) {
		if (!(payment instanceof ApiFailure)) states.set(id, { payment });
	}
	return states;
}
