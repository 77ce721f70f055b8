import { setTimeout as sleep } from 'node:timers/promises';

import { DEFAULT_ACCOUNT } from '../../sandbox/portone-v1/settings';
import { DEFAULT_STORE } from '../../sandbox/portone-v2/settings';
import { load, withCredentials } from '../../scripts/lib/examples';
import { outputOf } from '../../scripts/lib/n8n/client';
import { type Instance, startInstance } from './support/instance';

const CUSTOMER = 'customer-0001';
const UNLUCKY = 'customer-0002';
const TABLE = 'Npay subscriptions';
const STAFF = { user: 'staff', password: 'staff-password' };
const ENSURE = 'Next payment (다음 결제)';
const SLACK = 'n8n-nodes-base.slack';

interface Node {
	name: string;
	type: string;
	webhookId?: string;
	parameters: object;
}

/** A workflow in n8n, and the ids of the webhooks of its triggers, by type or name. */
interface Imported {
	id: string;
	webhookOf(trigger: string): string;
}

let instance: Instance;
let credentials: Record<string, { id: string; name: string }>;

beforeAll(async () => {
	instance = await startInstance(2, 'subscription');
	const { n8n, sandbox } = instance;
	const data = { ...DEFAULT_ACCOUNT, baseUrl: sandbox.portOneV1BaseUrl };
	const { live, test } = sandbox.portOneV2.settings.notifications;
	credentials = {
		portOneApi: await n8n.createCredential({ name: 'PortOne', type: 'portOneApi', data }),
		portOneV2Api: await n8n.createCredential({
			name: 'PortOne V2',
			type: 'portOneV2Api',
			data: {
				...{ server: 'custom', protocol: 'portOne', baseUrl: sandbox.portOneV2BaseUrl },
				...{ apiSecret: DEFAULT_STORE.apiSecret, githubId: '', storeId: '' },
				...{ webhookSecret: live.secret, testWebhookSecret: test.secret },
			},
		}),
		httpBasicAuth: await n8n.createCredential({
			name: 'Staff',
			type: 'httpBasicAuth',
			data: STAFF,
		}),
	};
});

afterAll(async () => {
	await instance?.close();
});

/** Imports an example and chooses its credentials; Slack's place is taken by a node that does nothing. */
async function imported(file: string): Promise<Imported> {
	const example = load(file) as { name: string; nodes: Node[]; connections: object };
	const { nodes: chosen } = withCredentials(example, credentials);
	const nodes = chosen.map((node) =>
		node.type === SLACK
			? { ...node, type: 'n8n-nodes-base.noOp', typeVersion: 1, parameters: {} }
			: node,
	);
	const { id } = await instance.n8n.createWorkflow({ ...example, nodes });
	const webhookOf = (trigger: string) =>
		String(example.nodes.find(({ type, name }) => type === trigger || name === trigger)?.webhookId);
	return { id, webhookOf };
}

/** Fills in a form. @returns the status of the answer */
async function submit(webhookId: string, values: string[], password = STAFF.password) {
	const body = new FormData();
	values.forEach((value, index) => body.append(`field-${index}`, value));
	const authorization = `Basic ${Buffer.from(`${STAFF.user}:${password}`).toString('base64')}`;
	const url = `${instance.server.url}/form/${webhookId}`;
	return (await fetch(url, { method: 'POST', headers: { authorization }, body })).status;
}

/** Waits for so many runs of a workflow, newest first. */
async function runsOf(workflowId: string, count: number) {
	const deadline = Date.now() + 60_000;
	for (;;) {
		const all = await instance.n8n.executions(workflowId, { includeData: true });
		const runs = all.filter(({ status }) => !['new', 'running', 'waiting'].includes(status));
		if (runs.length >= count) return runs;
		if (Date.now() > deadline) throw new Error(`Only ${runs.length} of ${count} runs`);
		await sleep(300);
	}
}

const totals = () => instance.sandbox.portOneV1.ledger().totals;

/** Tells a workflow of a customer's latest payment, as PortOne does. @returns the status of the answer */
async function tell({ webhookOf }: Imported, customerUid: string): Promise<number> {
	const { sandbox, server } = instance;
	const payments = [...sandbox.portOneV1.shop.payments.all()];
	const payment = payments.findLast((one) => one.customerUid === customerUid);
	const body = { imp_uid: payment?.impUid, merchant_uid: payment?.merchantUid };
	const url = `${server.url}/webhook/${webhookOf('n8n-nodes-npay.portOneTrigger')}/webhook`;
	const headers = { 'content-type': 'application/json' };
	return (await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) })).status;
}

/** Turns PortOne's clock to the day on which the customer's next payment is due. */
async function passToNext(): Promise<void> {
	const { sandbox } = instance;
	const { scheduleAt: due = 0 } =
		[...sandbox.portOneV1.shop.schedules.all()].find(
			({ customerUid, status }) => customerUid === CUSTOMER && status === 'scheduled',
		) ?? {};
	sandbox.clock.set(due + 1_000);
	await sandbox.portOneV1.settled();
}

