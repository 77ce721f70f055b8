import type { Sandbox } from '../../../sandbox';
import type { ListSettings } from '../../../sandbox/portone-v2/settings';
import {
	DAY_MS,
	frozenSandbox,
	later,
	PortOneV2Client,
	VIRTUAL_ACCOUNT,
} from '../support/portone-v2';
import type { Members } from '../support/wire';

describe('payments listed by the simulated PortOne V2', () => {
	let sandbox: Sandbox;
	let client: PortOneV2Client;
	beforeAll(async () => (sandbox = await frozenSandbox()));
	beforeEach(() => {
		sandbox.reset();
		client = new PortOneV2Client(sandbox);
	});
	afterAll(() => sandbox.close());

	const set = (lists: Partial<ListSettings>) => sandbox.portOneV2.patchSettings({ lists });
	const pay = (paymentId: string, change: Members = {}) =>
		sandbox.portOneV2.createPayment({ paymentId, ...change });

	describe('page by page', () => {
		const search = (input: Members, where: 'query' | 'body' = 'query') =>
			client.search('/payments', input, where);
		const ids = async (filter: Members, page: Members = {}) =>
			(await search({ filter, page })).body.items.map((one) => one['id']);

		it('goes by the time of the status, or of the payment, both ends included', async () => {
			pay('old');
			sandbox.clock.advance(10 * DAY_MS);
			pay('new');
			await client.cancel('old');
			expect(await ids({})).toEqual(['new', 'old']);
			const [start, end] = [later(0), later(10 * DAY_MS)];
			expect(await ids({ from: end })).toEqual(['new', 'old']);
			expect(await ids({ timestampType: 'CREATED_AT', from: end })).toEqual(['new']);
			expect(await ids({ timestampType: 'CREATED_AT', from: start, until: start })).toEqual([
				'old',
			]);
			expect(await ids({ sortOrder: 'ASC' })).toEqual(['old', 'new']);
			sandbox.clock.advance(81 * DAY_MS);
			expect(await ids({ timestampType: 'CREATED_AT' })).toEqual(['new']);
			expect((await search({ filter: { from: end, until: start } })).status).toBe(400);
		});

		it('has pages from 0, of 10 rows, and counts all, or those on the page', async () => {
			for (let at = 0; at < 25; at += 1) pay(`p${at}`);
			const page = async (input: Members, where: 'query' | 'body') => {
				const { items, page: shown } = (await search(input, where)).body;
				return [items.length, shown];
			};
			expect(await page({}, 'query')).toEqual([10, { number: 0, size: 10, totalCount: 25 }]);
			expect(await page({ page: { number: 2 } }, 'body')).toEqual([
				5,
				{ number: 2, size: 10, totalCount: 25 },
			]);
			sandbox.portOneV2.patchSettings({ totalCount: 'returned' });
			expect(await page({ page: { number: 9 } }, 'query')).toEqual([
				0,
				{ number: 9, size: 10, totalCount: 0 },
			]);
		});

		it('filters by what a payment is', async () => {
			sandbox.portOneV2.addBillingKey({ billingKey: 'k' });
			await client.pay('card', { orderName: '티셔츠', isEscrow: true });
			await client.pay('account', { method: { virtualAccount: VIRTUAL_ACCOUNT } });
			pay('failed', { status: 'FAILED', failReason: '한도 초과', currency: 'USD' });
			await client.pay('test', { channelKey: 'channel-key-sandbox-v2-test' });
			await client.schedule('k', 'later', later(DAY_MS), { customer: { email: 'a@b.kr' } });
			sandbox.clock.advance(DAY_MS);
			const is: ReadonlyArray<[Members, string[]]> = [
				[{ status: ['FAILED', 'VIRTUAL_ACCOUNT_ISSUED'] }, ['failed', 'account']],
				[{ status: ['PENDING'] }, []],
				[{ methods: ['VIRTUAL_ACCOUNT'] }, ['account']],
				[{ pgProvider: ['TOSSPAYMENTS'] }, ['test']],
				[{ isTest: true }, ['test']],
				[{ isScheduled: true }, ['later']],
				[{ isEscrow: true }, ['card']],
				[{ currency: 'USD' }, ['failed']],
				[{ version: 'V1' }, []],
				[{ webhookStatus: 'SUCCEEDED' }, []],
				[{ cardType: 'DEBIT' }, []],
				[{ textSearch: [{ field: 'ORDER_NAME', value: '셔츠' }] }, ['card']],
				[{ textSearch: [{ field: 'CUSTOMER_EMAIL', value: 'a@b.kr' }] }, ['later']],
				[{ textSearch: [{ field: 'ALL', value: '한도' }] }, ['failed']],
				[{ textSearch: [{ field: 'BILLING_KEY', value: 'k' }] }, ['later']],
				[
					{
						textSearch: [
							{ field: 'PAYMENT_ID', value: 'card' },
							{ field: 'FAIL_REASON', value: '한도' },
						],
					},
					[],
				],
				[{ merchantId: 'another' }, []],
			];
			for (const [filter, wanted] of is) {
				expect([filter, await ids(filter)]).toEqual([filter, wanted]);
			}
			set({ textSearch: 'whole' });
			expect(await ids({ textSearch: [{ field: 'ORDER_NAME', value: '셔츠' }] })).toEqual([]);
		});

		it('shifts its pages when there is more between them (changeWhilePaging)', async () => {
			for (let at = 0; at < 4; at += 1) pay(`p${at}`);
			const match = { path: '/payments', page: 2 };
			sandbox.faults.add({ kind: 'changeWhilePaging', match });
			expect(await ids({}, { number: 0, size: 2 })).toEqual(['p3', 'p2']);
			expect(await ids({}, { number: 1, size: 2 })).toEqual(['p2', 'p1']);
		});
	});

	describe('by cursor', () => {
		/** Reads on until there is no more, at most ten times. */
		async function readAll(input: Members = {}): Promise<unknown[]> {
			const read: unknown[] = [];
			let cursor: unknown;
			for (let call = 0; call < 10; call += 1) {
				const query = { ...input, ...(cursor !== undefined && { cursor }) };
				const { items } = (await client.search('/payments-by-cursor', query)).body;
				if (items.length === 0) break;
				read.push(...items.map((one) => (one['payment'] as Members)['id']));
				cursor = items.at(-1)?.['cursor'];
			}
			return read;
		}

		function fivePayments() {
			for (let at = 0; at < 5; at += 1) pay(`p${at}`);
		}

		it('gives each once, in either order', async () => {
			fivePayments();
			expect(await readAll({ size: 2 })).toEqual(['p0', 'p1', 'p2', 'p3', 'p4']);
			expect(await readAll()).toHaveLength(5);
			set({ cursorOrder: 'newestFirst' });
			expect(await readAll({ size: 2 })).toEqual(['p4', 'p3', 'p2', 'p1', 'p0']);
		});

		it('or begins with the last one once more, and never ends by itself', async () => {
			fivePayments();
			set({ cursorMeans: 'from' });
			const read = await readAll({ size: 3 });
			expect(read.slice(0, 6)).toEqual(['p0', 'p1', 'p2', 'p2', 'p3', 'p4']);
			expect(read.slice(6)).toEqual(Array.from({ length: 8 }, () => 'p4'));
		});

		it('stays where it was when a payment is tried again, or refunded', async () => {
			fivePayments();
			pay('again', { status: 'FAILED' });
			const { items } = (await client.search('/payments-by-cursor', { size: 6 })).body;
			sandbox.clock.advance(1000);
			pay('again');
			await client.cancel('p0');
			pay('next');
			const cursor = items[4]?.['cursor'];
			const rest = (await client.search('/payments-by-cursor', { cursor })).body.items;
			expect(rest.map((one) => (one['payment'] as Members)['id'])).toEqual(['again', 'next']);
		});

		it('is about when payments were made, and refuses what is no cursor', async () => {
			fivePayments();
			sandbox.clock.advance(91 * DAY_MS);
			expect(await readAll()).toEqual([]);
			expect(await readAll({ from: later(0), until: later(0) })).toHaveLength(5);
			for (const wrong of [{ cursor: 'x' }, { size: 0 }, { size: 1001 }, { filter: {} }]) {
				expect((await client.search('/payments-by-cursor', wrong)).body.type).toBe(
					'INVALID_REQUEST',
				);
			}
		});
	});

	it('lists 10,000 payments quickly', async () => {
		const first = pay('first');
		for (let at = 0; at < 10_000; at += 1) {
			sandbox.portOneV2.books.putPayment({ ...first, id: `${at}` });
		}
		const started = Date.now();
		const page = { number: 10, size: 1000 };
		expect((await client.search('/payments', { page })).body.items).toHaveLength(1);
		expect((await client.search('/payments-by-cursor', { size: 1000 })).body.items).toHaveLength(
			1000,
		);
		expect(Date.now() - started).toBeLessThan(4000);
	});
});
