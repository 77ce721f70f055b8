import type { IExecuteFunctions, IHttpRequestOptions } from 'n8n-workflow';

import { PaymentsClient } from '../../../nodes/PortOneV2/api/client';
import { fetchPayment } from '../../../nodes/PortOneV2/api/payments';

/** CEOS behind n8n 1, which keeps of a refusal whose body is no object nothing but its status. */
const behindOne = async (body: string): Promise<PaymentsClient> => {
	const functions = {
		getCredentials: async () => ({ server: 'ceos', apiSecret: 'secret', storeId: 'shop' }),
		helpers: {
			async httpRequestWithAuthentication(_: string, options: IHttpRequestOptions) {
				if (options.ignoreHttpStatusErrors === true) return { statusCode: 404, headers: {}, body };
				throw Object.assign(new Error('Not found'), { httpCode: '404', context: {} });
			},
		},
	};
	return await PaymentsClient.create(functions as unknown as IExecuteFunctions, 'ceos');
};

test('n8n 1: a 404 without a body says that there is no such payment', async () => {
	expect(await fetchPayment(await behindOne(''), 'order-1')).toBeUndefined();
});

test("n8n 1: a page that isn't there says nothing about a payment", async () => {
	await expect(fetchPayment(await behindOne('<html></html>'), 'order-1')).rejects.toThrow(/404/);
});
