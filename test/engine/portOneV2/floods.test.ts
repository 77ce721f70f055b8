import { Random } from '../../../sandbox/core/random';
import { PORTONE_V2_TRIGGER } from '../../support/engine/engine';
import { WebhookServer } from '../../support/engine/webhookServer';
import {
	type Notice,
	noticeOf,
	sendSigned,
	signatureOf,
} from '../../support/shops/portOneV2Notices';
import {
	openPortOneV2,
	portOneV2Credential,
	type PortOneV2Shop,
} from '../../support/shops/portOneV2Shop';
import { type Asked, type Relay, startRelay } from '../../support/shops/relay';
import { someOrAll } from '../../support/shops/sandboxOptions';

/** How many notifications are many: in `npm test` so many that each bound is met, in the field run all that were promised. */
const MANY = someOrAll(120, 1_000);
const AT_ONCE = 50;

let shop: PortOneV2Shop;
let webhook: WebhookServer;
let relay: Relay;
let reads: { underWay: number; most: number; all: number; heldMs: number };
beforeAll(async () => {
	shop = await openPortOneV2();
	webhook = await new WebhookServer(shop.engine, { types: [] }, PORTONE_V2_TRIGGER).open();
	relay = await startRelay(shop.sandbox.portOneV2BaseUrl);
});
afterAll(async () => {
	await relay.close();
	await webhook.close();
	await shop.sandbox.close();
});
beforeEach(async () => {
	await shop.reset();
	webhook.reset({ types: [] });
	relay.reset();
	reads = { underWay: 0, most: 0, all: 0, heldMs: 0 };
	const isRead = ({ path }: Asked) => path.startsWith('/payments/');
	relay.before = (asked) => {
		if (!isRead(asked)) return undefined;
		reads.all++;
		reads.most = Math.max(reads.most, ++reads.underWay);
		return undefined;
	};
	relay.after = async (asked, reply) => {
		if (!isRead(asked)) return reply;
		if (reads.heldMs > 0) await new Promise((resolve) => setTimeout(resolve, reads.heldMs));
		reads.underWay--;
		return reply;
	};
	useSecret(secret());
});

const secret = () => shop.sandbox.portOneV2.settings.notifications.live.secret;
const useSecret = (webhookSecret: string) => {
	const credential = { ...portOneV2Credential(shop.sandbox), baseUrl: relay.baseUrl };
	shop.engine.saveCredential('portOneV2', 'portOneV2Api', { ...credential, webhookSecret });
};
const pay = () => shop.sandbox.portOneV2.createPayment({ totalAmount: 9_900 });
const send = async (notice: Notice) => await sendSigned(webhook, shop.sandbox, notice);
const sorted = (ids: unknown[]) => ids.map(String).sort();
const ids = () => sorted(webhook.runs.map(({ paymentId }) => paymentId));

/** Sends all of them, some at a time. @returns the statuses of the answers */
async function sendAll(all: ReadonlyArray<() => Promise<number>>): Promise<Set<number>> {
	const statuses = new Set<number>();
	for (let from = 0; from < all.length; from += AT_ONCE) {
		const some = all.slice(from, from + AT_ONCE);
		for (const status of await Promise.all(some.map(async (one) => await one()))) {
			statuses.add(status);
		}
	}
	return statuses;
}

describe(`${MANY} notifications that PortOne has not sent`, () => {
	const random = new Random('forged');

	/** A right notification of a payment that there is, before anything is done to it. */
	function right() {
		const { clock } = shop.sandbox;
		const body = JSON.stringify(noticeOf(pay()));
		return { body, headers: signatureOf(body, secret(), clock.now()) };
	}
	type Right = ReturnType<typeof right>;

	const without = (headers: Record<string, string>, name: string) =>
		Object.fromEntries(Object.entries(headers).filter(([key]) => key !== name));
	const minutesOff =
		(minutes: number) =>
		({ body }: Right) => ({
			body,
			headers: signatureOf(body, secret(), shop.sandbox.clock.now() + minutes * 60_000),
		});

	const deeds: Record<string, (sent: Right) => Right> = {
		unsigned: ({ body }) => ({ body, headers: {} }),
		'signed by nobody': ({ body }) => ({
			body,
			headers: signatureOf(
				body,
				`whsec_${Buffer.from(random.digits(32)).toString('base64')}`,
				Date.now(),
			),
		}),
		'of another body': ({ body, headers }) => ({
			body: body.replace('Transaction.Paid', 'Transaction.Failed'),
			headers,
		}),
		'with a blank more': ({ body, headers }) => ({ body: `${body} `, headers }),
		'of another id': ({ body, headers }) => ({
			body,
			headers: { ...headers, 'webhook-id': `${headers['webhook-id']}0` },
		}),
		'of another time': ({ body, headers }) => ({
			body,
			headers: {
				...headers,
				'webhook-timestamp': String(Number(headers['webhook-timestamp']) + random.int(1, 60)),
			},
		}),
		'without an id': ({ body, headers }) => ({ body, headers: without(headers, 'webhook-id') }),
		'without a time': ({ body, headers }) => ({
			body,
			headers: without(headers, 'webhook-timestamp'),
		}),
		'kept, and sent again later': minutesOff(-6),
		'from a day ago': minutesOff(-24 * 60),
		'from the time to come': minutesOff(6),
	};
	const names = Object.keys(deeds);

	test('start nothing, and are refused', async () => {
		const all = Array.from({ length: MANY }, (_, index) => async () => {
			const { body, headers } = deeds[names[index % names.length] as string]?.(right()) as Right;
			return await webhook.post(body, 'application/json', headers);
		});
		expect([...(await sendAll(all))]).toEqual([401]);
		expect([webhook.runs, webhook.errors]).toEqual([[], []]);
		// PortOne was asked only about those whose signature fits, and is too old.
		expect(reads.all).toBeLessThanOrEqual(Math.ceil((3 * MANY) / names.length) + 3);
	});

	test('and are of payments that there are not, start nothing without a secret either', async () => {
		useSecret('');
		const all = Array.from({ length: MANY }, (_, index) => async () => {
			const payment = { id: `order-${index}`, storeId: 'x', transactionId: random.digits(8) };
			return await webhook.post(noticeOf(payment));
		});
		expect([...(await sendAll(all))]).toEqual([404]);
		expect([webhook.runs, webhook.errors]).toEqual([[], []]);
	});

	test('of one paid payment, whatever they claim, start no more than that it was paid', async () => {
		useSecret('');
		const payment = pay();
		const types = ['Paid', 'Failed', 'Cancelled', 'PartialCancelled', 'VirtualAccountIssued'];
		const all = Array.from({ length: MANY }, (_, index) => async () => {
			const transactionId = index % 3 === 0 ? payment.transactionId : random.digits(8);
			const cancellationId = index % 2 === 0 ? random.digits(8) : undefined;
			const type = `Transaction.${types[index % types.length]}`;
			return await webhook.post(noticeOf({ ...payment, transactionId }, type, { cancellationId }));
		});
		await sendAll(all);
		expect(webhook.runs.map(({ type }) => type)).toEqual(['Transaction.Paid']);
	});
});

