import Ajv, { type ValidateFunction } from 'ajv';

import type { Sandbox } from '../../../sandbox';
import type { FaultSpec } from '../../../sandbox/core/faults/kinds';
import { ENDPOINTS } from '../../../sandbox/portone-v1/endpoints';
import { PURCHASE_PARAMETERS } from '../../../sandbox/portone-v1/schedules/purchase';
import { frozenSandbox, PortOneClient, purchase, type Reply } from '../support/portone-v1';
import { type Bench, call, order, RIGHT, WHOLE_PURCHASE } from './contract/calls';
import { OPERATIONS, schemaOf } from './contract/operations';

const NAMES = Object.keys(OPERATIONS);
const ajv = new Ajv({ allErrors: true });
const compiled = new Map<string, ValidateFunction>();

describe('every reply of the simulated PortOne agrees with its document', () => {
	let sandbox: Sandbox;
	let bench: Bench;

	beforeAll(async () => (sandbox = await frozenSandbox()));
	beforeEach(async () => {
		sandbox.reset();
		bench = { sandbox, client: await PortOneClient.ready(sandbox) };
	});
	afterAll(() => sandbox.close());

	/** Checks the reply of the last request; gives its status. */
	function agreeing({ status, body }: Reply): number {
		const { method = '', route = '' } = sandbox.journal.entries().at(-1) ?? {};
		const operation = `${method} ${route}`;
		const refused = status >= 400 || body.code !== 0;
		const key = `${operation} ${status} ${refused}`;
		const check = compiled.get(key) ?? ajv.compile(schemaOf(operation, status, body.code));
		compiled.set(key, check);
		check(body);
		expect({ key, body, errors: check.errors }).toMatchObject({ errors: null });
		return status;
	}

	it('has exactly the operations and parameters of the document', () => {
		const simulated = ENDPOINTS.map(({ method, template, parameters }) => [
			`${method} ${template}`,
			[...parameters].sort(),
		]);
		const documented = Object.entries(OPERATIONS).map(([name, { parameters }]) => [
			name,
			parameters.split(' ').filter(Boolean).sort(),
		]);
		const token = ['POST /users/getToken', ['imp_key', 'imp_secret']];
		expect(Object.fromEntries([...simulated, token])).toEqual(Object.fromEntries(documented));
		expect(NAMES).toHaveLength(42);
		const members = { ...purchase('x', 1), ...WHOLE_PURCHASE };
		expect(Object.keys(members).sort()).toEqual([...PURCHASE_PARAMETERS].sort());
	});

	it.each(NAMES)('%s: with every parameter, as JSON and as a form', async (name) => {
		for (const form of [false, true]) {
			const right = await RIGHT[name]!(bench);
			const given = Object.keys(right.input ?? {}).sort();
			// `pg` stands where `channel_key` doesn't: never both.
			const all = OPERATIONS[name]!.parameters.split(' ').filter(
				(one) => one !== '' && one !== 'pg',
			);
			expect(given).toEqual(all.sort());
			const reply = await call(bench, name, right, form);
			expect(reply.body).toMatchObject({ code: 0 });
			expect(agreeing(reply)).toBe(200);
		}
	});

	it.each(NAMES)('%s: without a token, and with members left out', async (name) => {
		sandbox.portOneV1.patchSettings({ emptyMembers: 'absent' });
		const right = await RIGHT[name]!(bench);
		// The first answer: a second time many are refused.
		const lean = await call(bench, name, right);
		expect([agreeing(lean), lean.body.code]).toEqual([200, 0]);
		expect(JSON.stringify(lean.body)).not.toContain('null');
		sandbox.portOneV1.patchSettings({ emptyMembers: 'null' });
		bench.client.token = '';
		const anonymous = await call(bench, name, { ...right, input: {} });
		expect(agreeing(anonymous)).toBe(401);
	});

	it.each(NAMES)('%s: about what does not exist, and without parameters', async (name) => {
		const [method = '', template = ''] = name.split(' ');
		const path = template.replace('{payment_status}', 'paid').replace(/\{\w+\}/g, 'nothing');
		const unknown = name === 'PUT /payments/prepare' && { merchant_uid: 'nothing', amount: 1 };
		const status = agreeing(
			unknown ? await bench.client.put(path, unknown) : await bench.client.send(method, path),
		);
		const { statuses } = OPERATIONS[name]!;
		if (statuses.includes(404)) expect(status).toBe(404);
		const right = await RIGHT[name]!(bench);
		agreeing(await call(bench, name, { ...right, input: {} }));
		for (const parameter of Object.keys(right.input ?? {})) {
			const input = { ...right.input, [parameter]: { not: 'this' } };
			agreeing(await call(bench, name, { ...right, input }));
		}
	});

	it.each(
		NAMES.filter((name) => name.startsWith('POST ') && OPERATIONS[name]!.statuses.includes(207)),
	)('%s: some, none, and nobody’s product orders', async (name) => {
		const right = await RIGHT[name]!(bench);
		const [one, other] = right.input!['product_order_id'] as string[];
		const attempt = (ids?: string[]) =>
			call(bench, name, {
				...right,
				input: { ...right.input, ...(ids && { product_order_id: ids }) },
			});
		const some = await attempt([one!, 'foreign']);
		expect(agreeing(some)).toBe(207);
		expect(some.body.response).toMatchObject([{ product_order_id: one }]);
		expect(agreeing(await attempt(['foreign']))).toBe(500);
		sandbox.portOneV1.patchSettings({ partialSuccessCode: 1 });
		const both = await attempt([one!, other!]);
		expect([agreeing(both), both.body.code]).toEqual([207, 1]);
		expect(both.body.response).toMatchObject([{ product_order_id: other }]);
		expect(agreeing(await attempt([one!, other!]))).toBe(500);
	});

	it.each([
		['/payments', 'imp_uid[]'],
		['/subscribe/customers', 'customer_uid[]'],
	])('%s: some of many numbers', async (path, name) => {
		const [operation] = NAMES.filter((one) => one === `GET ${path}`);
		const right = await RIGHT[operation!]!(bench);
		const known = right.input![name] as string[];
		for (const code of [0, 1] as const) {
			sandbox.portOneV1.patchSettings({ partialSuccessCode: code });
			const some = await call(bench, operation!, {
				...right,
				input: { [name]: [...known, 'unknown'] },
			});
			expect([agreeing(some), some.body.code]).toEqual([207, code]);
		}
	});

	it('when reading orders, payments and schedules in every state', async () => {
		for (const state of ['PAYMENT_WAITING', 'CANCELED', 'RETURNED', 'EXCHANGE_HELD'] as const) {
			const { impUid } = order(bench, state);
			agreeing(await bench.client.get(`/payments/${impUid}`));
			agreeing(await bench.client.get(`/payments/${impUid}/naver/product-orders`));
		}
		const specs = [
			...[{ status: 'ready', payMethod: 'vbank' }, { status: 'failed' }, { payMethod: 'trans' }],
			...[
				{ currency: 'USD', amount: 12.5 },
				{ debit: true, cardQuota: 6, customerUid: 'c' },
			],
		] as const;
		for (const spec of specs) {
			const { impUid } = sandbox.portOneV1.createPayment(spec);
			agreeing(await bench.client.get(`/payments/${impUid}`));
			agreeing(await bench.client.post('/payments/cancel', { imp_uid: impUid }));
			agreeing(await bench.client.get(`/payments/${impUid}`));
		}
	});

	it.each<FaultSpec>([
		{ kind: 'unauthorized' },
		{ kind: 'status', status: 500 },
		{ kind: 'latency', ms: 1 },
		{ kind: 'timestampSkew', ms: -5000 },
	])('under the fault %j', async (fault) => {
		for (const name of NAMES) {
			if (fault.kind === 'status' && !OPERATIONS[name]!.statuses.includes(500)) continue;
			const right = await RIGHT[name]!(bench);
			sandbox.faults.add(fault);
			agreeing(await call(bench, name, right));
		}
	});
});
