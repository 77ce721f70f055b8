import { type Sandbox, startSandbox } from '../../../sandbox';
import { isOnThisMachine } from '../../../sandbox/core/post/letter';
import {
	DAY,
	frozenSandbox,
	NOW,
	PortOneClient,
	Receiver,
	START,
	until,
} from '../support/portone-v1';

const MINUTE = 60_000;

describe('notifications', () => {
	let sandbox: Sandbox;
	let client: PortOneClient;
	let webhook: Receiver;
	beforeAll(async () => {
		sandbox = await frozenSandbox();
		webhook = await Receiver.open();
	});
	beforeEach(async () => {
		webhook.clear();
		sandbox.reset({ portOneV1: { notifications: { url: webhook.url } } });
		client = await PortOneClient.ready(sandbox);
		sandbox.portOneV1.addBillingKey({ customerUid: 'customer-1' });
	});
	afterAll(async () => {
		await sandbox.close();
		await webhook.close();
	});

	const portOne = () => sandbox.portOneV1;
	const turn = async (ms: number) => {
		sandbox.clock.advance(ms);
		await portOne().settled();
	};
	const statuses = () => webhook.bodies.map((body) => (body as { status: string }).status);
	const attempts = () =>
		portOne()
			.notifications()
			.at(-1)!
			.attempts.map(({ at, status, error }) => [(at - NOW * 1000) / MINUTE, status ?? error]);

	it('tell of schedules, paid or failed, at their own URL or the account’s', async () => {
		const own = await Receiver.open();
		await client.schedule('a', NOW + DAY, { notice_url: own.url });
		await client.schedule('b', NOW + DAY);
		portOne().setCard('customer-1', { result: 'fails' });
		await turn(DAY * 1000);
		expect([own.received.length, statuses()]).toEqual([1, ['failed']]);
		await own.close();
	});

	it('tell of payments and virtual accounts, not of failures', async () => {
		portOne().createPayment({ status: 'failed' });
		portOne().createPayment({ status: 'ready' });
		portOne().createPayment();
		const { impUid } = portOne().createPayment({ payMethod: 'vbank', status: 'ready' });
		await portOne().settled();
		portOne().deposit(impUid);
		await portOne().settled();
		expect(statuses()).toEqual(['paid', 'ready', 'paid']);
	});

	it('tell of refunds in the console, and of the API’s only when asked to', async () => {
		const { impUid } = portOne().createPayment();
		portOne().refund(impUid, { amount: 1000 });
		await client.post('/payments/cancel', { imp_uid: impUid, amount: 1000 });
		await client.post('/payments/cancel', { imp_uid: impUid, enable_webhook: true });
		await portOne().settled();
		expect(webhook.bodies.slice(1)).toEqual([
			{
				imp_uid: impUid,
				merchant_uid: expect.any(String),
				status: 'paid',
				cancellation_id: expect.stringMatching(/_1$/),
			},
			{
				imp_uid: impUid,
				merchant_uid: expect.any(String),
				status: 'cancelled',
				cancellation_id: expect.stringMatching(/_3$/),
			},
		]);
		expect(portOne().notifications()[2]).toMatchObject({ withheld: 'notAsked', attempts: [] });
		const quiet = portOne().createPayment({ withoutNotice: true });
		await client.post('/payments/cancel', { imp_uid: quiet.impUid, enable_webhook: true });
		expect(portOne().notifications().at(-1)).toMatchObject({ withheld: 'notAsked' });
	});

	it('are sent once, unless repeats are set: then a minute apart, five times at most', async () => {
		webhook.answers = [500, 500, 500, 503, 500, 500, 500];
		portOne().createPayment();
		await turn(60 * MINUTE);
		expect(attempts()).toEqual([[0, 500]]);
		expect(portOne().notifications()[0]?.state).toBe('gaveUp');
		portOne().patchSettings({ notifications: { repeats: 5 } });
		portOne().createPayment();
		await turn(0);
		expect(attempts()).toEqual([[60, 500]]);
		await turn(59_999);
		expect(attempts()).toHaveLength(1);
		await turn(1);
		expect(attempts()).toHaveLength(2);
		await turn(60 * MINUTE);
		expect(attempts()).toEqual([
			[60, 500],
			[61, 500],
			[62, 503],
			[63, 500],
			[64, 500],
			[65, 500],
		]);
		expect(portOne().ledger().totals.notifications).toEqual({
			sent: 2,
			answered: 0,
			gaveUp: 2,
			attempts: 7,
		});
	});

	it('stop with an answer; a 4xx is one unless only 200 is', async () => {
		portOne().patchSettings({ notifications: { repeats: 5 } });
		webhook.answers = ['cut', 200, 404, 404, 201, 200];
		portOne().createPayment();
		await turn(60 * MINUTE);
		expect(attempts()).toEqual([
			[0, 'network'],
			[1, 200],
		]);
		portOne().createPayment();
		await turn(60 * MINUTE);
		expect(attempts()).toEqual([[60, 404]]);
		portOne().patchSettings({ notifications: { repeatOn: 'not200' } });
		portOne().createPayment();
		await turn(60 * MINUTE);
		expect(attempts()).toEqual([
			[120, 404],
			[121, 201],
			[122, 200],
		]);
	});

	it('wait so long for an answer, and less the second time', async () => {
		const limits = { repeats: 1, firstTimeoutMs: 400, repeatTimeoutMs: 30 };
		portOne().patchSettings({ notifications: limits });
		webhook.answers = ['hang', 'hang'];
		portOne().createPayment();
		await turn(MINUTE);
		expect(attempts()).toEqual([
			[0, 'timeout'],
			[1, 'timeout'],
		]);
		const [first, second] = portOne().notifications()[0]!.attempts;
		expect(first!.tookMs).toBeGreaterThanOrEqual(390);
		expect(second!.tookMs).toBeLessThan(first!.tookMs);
	});

	it('can be forms, and can be sent again by hand', async () => {
		const contentType = 'application/x-www-form-urlencoded' as const;
		portOne().patchSettings({ notifications: { contentType } });
		const { impUid, merchantUid } = portOne().createPayment();
		expect(portOne().notify(impUid)).toMatchObject({ byHand: true });
		await portOne().settled();
		const form = `imp_uid=${impUid}&merchant_uid=${merchantUid}&status=paid`;
		// On a slow machine the test before, which waits for no answer, may still have one on its way.
		const late = (one: object) => 'contentType' in one && one.contentType === 'application/json';
		expect(webhook.received.filter((one) => !late(one))).toEqual([
			{ body: form, contentType },
			{ body: form, contentType },
		]);
		expect(() => portOne().notify('imp_1')).toThrow('There is no payment imp_1.');
	});

	it('never leave this machine', async () => {
		const noticeUrl = 'http://example.com/webhook';
		portOne().createPayment({ noticeUrl });
		expect(portOne().notifications()[0]).toMatchObject({
			withheld: 'notThisMachine',
			url: noticeUrl,
			attempts: [],
		});
		portOne().patchSettings({ notifications: { url: null } });
		portOne().createPayment();
		expect(portOne().notifications()[1]).toMatchObject({ withheld: 'noUrl' });
		const here = ['http://127.0.0.1:1/x', 'http://localhost/', 'https://[::1]:5/', 'http://127.1/'];
		const away = ['http://10.0.0.1/', 'http://127.0.0.1.example.com/', 'ftp://127.0.0.1/', 'x', ''];
		const disguised = [
			'http://127.0.0.1@example.com/',
			'http://localhost.example.com/',
			'http://0.0.0.0/',
		];
		expect(here.map(isOnThisMachine)).toEqual([true, true, true, true]);
		expect([...away, ...disguised].filter(isOnThisMachine)).toEqual([]);
	});

	it('do not follow where an answer points', async () => {
		webhook.answers = [302];
		portOne().createPayment();
		await portOne().settled();
		expect(attempts()).toEqual([[0, 302]]);
	});

	it('are not more than eight at once, and a reset cuts them', async () => {
		webhook.answers = Array.from({ length: 20 }, () => 'hang' as const);
		for (let count = 0; count < 20; count += 1) portOne().createPayment();
		const busy = portOne();
		await until(() => webhook.received.length === 8);
		const states = busy.notifications().map(({ state }) => state);
		expect(states.filter((state) => state === 'sending')).toHaveLength(8);
		const before = busy.notifications();
		sandbox.reset();
		await until(() => before.every(({ state }) => state !== 'sending'));
		expect(webhook.received).toHaveLength(8);
		expect(portOne().notifications()).toEqual([]);
	});

	it('go out by themselves while the clock runs', async () => {
		const running = await startSandbox({
			now: START,
			settings: { portOneV1: { notifications: { url: webhook.url } } },
		});
		const other = await PortOneClient.ready(running);
		running.portOneV1.addBillingKey({ customerUid: 'customer-1' });
		await other.schedule('soon', NOW + 1);
		await until(() => webhook.received.length > 0);
		expect(webhook.bodies).toMatchObject([{ merchant_uid: 'soon', status: 'paid' }]);
		expect(running.portOneV1.ledger().totals.charges).toBe(1);
		await running.close();
	});
});
