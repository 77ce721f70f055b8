import type { IDataObject } from 'n8n-workflow';

import { NPAY_WRITES } from '../../support/contracts/npayWrites';
import { type Relay, startRelay } from '../../support/shops/relay';
import { openShop, type Shop } from '../../support/shops/shop';

let shop: Shop;
let relay: Relay;
beforeAll(async () => {
	shop = await openShop({
		settings: { npay: { signatureClock: 'real', rateLimit: { enabled: false } } },
	});
	relay = await startRelay(shop.sandbox.url);
});
afterAll(async () => {
	await relay.close();
	await shop.sandbox.close();
});
beforeEach(() => {
	shop.reset();
	relay.reset();
	const { pathname } = new URL(shop.sandbox.npayBaseUrl);
	shop.engine.saveCredential('shop', 'npayApi', { baseUrl: `${relay.baseUrl}${pathname}` });
});

const goOn = { onError: 'continueRegularOutput' } as const;
const sent = () => shop.sandbox.journal.entries({ path: '/claim/' });
const order = (id: string) => shop.sandbox.npay.productOrder(id);
const act = (id: string, action: object | string) =>
	shop.sandbox.npay.act(id, action as Parameters<typeof shop.sandbox.npay.act>[1]);

/** A product order of three pieces, driven on by what may happen to it. */
function three(...steps: Array<object | string>): string {
	const [{ productOrderIds: [id = ''] = [] } = {}] = shop.sandbox.npay.createOrders({
		count: 1,
		state: 'PAYED',
		quantity: 3,
	});
	for (const step of steps) act(id, step);
	shop.sandbox.journal.clear();
	return id;
}

const confirmed = async (id: string) => {
	await shop.engine.run(
		{ resource: 'productOrder', operation: 'confirm' },
		{ items: [{ productOrderId: id }] },
	);
	shop.sandbox.journal.clear();
};
const sendOff = (id: string) => shop.sandbox.npay.put(id, 'DELIVERED');

const run = async (name: string, ids: string[], changed: IDataObject = {}) =>
	await shop.engine.run(
		{ ...NPAY_WRITES[name]?.parameters, ...(changed as object) },
		{ items: ids.map((productOrderId) => ({ productOrderId })), ...goOn },
	);

/** Once: the connection breaks after Naver has done it, and this happens before anybody looks. */
function loseAnswer(meanwhile: () => void = () => {}): void {
	let isOver = false;
	relay.after = ({ path }, answer) => {
		if (isOver || !path.includes('/claim/')) return answer;
		isOver = true;
		meanwhile();
		return 'cut';
	};
}

/** Once: the connection breaks before Naver has got it, and this happens before anybody looks. */
function loseRequest(meanwhile: () => void = () => {}): void {
	let isOver = false;
	relay.before = ({ path }) => {
		if (isOver || !path.includes('/claim/')) return undefined;
		isOver = true;
		meanwhile();
		return 'cut';
	};
}

