import { defineFields, editorOf } from '../../../../../shared/fields/defineFields';
import { readAll } from '../../../../../shared/fields/readAll';
import { found, orAbsent } from '../../../../../shared/http/apiFailure';
import { defineOperation } from '../../../../../shared/run/operation';
import { readEach } from '../../../../../shared/run/read/readEach';
import type { PaymentsClient } from '../../../../api/client';
import { isNotFound, unknownPayment } from '../../../../api/failures';
import { fetchTries, type Payment } from '../../../../api/payments';
import { presentPayment } from '../../../../api/present';
import { paymentId } from '../../../fields';

const fields = defineFields({ paymentId });

const readTries = async (client: PaymentsClient, id: string): Promise<Payment[]> =>
	found(await orAbsent(fetchTries(client, id), isNotFound), unknownPayment(client.serverName));

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