it('customers join, pay, fail to pay, and leave', async () => {
	const { n8n, sandbox, server } = instance;
	const { portOneV1 } = sandbox;
	const monthly = await imported('subscription-month-by-month');
	const retry = await imported('failed-payment-retry');
	const leaving = await imported('customer-leaves');
	expect(await n8n.run(monthly.id, '처음 한 번 (Once)')).toMatchObject({ status: 'success' });
	for (const { id } of [monthly, retry, leaving]) await n8n.activate(id);
	const hook = monthly.webhookOf('n8n-nodes-npay.portOneTrigger');
	portOneV1.patchSettings({ notifications: { url: `${server.url}/webhook/${hook}/webhook` } });
	portOneV1.addBillingKey({ customerUid: CUSTOMER });
	portOneV1.addBillingKey({ customerUid: UNLUCKY, outcome: { result: 'fails' } });

	const join = monthly.webhookOf('n8n-nodes-base.formTrigger');
	const plan = ['정기 구독', '9900', '31'];
	expect(await submit(join, [CUSTOMER, ...plan], 'wrong')).toBe(401);
	for (const [index, customer] of [CUSTOMER, UNLUCKY].entries()) {
		expect(await submit(join, [customer, ...plan])).toBe(200);
		const [joined] = await runsOf(monthly.id, 2 + index);
		expect(joined?.status).toBe('success');
		expect(outputOf(joined!, ENSURE)).toMatchObject([{ action: 'created', amount: 9_900 }]);
	}
	const row = { status: 'active', amount: 9_900, currency: 'KRW', anchorDay: 31 };
	expect(await n8n.rowsOf(TABLE)).toMatchObject([
		{ ...row, customer_uid: CUSTOMER },
		{ ...row, customer_uid: UNLUCKY },
	]);

	await passToNext();
	const [paid] = await runsOf(monthly.id, 4);
	expect(outputOf(paid!, ENSURE)).toMatchObject([{ action: 'created', customer_uid: CUSTOMER }]);
	expect(totals()).toMatchObject({ charges: 1, failed: 1, schedules: { scheduled: 1 } });

	expect(await tell(retry, UNLUCKY)).toBe(200);
	const [failed] = await runsOf(retry.id, 1);
	expect(failed?.status).toBe('success');
	// n8n's clock stands before PortOne's, which was turned: to it the payment isn't due yet.
	const late = outputOf(failed!, 'Days late (며칠째)') as Array<{ daysLate: number }>;
	expect(late[0]?.daysLate).toBeLessThanOrEqual(0);
	expect(outputOf(failed!, 'Within nine days (9일 안)')).toHaveLength(1);

	// The next payment is under way while the customer leaves.
	portOneV1.patchSettings({ notifications: { url: null } });
	await passToNext();
	const leave = leaving.webhookOf('n8n-nodes-base.formTrigger');
	expect(await submit(leave, [CUSTOMER], 'wrong')).toBe(401);
	expect(await submit(leave, [` ${CUSTOMER} `])).toBe(200);
	const [left] = await runsOf(leaving.id, 1);
	expect(outputOf(left!, 'Nothing cancelled (취소 없음)')).toHaveLength(1);
	expect(await n8n.rowsOf(TABLE)).toContainEqual(
		expect.objectContaining({ ...row, customer_uid: CUSTOMER, status: 'left' }),
	);
	expect(await tell(monthly, CUSTOMER)).toBe(200);
	const [after] = await runsOf(monthly.id, 5);
	expect(outputOf(after!, 'No next payment (예약 안 함)')).toHaveLength(1);
	expect(outputOf(after!, ENSURE)).toEqual([]);
});

it('on PortOne V2: a customer signs up, registers a card, pays each month, and leaves', async () => {
	const { n8n, sandbox, server } = instance;
	const { portOneV2 } = sandbox;
	const subscription = await imported('subscription-v2');
	const { id } = subscription;
	expect(await n8n.run(id, '처음 한 번 (Once)')).toMatchObject({ status: 'success' });
	await n8n.activate(id);
	const hook = subscription.webhookOf('n8n-nodes-npay.portOneV2Trigger');
	const url = `${server.url}/webhook/${hook}/webhook`;
	portOneV2.patchSettings({ notifications: { live: { url }, test: { url } } });

	const join = subscription.webhookOf('Join (구독 신청)');
	expect(await submit(join, [CUSTOMER, '정기 구독', '9900', '31'])).toBe(200);
	await runsOf(id, 2);
	const rows = async () => await n8n.rowsOf('Npay V2 subscriptions');
	expect(await rows()).toMatchObject([{ customerId: CUSTOMER, status: 'waiting', amount: 9_900 }]);

	// The card is registered and paid with; that it was paid is told, too.
	const { billingKey } = portOneV2.addBillingKey({ customer: { id: CUSTOMER } });
	const booked = await runsOf(id, 4);
	expect(booked.map(({ status }) => status)).toEqual(Array(4).fill('success'));
	expect(booked.flatMap((run) => outputOf(run, ENSURE))).toMatchObject([{ action: 'created' }]);
	expect(await rows()).toMatchObject([{ customerId: CUSTOMER, status: 'active', billingKey }]);
	expect(portOneV2.ledger().totals).toMatchObject({ charges: 1, charged: 9_900 });

	const [due] = [...portOneV2.books.schedules.values()];
	sandbox.clock.set(Number(due?.timeToPay) + 1_000);
	await portOneV2.settled();
	const again = await runsOf(id, 5);
	expect(outputOf(again[0]!, ENSURE)).toMatchObject([{ action: 'created' }]);
	expect(portOneV2.ledger().totals).toMatchObject({ charges: 2, paymentsChargedTwice: 0 });

	const leave = subscription.webhookOf('Leave (해지 접수)');
	expect(await submit(leave, [CUSTOMER])).toBe(200);
	const left = await runsOf(id, 7);
	expect(left.map(({ status }) => status)).toEqual(Array(7).fill('success'));
	expect(await rows()).toMatchObject([{ customerId: CUSTOMER, status: 'left' }]);
	expect(portOneV2.books.allBillingKeys()).toMatchObject([{ billingKey, status: 'DELETED' }]);
	expect([...portOneV2.books.schedules.values()].map(({ status }) => status)).not.toContain(
		'SCHEDULED',
	);
});
