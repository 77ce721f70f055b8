import type { Outcome } from '../../../shared/failure/errors';
import type { Entry, OperationContext } from '../../../shared/run/operation';
import { payEach as payEachOnce } from '../../../shared/run/payEach';
import type { PayJob } from '../../../shared/write/pay/payJob';
import type { PaymentsClient } from '../../api/client';
import { stateOf, statusOf } from '../../api/payments';

/** How payments go by their IDs at both servers: a payment that failed may get a further one. */
export const BY_PAYMENT_ID = {
	idName: 'paymentId',
	idLabel: 'payment ID',
	hasFurtherIds: true,
	stateOf,
	statusOf,
} satisfies Partial<PayJob>;

/** Takes the payment of each input item, each ID once. */
export const payEach = async <Input extends { paymentId: string }>(
	entries: Array<Entry<Input>>,
	context: OperationContext<PaymentsClient>,
	toJob: (input: Input) => PayJob,
): Promise<Outcome[]> =>
	await payEachOnce(entries, context, {
		idName: BY_PAYMENT_ID.idName,
		idOf: ({ paymentId }) => paymentId,
		toJob,
	});
