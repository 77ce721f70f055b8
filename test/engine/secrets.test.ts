import { credentialFor, openShop, type Shop } from '../support/shops/shop';

let shop: Shop;
beforeAll(async () => {
	shop = await openShop();
});
afterAll(async () => await shop.sandbox.close());
beforeEach(() => shop.reset());

const OPERATIONS = [
	{ operation: 'confirm' },
	{ operation: 'get' },
	{ operation: 'dispatch', deliveryCompanyCode: 'CJGLS', trackingNumber: '1' },
	{
		operation: 'delay',
		dispatchDueDate: '2026-11-25',
		delayedDispatchReason: 'ETC',
		dispatchDelayedDetailedReason: 'x',
	},
	{ operation: 'getChanges', period: 'custom', lastChangedFrom: '2026-11-22' },
	{ operation: 'getMany', period: 'custom', from: '2026-11-22' },
	{ operation: 'getIds', orderId: '2026112212345601' },
];
const FAULTS = [
	{ kind: 'resetBefore' },
	{ kind: 'status', status: 500 },
	{ kind: 'unauthorized' },
	{ kind: 'ipNotAllowed' },
	{ kind: 'quota' },
	{ kind: 'html', status: 502 },
	{ kind: 'truncate' },
] as const;

/** What must never be told: the secret, the token in its kept form and as it is sent, and its signature. */
function secrets(): string[] {
	const { applicationSecret, accessToken } = shop.engine.store.get('shop')?.data as Record<
		string,
		string
	>;
	const kept =
		accessToken === undefined || accessToken === ''
			? []
			: [accessToken, accessToken.split('.').slice(2).join('.')];
	const signatures = shop.sandbox.journal
		.entries()
		.map(({ body }) => (body as { client_secret_sign?: string } | undefined)?.client_secret_sign)
		.filter(
			(signature): signature is string =>
				signature !== undefined && /^[A-Za-z0-9+/]{80}$/.test(signature),
		);
	return [applicationSecret ?? '', ...kept, ...signatures, 'JDJhJDA0'];
}

test.each(FAULTS)('no error, output or saved run holds a secret after $kind', async (fault) => {
	for (const onError of ['stopWorkflow', 'continueRegularOutput', 'continueErrorOutput'] as const) {
		for (const parameters of OPERATIONS) {
			shop.reset();
			const items = shop.paidOrders(1).map((productOrderId) => ({ productOrderId }));
			shop.sandbox.faults.add({ ...fault, match: { path: '/pay-order/' }, times: 0 } as never);
			const run = await shop.engine.run(
				{ resource: 'productOrder', ...parameters },
				{ items, onError },
			);
			expect(secrets().length).toBeGreaterThan(2);
			const told = run.saved + JSON.stringify(run.error ?? {}) + String(run.error?.message);
			for (const secret of secrets()) expect(told).not.toContain(secret);
			expect(told).not.toContain('Bearer');
		}
	}
});

test.each([
	{ kind: 'resetBefore' },
	{ kind: 'status', status: 400, code: 'BAD_REQUEST' },
	{ kind: 'html', status: 500 },
] as const)('nor when no token is to be had: $kind', async (fault) => {
	shop.sandbox.faults.add({ ...fault, match: { path: '/oauth2/token' }, times: 0 } as never);
	const { saved, error } = await shop.engine.run(
		{ resource: 'productOrder', operation: 'confirm' },
		{ items: [{ productOrderId: '1' }] },
	);
	expect(error).toBeDefined();
	for (const secret of secrets()) expect(saved).not.toContain(secret);
});

test('nor when the trigger fails', async () => {
	shop.sandbox.faults.add({
		kind: 'status',
		status: 403,
		match: { path: '/pay-order/' },
		times: 0,
	});
	const error = await shop.engine
		.trigger({})
		.poll({})
		.catch((thrown: unknown) => thrown);
	const told =
		JSON.stringify(error) +
		String(error) +
		JSON.stringify(Object.getOwnPropertyNames(error).map((name) => String((error as never)[name])));
	for (const secret of secrets()) expect(told).not.toContain(secret);
	expect(credentialFor(shop.sandbox).applicationSecret).toMatch(/^\$2a\$/);
});
