import type { IDataObject } from 'n8n-workflow';

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
const MINUTE = 60_000;
const sent = () => shop.sandbox.journal.entries({ path: '/claim/' });
const order = (id: string) => shop.sandbox.npay.productOrder(id);
const act = (id: string, action: object | string) =>
	shop.sandbox.npay.act(id, action as Parameters<typeof shop.sandbox.npay.act>[1]);

/** A paid and confirmed product order of five pieces. */
async function five(): Promise<string> {
	const [{ productOrderIds: [id = ''] = [] } = {}] = shop.sandbox.npay.createOrders({
		count: 1,
		state: 'PAYED',
		quantity: 5,
	});
	shop.sandbox.npay.put(id, 'PAYED_OK');
	shop.sandbox.journal.clear();
	return await Promise.resolve(id);
}

const part = (cancelQuantity: number, options: IDataObject = {}) => ({
	resource: 'cancel',
	operation: 'request',
	cancelReason: 'SOLD_OUT',
	extent: 'partial',
	cancelQuantity,
	options,
});
const whole = {
	resource: 'cancel',
	operation: 'request',
	cancelReason: 'SOLD_OUT',
	extent: 'full',
};
const approve = { resource: 'cancel', operation: 'approve' };

const run = async (parameters: object, ids: string[], more: object = goOn) =>
	await shop.engine.run(parameters as never, {
		items: ids.map((productOrderId) => ({ productOrderId })),
		...more,
	});

/** Breaks the connection of so many writes before Naver has got them, or after it has done them. */
function lose(when: 'before' | 'after', times = 1): void {
	let count = 0;
	const isLost = (path: string) => path.includes('/claim/') && count++ < times;
	if (when === 'before') relay.before = ({ path }) => (isLost(path) ? 'cut' : undefined);
	else relay.after = ({ path }, answer) => (isLost(path) ? 'cut' : answer);
}

/** Nothing can be read after the first look, until this is called. */
function blind(): () => void {
	let looks = 0;
	const { before } = relay;
	relay.before = (asked) => (asked.path.includes('/query') && ++looks > 1 ? 'cut' : before(asked));
	return () => relay.reset();
}

describe('a part whose answer was lost and that is not seen', () => {
	test('goes out in no later run while it may still take effect; then with the own record', async () => {
		const id = await five();
		lose('before');
		const first = await run(part(1), [id]);
		expect(first.json[0]).toMatchObject({
			success: false,
			error: expect.stringMatching(/not known whether Naver did this/),
		});
		const second = await run(part(1), [id]);
		expect(second.json[0]).toMatchObject({
			success: false,
			error: expect.stringMatching(
				/^Not sent: it is not known yet what came of an earlier call for 1 .*until 2026-11-22 09:1\d KST/,
			),
			advice: expect.stringMatching(/Remaining Quantity/),
		});
		shop.sandbox.clock.advance(11 * MINUTE);
		expect((await run(part(1), [id])).json[0]).toMatchObject({
			success: false,
			advice: expect.stringMatching(/Then give "Remaining Quantity"/),
		});
		expect((await run(part(1, { remainQuantity: 4 }), [id])).json[0]).toMatchObject({
			success: false,
			error: expect.stringMatching(/4 pieces are left, Naver says 5/),
		});
		expect(sent()).toEqual([]);
		expect((await run(part(1, { remainQuantity: 5 }), [id])).json[0]).toMatchObject({
			success: true,
		});
		expect(sent()).toHaveLength(1);
		expect((await run(part(1), [id])).json[0]).toMatchObject({ success: true });
		expect(order(id)?.completedClaims).toHaveLength(2);
	});

	test('and that has appeared by the next run is verified there, and nothing is sent', async () => {
		const id = await five();
		lose('after');
		const sight = blind();
		expect((await run(part(2), [id])).json[0]).toMatchObject({ success: false });
		sight();
		const { json } = await run(part(2), [id]);
		expect(json[0]).toMatchObject({
			success: true,
			verified: true,
			requestQuantity: 2,
			claimId: order(id)?.claim?.claimId,
			claimRequestDate: expect.stringMatching(/^2026-11-22T09:/),
		});
		expect(sent()).toHaveLength(1);
		expect((await run(part(2), [id])).json[0]).toMatchObject({ success: true });
		expect(order(id)?.completedClaims).toHaveLength(2);
	});

	test('of another number goes out once the first has appeared', async () => {
		const id = await five();
		lose('after');
		const sight = blind();
		await run(part(2), [id]);
		sight();
		const { json } = await run(part(1), [id]);
		expect(json[0]).toMatchObject({ success: true });
		expect(json[0]).not.toHaveProperty('verified');
		expect(order(id)?.completedClaims.map(({ requestQuantity }) => requestQuantity)).toEqual([
			2, 1,
		]);
	});

	test('keeps nobody from cancelling all that is left', async () => {
		const id = await five();
		lose('before');
		await run(part(1), [id]);
		const { json } = await run(whole, [id]);
		expect(json[0]).toMatchObject({ success: true });
		expect(order(id)?.productOrderStatus).toBe('CANCELED');
	});
});

/** Naver shows what comes now late: so many looks at it see it as it is at the first one. */
function showLate(looks: number): void {
	let stale: unknown;
	let count = 0;
	relay.after = ({ path }, answer) => {
		if (!path.includes('/query')) return answer;
		const body = answer.body as IDataObject;
		stale ??= body.data;
		// The first look is before it.
		return count++ <= looks ? { ...answer, body: { ...body, data: stale as IDataObject } } : answer;
	};
}