describe.each(['both', 'new'] as const)('claims in the layout "%s"', (claimLayout) => {
	beforeEach(() => shop.sandbox.npay.patchSettings({ claimLayout }));

	test('an approved part of a cancellation is verified after a lost answer, and done when run again', async () => {
		const id = three();
		await confirmed(id);
		act(id, { action: 'requestCancel', quantity: 1 });
		loseAnswer();
		const first = await run('cancel approve', [id]);
		expect(first.json).toMatchObject([
			{ success: true, verified: true, claimStatus: 'CANCEL_DONE', remainQuantity: 2 },
		]);
		const second = await run('cancel approve', [id]);
		expect(second.json).toMatchObject([{ success: true, alreadyDone: true, requestQuantity: 1 }]);
		expect(sent()).toHaveLength(1);
		expect(order(id)).toMatchObject({ productOrderStatus: 'PAYED' });
	});

	test('an approved part of a return is verified after a lost answer, and done when run again', async () => {
		const id = three();
		sendOff(id);
		act(id, { action: 'requestReturn', quantity: 1, fee: 'deducted' });
		loseAnswer();
		expect((await run('return approve', [id])).json).toMatchObject([
			{ success: true, verified: true, claimStatus: 'RETURN_DONE' },
		]);
		expect((await run('return approve', [id])).json).toMatchObject([
			{ success: true, alreadyDone: true },
		]);
		expect(sent()).toHaveLength(1);
	});

	test('a second cancellation that is asked for while the answer is lost is not approved with the first', async () => {
		const id = three();
		await confirmed(id);
		act(id, { action: 'requestCancel', quantity: 1 });
		loseAnswer(() => act(id, { action: 'requestCancel', quantity: 1 }));
		const { json } = await run('cancel approve', [id]);
		expect(json).toMatchObject([
			{
				success: true,
				verified: true,
				claimStatus: 'CANCEL_DONE',
				claimId: order(id)?.completedClaims[0]?.claimId,
			},
		]);
		expect(sent()).toHaveLength(1);
		expect(order(id)?.claim).toMatchObject({ claimStatus: 'CANCEL_REQUEST', requestQuantity: 1 });
		expect(order(id)?.completedClaims).toHaveLength(1);
	});

	test('where the first was taken back instead, the second is left alone too', async () => {
		const id = three();
		await confirmed(id);
		act(id, { action: 'requestCancel', quantity: 1 });
		loseRequest(() => {
			act(id, 'withdrawCancel');
			act(id, { action: 'requestCancel', quantity: 2 });
		});
		const { json } = await run('cancel approve', [id]);
		expect(json).toMatchObject([
			{
				success: false,
				error: expect.stringMatching(/not known whether Naver did this/),
			},
		]);
		expect(sent()).toEqual([]);
		expect(order(id)?.claim).toMatchObject({ claimStatus: 'CANCEL_REQUEST', requestQuantity: 2 });
	});

	test('a cancel of all is not done while one piece is being cancelled', async () => {
		const id = three('stickCancel', { action: 'requestCancel', quantity: 1 });
		const { json } = await run('cancel request', [id]);
		expect(json).toMatchObject([{ success: false, code: '9999' }]);
		const all = three('stickCancel', 'requestCancel');
		expect((await run('cancel request', [all])).json).toMatchObject([
			{ success: true, alreadyDone: true, requestQuantity: 3 },
		]);
	});

	test('a return of all is not done where the buyer has asked to return one', async () => {
		const id = three();
		sendOff(id);
		act(id, { action: 'requestReturn', quantity: 1 });
		expect((await run('return request', [id])).json).toMatchObject([
			{ success: false, code: '9999' },
		]);
		const dry = await run('return request', [id], { options: { dryRun: true } });
		expect(dry.json).toMatchObject([{ allowed: false, alreadyDone: false }]);
	});

	test('a claim on all that an earlier one has left is one on all', async () => {
		const id = three({ action: 'requestCancel', quantity: 1 }, 'stickCancel', 'requestCancel');
		expect(order(id)?.claim).toMatchObject({ claimStatus: 'CANCELING', requestQuantity: 2 });
		expect((await run('cancel request', [id])).json).toMatchObject([
			{ success: true, alreadyDone: true },
		]);
	});
});

describe('another claim than the one that was seen first is never decided', () => {
	/** What is over without our call can't be told from what our call ended: either way it is over. */
	const OVER = { success: true, verified: true };
	const NOT_SENT = {
		success: false,
		error: expect.stringMatching(/not known whether Naver did this/),
	};

	test.each<[string, object, string, string[]]>([
		['return approve', NOT_SENT, 'requestReturn', []],
		['return reject', OVER, 'requestReturn', []],
		['return holdback', NOT_SENT, 'requestReturn', []],
		['return release', OVER, 'requestReturn', ['holdByNaver']],
		['exchange collect', NOT_SENT, 'requestExchange', []],
		['exchange reject', OVER, 'requestExchange', []],
		['exchange holdback', NOT_SENT, 'requestExchange', []],
		['exchange release', OVER, 'requestExchange', ['holdByNaver']],
		['exchange dispatch', NOT_SENT, 'requestExchange', ['completeCollect']],
	])('%s', async (name, expected, ask, then) => {
		const [id = ''] = shop.paidOrders(1);
		shop.sandbox.npay.put(id, NPAY_WRITES[name]?.from ?? 'PAYED_OK');
		const first = order(id)?.claim?.claimId;
		shop.sandbox.journal.clear();
		let second = '';
		loseRequest(() => {
			act(id, 'withdrawClaim');
			// Not held back from its beginning, so that each decision may be made.
			act(id, { action: ask, fee: 'deducted' });
			for (const step of then) act(id, step);
			second = JSON.stringify(order(id)?.claim);
		});
		const { json } = await run(name, [id]);
		expect(json).toMatchObject([expected]);
		expect(sent()).toEqual([]);
		expect(JSON.stringify(order(id)?.claim)).toBe(second);
		expect(second).not.toContain(first);
	});

	test('without any number a claim is decided once, and never again', async () => {
		const [id = ''] = shop.paidOrders(1);
		shop.sandbox.npay.put(id, 'RETURN_REQUEST');
		shop.sandbox.journal.clear();
		loseRequest();
		relay.after = ({ path }, answer) =>
			path.includes('/query') ? { ...answer, body: withoutNumbers(answer.body) } : answer;
		const { json } = await run('return approve', [id]);
		expect(json).toMatchObject([
			{ success: false, error: expect.stringMatching(/not known whether Naver did this/) },
		]);
		expect(sent()).toEqual([]);
	});
});

