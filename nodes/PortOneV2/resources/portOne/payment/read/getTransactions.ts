import { defineFields, editorOf } from '../../../../../shared/fields/defineFields';
import { readAll } from '../../../../../shared/fields/readAll';
import { ApiFailure, orFailure } from '../../../../../shared/http/apiFailure';
import { defineOperation } from '../../../../../shared/run/operation';
import { readEach } from '../../../../../shared/run/read/readEach';
import type { PaymentsClient } from '../../../../api/client';
import { isNotFound, unknownPayment } from '../../../../api/failures';
import { fetchTries, type Payment } from '../../../../api/payments';
import { presentPayment } from '../../../../api/present';
import { paymentId } from '../../../fields';

const fields = defineFields({ paymentId });

async function readTries(client: PaymentsClient, id: string): Promise<Payment[]> {
	const tries = await orFailure(fetchTries(client, id));
	if (!(tries instanceof ApiFailure)) return tries;
	if (!isNotFound(tries)) throw tries;
	throw new ApiFailure(unknownPayment(client.serverName), false, false);
}

export const getTransactions = defineOperation<PaymentsClient, { paymentId: string }>({
	value: 'getTransactions',
	name: 'Get Transactions',
	term: '결제 시도 내역 조회',
	action: 'Get the transactions of a payment',
	description: 'Every try to pay under a payment ID, failed ones too: a payment shows its last one',
	endpoints: ['getTries'],
	done: 'read',
	properties: editorOf(fields),
	read: (parameters) => readAll(fields, parameters),
	run: async (entries, context) =>
		await readEach(
			entries,
			context,
			async (input) =>
				(await readTries(context.api, input.paymentId)).map((one) => ({
					...input,
					transactionId: one.id,
					...presentPayment(one),
				})),
			(input) => ({ ...input }),
		),
});
