import { readKnown } from '../../../../shared/http/readMany';
import type { PaymentsClient } from '../../../api/client';
import { fetchPayment, type Payment } from '../../../api/payments';

/** A payment as it was read; `undefined` when PortOne has none by that ID. */
export interface PaymentFound {
	payment: Payment | undefined;
}

/** Reads the payments that units name. Those that can't be read are missing. */
export const readPayments = async (
	client: PaymentsClient,
	units: ReadonlyArray<{ paymentId: string }>,
): Promise<Map<string, PaymentFound>> =>
	await readKnown(
		units.map(({ paymentId }) => paymentId),
		async (id) => ({ payment: await fetchPayment(client, id) }),
	);