describe('a part that Naver has said it did, and shows late', () => {
	test('is waited for, and not taken for the next one, whose answer is lost', async () => {
		const id = await five();
		showLate(2);
		expect((await run(part(1), [id])).json[0]).toMatchObject({ success: true });
		lose('before');
		const { json } = await run(part(1), [id]);
		expect(json[0]).toMatchObject({
			success: false,
			error: expect.stringMatching(/not known whether Naver did this/),
		});
		expect(order(id)?.completedClaims).toHaveLength(1);
	});

	test('is waited for, and the next one goes out', async () => {
		const id = await five();
		showLate(2);
		await run(part(1), [id]);
		const { json } = await run(part(1), [id]);
		expect(json[0]).toMatchObject({ success: true });
		expect(json[0]).not.toHaveProperty('verified');
		expect(order(id)?.completedClaims).toHaveLength(2);
	});

	test('keeps the next one back for some time where it is not shown at all', async () => {
		const id = await five();
		showLate(20);
		await run(part(1), [id]);
		expect((await run(part(1), [id])).json[0]).toMatchObject({
			success: false,
			error: expect.stringMatching(/^Not sent: Naver said at .* does not show that yet/),
		});
		expect(sent()).toHaveLength(1);
		shop.sandbox.clock.advance(11 * MINUTE);
		expect((await run(part(1), [id])).json[0]).toMatchObject({ success: true });
		expect(sent()).toHaveLength(2);
	});
});

test('two runs at once that cancel a part each are one after the other', async () => {
	const id = await five();
	lose('after', 2);
	const both = await Promise.all([run(part(1), [id]), run(part(1), [id])]);
	expect(both.map(({ json }) => json[0])).toMatchObject([
		{ success: true, verified: true },
		{ success: true, verified: true },
	]);
	const claims = both.map(({ json }) => json[0]?.claimId);
	expect(new Set(claims).size).toBe(2);
	expect(sent()).toHaveLength(2);
});

describe('a decision whose answer was lost', () => {
	test('is verified by the next run, which leaves a later request alone', async () => {
		const id = await five();
		act(id, { action: 'requestCancel', quantity: 1 });
		const first = order(id)?.claim?.claimId;
		lose('after');
		const sight = blind();
		expect((await run(approve, [id])).json[0]).toMatchObject({ success: false });
		sight();
		act(id, { action: 'requestCancel', quantity: 2 });
		expect((await run(approve, [id])).json[0]).toMatchObject({
			success: true,
			verified: true,
			claimId: first,
		});
		expect(sent()).toHaveLength(1);
		expect(order(id)?.claim).toMatchObject({ claimStatus: 'CANCEL_REQUEST', requestQuantity: 2 });
		expect((await run(approve, [id])).json[0]).toMatchObject({ success: true });
		expect(order(id)?.claim?.claimStatus).toBe('CANCEL_DONE');
	});

	test('and that is not seen done is not sent again while it may still take effect', async () => {
		const id = await five();
		act(id, { action: 'requestCancel', quantity: 1 });
		const claim = order(id)?.claim?.claimId;
		lose('before');
		expect((await run(approve, [id])).json[0]).toMatchObject({
			success: false,
			error: expect.stringMatching(/not known whether Naver did this/),
		});
		expect((await run(approve, [id])).json[0]).toMatchObject({
			success: false,
			error: expect.stringMatching(
				`^Not sent: it is not known yet what came of the call about claim ${claim} `,
			),
		});
		expect(sent()).toEqual([]);
		shop.sandbox.clock.advance(11 * MINUTE);
		expect((await run(approve, [id])).json[0]).toMatchObject({ success: true });
		expect(sent()).toHaveLength(1);
	});

	test('that Naver has said it made, and shows late, is not made on the next request', async () => {
		const id = await five();
		act(id, { action: 'requestCancel', quantity: 1 });
		showLate(2);
		expect((await run(approve, [id])).json[0]).toMatchObject({ success: true });
		expect((await run(approve, [id])).json[0]).toMatchObject({ success: true, alreadyDone: true });
		expect(sent()).toHaveLength(1);
	});

	test('about a request that was taken back decides no other for some time', async () => {
		const id = await five();
		act(id, { action: 'requestCancel', quantity: 1 });
		lose('before');
		expect((await run(approve, [id])).json[0]).toMatchObject({ success: false });
		act(id, 'withdrawCancel');
		act(id, { action: 'requestCancel', quantity: 2 });
		expect((await run(approve, [id])).json[0]).toMatchObject({
			success: false,
			error: expect.stringMatching(
				/^Not sent: the answer to an earlier call about claim \d+ was lost/,
			),
		});
		expect(sent()).toEqual([]);
		shop.sandbox.clock.advance(11 * MINUTE);
		expect((await run(approve, [id])).json[0]).toMatchObject({ success: true });
	});
});

describe('Retry On Fail', () => {
	test('a second try decides only what the first has found, and what it did stands', async () => {
		const id = await five();
		const other = await five();
		for (const one of [id, other]) act(one, { action: 'requestCancel', quantity: 1 });
		let tries = 0;
		relay.before = ({ path }) => {
			if (!path.includes('/claim/') || !path.includes(other) || ++tries > 1) return undefined;
			// Approved before this one: then the buyer asks to cancel two more.
			act(id, { action: 'requestCancel', quantity: 2 });
			return { status: 400, body: { code: '9999', message: 'later' } };
		};
		const { json, error } = await run(approve, [id, other], { retryOnFail: true });
		expect(error).toBeUndefined();
		expect(json).toMatchObject([
			{ productOrderId: id, success: true, alreadyDone: true, requestQuantity: 1 },
			{ productOrderId: other, success: true },
		]);
		expect(order(id)?.claim).toMatchObject({ claimStatus: 'CANCEL_REQUEST', requestQuantity: 2 });
		expect(tries).toBe(2);
	});
});
