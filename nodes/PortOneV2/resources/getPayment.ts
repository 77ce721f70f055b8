import { defineFields, editorOf } from '../../shared/fields/defineFields';
import { readAll } from '../../shared/fields/readAll';
import { found } from '../../shared/http/apiFailure';
import { defineOperation, type Operation } from '../../shared/run/operation';
import { readEach } from '../../shared/run/read/readEach';
import type { PaymentsClient } from '../api/client';
import type { EndpointName } from '../api/endpoints';
import { unknownPayment } from '../api/failures';
import { fetchPayment } from '../api/payments';
import { presentPayment } from '../api/present';
import { paymentId } from './fields';

const fields = defineFields({ paymentId });

/** Reading one payment, at either server. */
export const getPayment = (endpoint: EndpointName): Operation<PaymentsClient> =>
	defineOperation<PaymentsClient, { paymentId: string }>({
		value: 'get',
		name: 'Get',
		term: '단건 조회',
		action: 'Get a payment',
		description: 'One payment and how it stands',
		endpoints: [endpoint],
		done: 'read',
		properties: editorOf(fields),
		read: (parameters) => readAll(fields, parameters),
		run: async (entries, context) =>
			await readEach(
				entries,
				context,
				async (input) => {
					const payment = await fetchPayment(context.api, input.paymentId);
					const unknown = unknownPayment(context.api.serverName);
					return [{ ...input, ...presentPayment(found(payment, unknown)) }];
				},
				(input) => ({ ...input }),
			),
	});