const withoutNumbers = (body: unknown): unknown =>
	JSON.parse(
		JSON.stringify(body, (name, value: unknown) =>
			name === 'claimId' || name === 'claimRequestDate' ? undefined : value,
		),
	);

describe('a part of the quantity', () => {
	test.each([
		['cancel request', { extent: 'partial', cancelQuantity: 1 }],
		['return request', { extent: 'partial', returnQuantity: 1 }],
	])('%s: done, and its answer lost, is found by the new claim', async (name, part) => {
		const id = three();
		if (name === 'return request') sendOff(id);
		shop.sandbox.journal.clear();
		loseAnswer();
		const { json } = await run(name, [id], part);
		expect(json).toMatchObject([{ success: true, verified: true, requestQuantity: 1 }]);
		expect(sent()).toHaveLength(1);
	});

	test.each([
		['the buyer asks for as many at that moment', { action: 'requestCancel', quantity: 1 }],
		['the buyer asks for another number', { action: 'requestCancel', quantity: 2 }],
	])('that never arrived is unknown though %s', async (_, asked) => {
		const id = three();
		loseRequest(() => act(id, asked));
		const { json } = await run('cancel request', [id], { extent: 'partial', cancelQuantity: 1 });
		expect(json).toMatchObject([
			{ success: false, error: expect.stringMatching(/not known whether Naver did this/) },
		]);
		expect(sent()).toEqual([]);
	});

	test('that Naver does late is still found: it is looked at for some time', async () => {
		const id = three();
		let looks = 0;
		loseRequest();
		relay.after = ({ path }, answer) => {
			if (!path.includes('/query') || ++looks !== 3) return answer;
			act(id, { action: 'requestCancel', quantity: 1, reason: 'SOLD_OUT' });
			Object.assign(order(id)?.claim ?? {}, { requestChannel: '판매자' });
			return answer;
		};
		const { json } = await run('cancel request', [id], { extent: 'partial', cancelQuantity: 1 });
		expect(json).toMatchObject([{ success: true, verified: true }]);
		expect(looks).toBeGreaterThan(3);
		expect(sent()).toEqual([]);
	});
});

test.each(Object.keys(NPAY_WRITES).filter((name) => NPAY_WRITES[name]?.looksFirst))(
	'where the look before it fails, each row says that nothing was sent: %s',
	async (name) => {
		const ids = shop.paidOrders(3);
		for (const id of ids) shop.sandbox.npay.put(id, NPAY_WRITES[name]?.from ?? 'PAYED_OK');
		shop.sandbox.journal.clear();
		relay.before = ({ path }) => (path.includes('/query') ? 'cut' : undefined);
		const { json } = await run(name, ids);
		expect(json).toMatchObject(
			ids.map((productOrderId) => ({
				productOrderId,
				success: false,
				error: expect.stringMatching(
					/^Not sent, because the product order could not be read first/,
				),
			})),
		);
		expect(shop.sandbox.journal.entries({ path: '/pay-order/' })).toEqual([]);
	},
);
