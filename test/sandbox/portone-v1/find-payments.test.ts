import type { Sandbox } from '../../../sandbox';
import type { PaymentSpec } from '../../../sandbox/portone-v1/payments/create';
import type { SearchSettings } from '../../../sandbox/portone-v1/settings';
import { DAY, frozenSandbox, NOW, PortOneClient, type Reply, START } from '../support/portone-v1';
import type { Members } from '../support/wire';

const MINUTE_MS = 60_000;

describe('searching payments at the simulated PortOne', () => {
	let sandbox: Sandbox;
	let client: PortOneClient;
	beforeAll(async () => (sandbox = await frozenSandbox()));
	beforeEach(async () => {
		sandbox.reset();
		client = await PortOneClient.ready(sandbox);
	});
	afterAll(() => sandbox.close());

	const pay = (spec: PaymentSpec = {}) => sandbox.portOneV1.createPayment(spec);
	const search = (change: Partial<SearchSettings>) =>
		sandbox.portOneV1.patchSettings({ search: change });
	const uidsOf = (rows: unknown) => (rows as Members[]).map((one) => one['merchant_uid']);
	const listOf = ({ body }: Reply) => uidsOf(body.response['list']);
	const said = ({ status, body }: Reply) => [status, body.code];

	describe('by many numbers', () => {
		it('gives all, a part (207), or nothing (404), each payment once', async () => {
			const [one, two] = [pay({ merchantUid: 'a' }), pay({ merchantUid: 'b' })];
			const both = { 'imp_uid[]': [one.impUid, two.impUid], 'merchant_uid[]': ['a', 'b'] };
			const all = await client.get('/payments', both);
			expect([all.status, uidsOf(all.body.response)]).toEqual([200, ['a', 'b']]);
			const part = await client.get('/payments', { 'merchant_uid[]': ['none', 'b'] });
			expect([...said(part), uidsOf(part.body.response)]).toEqual([207, 0, ['b']]);
			expect(said(await client.get('/payments', { 'imp_uid[]': 'imp_1' }))).toEqual([404, -1]);
			expect(said(await client.get('/payments'))).toEqual([404, -1]);
			const other = { impKey: '2', impSecret: 's' };
			sandbox.portOneV1.patchSettings({
				accounts: [...sandbox.portOneV1.settings.accounts, other],
			});
			await client.renewToken(other);
			expect(said(await client.get('/payments', both))).toEqual([404, -1]);
		});

		it('takes an order number for its latest try, or for all of them', async () => {
			const tries = [pay({ merchantUid: 'a', status: 'failed' }), pay({ merchantUid: 'a' })];
			const ask = async () => {
				const { body } = await client.get('/payments', { 'merchant_uid[]': 'a' });
				return body.response.map((one) => one['imp_uid']);
			};
			expect(await ask()).toEqual([tries[1]!.impUid]);
			search({ ofMerchantUid: 'all' });
			expect(await ask()).toEqual([tries[1]!.impUid, tries[0]!.impUid]);
		});

		it('takes 100 numbers, and refuses more or leaves them out', async () => {
			const uids = Array.from({ length: 101 }, (_, at) => pay({ merchantUid: `m${at}` }).impUid);
			const ask = (count: number) => client.get('/payments', { 'imp_uid[]': uids.slice(0, count) });
			expect((await ask(100)).body.response).toHaveLength(100);
			expect(said(await ask(101))).toEqual([200, 1]);
			search({ tooMany: 'cut' });
			expect((await ask(101)).body.response).toHaveLength(100);
		});
	});

	describe('by an order number', () => {
		const START_MS = Date.parse(START);
		/** Four tries, a minute apart: failed, paid, failed, paid and refunded. */
		function fourTries() {
			const try1 = (minute: number, status: 'failed' | 'paid') =>
				pay({ merchantUid: '주문/1', status, startedAt: START_MS - (10 - minute) * MINUTE_MS });
			const tries = [try1(1, 'failed'), try1(2, 'paid'), try1(3, 'failed'), try1(4, 'paid')];
			sandbox.portOneV1.refund(tries[3]!.impUid);
			return tries.map(({ impUid }) => impUid);
		}
		const path = (kind: string, rest = '') =>
			`/payments/${kind}/${encodeURIComponent('주문/1')}${rest}`;

		it.each(['', '/'])('finds one whatever its status is: path end "%s"', async (end) => {
			const tries = fourTries();
			const found = await client.get(path('find', end));
			expect(found.body.response['imp_uid']).toBe(tries[3]);
			const all = await client.get(path('findAll', end));
			expect(all.body.response['total']).toBe(4);
		});

		it.each([
			['-started', [3, 2, 1, 0]],
			['started', [0, 1, 2, 3]],
			['-paid', [3, 1, 2, 0]],
			['paid', [0, 2, 1, 3]],
			['-updated', [3, 2, 1, 0]],
			['updated', [0, 1, 2, 3]],
		])('sorts by %s', async (sorting, order) => {
			const tries = fourTries();
			const all = await client.get(path('findAll'), { sorting });
			const rows = all.body.response['list'] as Members[];
			expect(rows.map((one) => tries.indexOf(String(one['imp_uid'])))).toEqual(order);
			const one = await client.get(path('find'), { sorting });
			expect(one.body.response['imp_uid']).toBe(tries[order[0]!]);
		});

		it('of a status: the first, all, or only the latest', async () => {
			const tries = fourTries();
			const found = await client.get(path('find', '/failed'));
			expect(found.body.response['imp_uid']).toBe(tries[2]);
			const total = async () =>
				(await client.get(path('findAll', '/failed'))).body.response['total'];
			expect(await total()).toBe(2);
			search({ findAllByStatus: 'latest' });
			expect(await total()).toBe(1);
			expect(said(await client.get(path('find', '/ready')))).toEqual([404, -1]);
			expect((await client.get(path('findAll', '/ready'))).body.response['total']).toBe(0);
		});

		it('refuses what is not there, and what is wrong', async () => {
			fourTries();
			expect(said(await client.get('/payments/find/none'))).toEqual([404, -1]);
			expect(said(await client.get('/payments/findAll/none'))).toEqual([404, -1]);
			expect(said(await client.get(path('findAll', '/lost')))).toEqual([400, -1]);
			expect(said(await client.get(path('findAll'), { sorting: 'amount' }))).toEqual([400, -1]);
			expect(said(await client.get(path('find'), { sorting: 'amount' }))).toEqual([200, 1]);
		});
	});

	describe('by status', () => {
		const byStatus = (status: string, query: Members = {}) =>
			client.get(`/payments/status/${status}`, query);
		const START_MS = Date.parse(START);

		it('goes by when they came to stand so, both ends included, 90 days by default', async () => {
			const daysAgo = (days: number, spec: PaymentSpec = {}) =>
				pay({ startedAt: START_MS - days * DAY * 1000, merchantUid: `d${days}`, ...spec });
			daysAgo(91);
			daysAgo(90);
			daysAgo(89, { status: 'failed' });
			const refunded = daysAgo(100);
			sandbox.portOneV1.refund(refunded.impUid);
			daysAgo(0, { status: 'ready', payMethod: 'vbank' });
			expect(listOf(await byStatus('all'))).toEqual(['d0', 'd89', 'd90', 'd100']);
			expect(listOf(await byStatus('paid'))).toEqual(['d90']);
			expect(listOf(await byStatus('cancelled'))).toEqual(['d100']);
			expect(listOf(await byStatus('failed'))).toEqual(['d89']);
			expect(listOf(await byStatus('ready'))).toEqual(['d0']);
			const past = { from: NOW - 91 * DAY, to: NOW - 91 * DAY };
			expect(listOf(await byStatus('paid', past))).toEqual(['d91']);
			expect(listOf(await byStatus('paid', { to: NOW - DAY }))).toEqual(['d90', 'd91']);
			expect(said(await byStatus('paid', { from: NOW, to: NOW - 1 }))).toEqual([400, -1]);
		});

		it('refuses more than 90 days, or searches the last 90', async () => {
			pay({ startedAt: START_MS - 95 * DAY * 1000 });
			const long = { from: NOW - 90 * DAY - 1 };
			expect(said(await byStatus('all', long))).toEqual([400, -1]);
			search({ longRange: 'cut' });
			expect(listOf(await byStatus('all', { from: NOW - 99 * DAY }))).toEqual([]);
		});

		it('pages, and refuses a page beyond the data', async () => {
			for (let at = 0; at < 45; at += 1) pay({ merchantUid: `p${at}` });
			const page = async (query: Members) => {
				const { total, previous, next, list } = (await byStatus('paid', query)).body.response;
				return [total, previous, next, (list as unknown[]).length];
			};
			expect(await page({})).toEqual([45, 0, 2, 20]);
			expect(await page({ page: 2 })).toEqual([45, 1, 3, 20]);
			expect(await page({ page: 3 })).toEqual([45, 2, 0, 5]);
			expect(await page({ limit: 1000 })).toEqual([45, 0, 0, 45]);
			expect(said(await byStatus('paid', { page: 4 }))).toEqual([400, -1]);
			expect(said(await byStatus('paid', { limit: 1001 }))).toEqual([400, -1]);
			expect(said(await byStatus('paid', { page: 0 }))).toEqual([400, -1]);
			expect(said(await byStatus('lost'))).toEqual([400, -1]);
			expect(await page({ page: 1, limit: 45 })).toEqual([45, 0, 0, 45]);
			search({ mostRows: 20 });
			expect(await page({ limit: 1000, page: 2 })).toEqual([45, 1, 3, 20]);
		});

		it('has nothing on the only page of nothing; elsewhere pages beyond are as set', async () => {
			expect((await byStatus('all')).body.response).toEqual({
				total: 0,
				previous: 0,
				next: 0,
				list: [],
			});
			pay({ merchantUid: 'a' });
			const beyond = () => client.get('/payments/findAll/a', { page: 2 });
			expect((await beyond()).body.response).toMatchObject({ next: 0, list: [] });
			search({ beyondData: 'refused' });
			expect(said(await beyond())).toEqual([400, -1]);
		});

		it('shows payments of test channels, or not', async () => {
			pay({ merchantUid: 't', sandbox: true });
			expect(listOf(await byStatus('paid'))).toEqual(['t']);
			search({ testPayments: 'hidden' });
			expect(listOf(await byStatus('paid'))).toEqual([]);
			expect((await client.get('/payments/find/t')).status).toBe(404);
		});

		it('shifts its pages when there is more between them (changeWhilePaging)', async () => {
			for (let at = 0; at < 4; at += 1) pay({ merchantUid: `p${at}` });
			const path = '/payments/status/{payment_status}';
			sandbox.faults.add({ kind: 'changeWhilePaging', match: { path, page: 2 } });
			expect(listOf(await byStatus('paid', { limit: 2 }))).toEqual(['p3', 'p2']);
			expect(listOf(await byStatus('paid', { limit: 2, page: 2 }))).toEqual(['p2', 'p1']);
		});
	});
});