test('100 repeated ones start one run, all at once with one read, or one by one', async () => {
	const [first, second] = [pay(), pay()];
	const notice = noticeOf(first);
	const all = await Promise.all(Array.from({ length: 100 }, async () => await send(notice)));
	expect([...new Set(all)]).toEqual([200]);
	expect([ids(), reads.all]).toEqual([[first.id], 1]);
	for (let index = 0; index < 100; index++) await send(noticeOf(second));
	expect(ids()).toEqual(sorted([first.id, second.id]));
	expect(reads.all).toBe(2);
});

describe('a flood', () => {
	/** Sends all of them in one tick. @returns the answers, and those that PortOne has to send again */
	async function tellAll(all: readonly Notice[]) {
		const answers = await Promise.all(all.map(async (notice) => await send(notice)));
		const again = all.filter((_, index) => answers[index] !== 200);
		return { statuses: new Set(answers), again };
	}

	test(`of ${MANY} starts a run for each, reads 20 at a time, and its repeats start none`, async () => {
		const all = Array.from({ length: MANY }, pay);
		let waiting: readonly Notice[] = all.map((payment) => noticeOf(payment));
		for (let round = 1; waiting.length > 0 && round <= 20; round++) {
			const { statuses, again } = await tellAll(waiting);
			expect([200, 503]).toEqual(expect.arrayContaining([...statuses]));
			waiting = again;
		}
		const expected = sorted(all.map(({ id }) => id));
		expect(ids()).toEqual(expected);
		const repeats = all.slice(0, 100).map((payment) => noticeOf(payment));
		expect((await tellAll(repeats)).again).toEqual([]);
		expect(ids()).toEqual(expected);
		expect(reads.most).toBeLessThanOrEqual(20);
		expect(webhook.errors).toEqual([]);
	});

	test('on a slow PortOne: 503 for those whose turn does not come, and a run once it tells again', async () => {
		const all = Array.from({ length: 60 }, pay);
		const realTimeout = AbortSignal.timeout.bind(AbortSignal);
		const timeout = jest
			.spyOn(AbortSignal, 'timeout')
			.mockImplementation((ms) => realTimeout(ms / 100));
		reads.heldMs = 50;
		const notices = all.map((payment) => noticeOf(payment));
		const { statuses, again } = await tellAll(notices).finally(() => timeout.mockRestore());
		expect(statuses).toContain(503);
		expect([200, 503]).toEqual(expect.arrayContaining([...statuses]));
		expect(webhook.runs).toHaveLength(60 - again.length);
		reads.heldMs = 0;
		expect((await tellAll(again)).again).toEqual([]);
		expect(ids()).toEqual(sorted(all.map(({ id }) => id)));
	});

	test('that the sandbox sends late, twice and out of order starts each run once', async () => {
		const { portOneV2, clock } = shop.sandbox;
		portOneV2.patchSettings({
			notifications: { live: { url: webhook.url }, copies: 2, spreadMs: 3 * 60_000 },
		});
		const all = Array.from({ length: 40 }, pay);
		for (let minute = 0; minute < 4; minute++) {
			clock.advance(60_000);
			await portOneV2.settled();
		}
		expect(ids()).toEqual(sorted(all.map(({ id }) => id)));
		const sent = portOneV2.notifications().filter(({ data }) => 'paymentId' in data);
		expect([sent.length, sent.every(({ state }) => state === 'answered')]).toEqual([80, true]);
	});
});
