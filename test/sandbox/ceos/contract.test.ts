import Ajv, { type ValidateFunction } from 'ajv';

import type { Sandbox } from '../../../sandbox';
import { ENDPOINTS } from '../../../sandbox/ceos/endpoints';
import { SECRET_SHAPES } from '../../../sandbox/ceos/settings';
import { CeosClient, frozenSandbox, type Reply } from '../support/ceos';

const LOCAL = { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\.\\d{6}$' };
const text = { type: 'string' };
const exactly = (properties: object) => ({
	type: 'object',
	properties,
	required: Object.keys(properties),
	additionalProperties: false,
});

/** What CEOS's page says of each answer. */
const PAID = exactly({ paymentId: text, paidAt: LOCAL });
const PAYMENT = exactly({
	paymentId: text,
	paymentStatus: { enum: ['PAID', 'FAILED', 'CANCELLED'] },
	orderName: text,
	pgProvider: { const: 'CEOS_PAY' },
	currency: { enum: ['KRW', 'USD'] },
	customData: { type: ['string', 'null'] },
	paidAt: { oneOf: [LOCAL, { type: 'null' }] },
});
const PROBLEM = exactly({
	timestamp: text,
	status: { type: 'integer' },
	error: text,
	message: text,
	path: text,
});

const ajv = new Ajv();
const IS_PAID = ajv.compile(PAID);
const IS_PAYMENT = ajv.compile(PAYMENT);
const IS_PROBLEM = ajv.compile(PROBLEM);

function agreeing({ status, body }: Reply, right: ValidateFunction): number {
	const check = status === 200 ? right : IS_PROBLEM;
	check(body);
	expect({ body, errors: check.errors }).toMatchObject({ errors: null });
	return status;
}

describe('every reply of the simulated CEOS agrees with its page', () => {
	let sandbox: Sandbox;
	let client: CeosClient;
	beforeAll(async () => (sandbox = await frozenSandbox()));
	beforeEach(() => {
		sandbox.reset();
		client = new CeosClient(sandbox);
	});
	afterAll(() => sandbox.close());

	it('has exactly the calls of the page', () => {
		expect(ENDPOINTS.map(({ method, template }) => `${method} ${template}`)).toEqual([
			'GET /auth/{githubId}',
			'POST /payments/{paymentId}/instant',
			'POST /payments/{paymentId}/cancel',
			'GET /payments/{paymentId}',
		]);
	});

	it.each(['KRW', 'USD'])('pays, reads and cancels in %s', async (currency) => {
		for (const customData of ['{"item":"노트북"}', null, undefined]) {
			const id = `20251022_${currency}_${String(customData)}`;
			expect(agreeing(await client.pay(id, { currency, customData }), IS_PAID)).toBe(200);
			const read = await client.read(id);
			expect(agreeing(read, IS_PAYMENT)).toBe(200);
			expect(read.body).toMatchObject({ paymentStatus: 'PAID', customData: customData ?? null });
			expect(agreeing(await client.cancel(id), IS_PAYMENT)).toBe(200);
			expect((await client.read(id)).body).toMatchObject({ paymentStatus: 'CANCELLED' });
		}
	});

	it('reads a payment that failed', async () => {
		sandbox.ceos.putPayment({ paymentId: 'f', status: 'FAILED' });
		const read = await client.read('f');
		expect(agreeing(read, IS_PAYMENT)).toBe(200);
		expect(read.body).toMatchObject({ paymentStatus: 'FAILED', paidAt: null });
	});

	it('refuses in one form', async () => {
		await client.pay('twice');
		const stranger = new CeosClient(sandbox, 'ceos_unknown');
		const nobody = new CeosClient(sandbox, '');
		const statuses = [
			agreeing(await client.read('none'), IS_PAYMENT),
			agreeing(await client.cancel('none'), IS_PAYMENT),
			agreeing(await client.pay('twice'), IS_PAID),
			agreeing(await stranger.read('twice'), IS_PAYMENT),
			agreeing(await nobody.pay('x'), IS_PAID),
			agreeing(await client.get('/payments'), IS_PAYMENT),
			agreeing(await client.get('/auth/not--github'), IS_PAYMENT),
		];
		expect(statuses).toEqual([404, 404, 409, 401, 401, 404, 400]);
		for (const [kind, status] of [
			['unauthorized', 401],
			['ipNotAllowed', 403],
			['rateLimit', 429],
		] as const) {
			sandbox.faults.add({ kind, match: { server: 'ceos' } });
			expect(agreeing(await client.read('twice'), IS_PAYMENT)).toBe(status);
		}
		sandbox.faults.add({ kind: 'status', status: 503, message: '점검' });
		const down = await client.read('twice');
		expect(agreeing(down, IS_PAYMENT)).toBe(503);
		expect(down.body).toMatchObject({ message: '점검', error: 'Service Unavailable' });
	});

	it.each(SECRET_SHAPES)('issues the secret as %s, always the same', async (secretShape) => {
		sandbox.ceos.patchSettings({ secretShape });
		const nobody = new CeosClient(sandbox, '');
		const { status, text: answer, contentType } = await nobody.get('/auth/Octo-Cat');
		const secret = sandbox.ceos.secretOf('octo-cat');
		expect([status, answer]).toEqual([200, expect.stringContaining(secret)]);
		expect(contentType).toMatch(secretShape === 'text' ? /^text\/plain/ : /^application\/json/);
		expect(answer === secret).toBe(secretShape === 'text');
		expect((await nobody.get('/auth/octo-cat')).text).toBe(answer);
		const octocat = new CeosClient(sandbox, secret);
		expect((await octocat.pay('20251022_0001')).status).toBe(200);
		expect((await client.read('20251022_0001')).status).toBe(404);
	});
});
