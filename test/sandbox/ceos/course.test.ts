import type { Sandbox } from '../../../sandbox';
import { CeosClient, frozenSandbox } from '../support/ceos';

const PAYMENT = { paymentId: 'p1', paymentStatus: 'PAID', orderName: '노트북외 1건' };

/** The server of the 2026 course: an envelope around everything, and refusals of its own. */
describe('CEOS as the course has it', () => {
	let sandbox: Sandbox;
	let client: CeosClient;
	beforeAll(async () => (sandbox = await frozenSandbox()));
	beforeEach(() => {
		sandbox.reset({
			ceos: {
				failures: { rate: 0 },
				envelope: 'status',
				secretShape: 'course',
				stores: 'githubIds',
			},
		});
		client = new CeosClient(sandbox);
	});
	afterAll(() => sandbox.close());

	const pay = (paymentId: string, storeId = 'sandbox') => client.pay(paymentId, { storeId });

	it('wraps every answer in {status, message, payload}', async () => {
		expect((await client.get('/auth/navi')).body).toEqual({
			status: 200,
			message: expect.any(String),
			payload: {
				githubId: 'navi',
				apiSecretKey: sandbox.ceos.secretOf('navi'),
				createdAt: '2026-11-22T09:00:00.000000',
			},
		});
		sandbox.clock.advance(5000);
		expect((await client.get('/auth/navi')).body).toMatchObject({
			payload: { createdAt: '2026-11-22T09:00:00.000000' },
		});
		expect((await pay('p1')).body).toMatchObject({ status: 200, payload: { paymentId: 'p1' } });
		expect((await client.read('p1')).body).toMatchObject({ status: 200, payload: PAYMENT });
		expect((await client.cancel('p1')).body).toMatchObject({
			payload: { paymentStatus: 'CANCELLED' },
		});
	});

	it('or in {code, message, data}', async () => {
		sandbox.ceos.patchSettings({ envelope: 'code' });
		await pay('p1');
		expect((await client.read('p1')).body).toEqual({
			code: 200,
			message: expect.any(String),
			data: expect.objectContaining(PAYMENT),
		});
		expect((await client.read('p2')).body).toEqual({
			code: 404,
			message: expect.any(String),
			data: null,
		});
	});

	it('refuses with 403, 404, 409 and 500', async () => {
		await client.get('/auth/navi');
		expect((await pay('p1', 'navi')).status).toBe(403);
		expect((await pay('p1', 'nobody')).status).toBe(404);
		await pay('p1');
		expect((await pay('p1')).body).toEqual({
			status: 409,
			message: expect.any(String),
			payload: null,
		});
		expect((await client.cancel('p2')).status).toBe(404);
		await client.cancel('p1');
		expect((await client.cancel('p1')).status).toBe(409);
		sandbox.ceos.patchSettings({ failures: { rate: 1 } });
		expect((await pay('p3')).body['status']).toBe(500);
		expect(sandbox.ceos.ledger().totals).toMatchObject({ charges: 1, refused: 3, failed: 1 });
	});
});
