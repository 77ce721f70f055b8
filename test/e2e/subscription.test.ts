import { readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { outputOf } from '../../scripts/lib/n8n/client';
import { ROOT } from '../../scripts/lib/paths';
import { DEFAULT_ACCOUNT } from '../../sandbox/portone-v1/settings';
import type { Instance } from './instance';
import { startInstance } from './instance';

const CUSTOMER = 'customer-0001';
const TABLE = 'Npay subscriptions';
const STAFF = { user: 'staff', password: 'staff-password' };
const ENSURE = 'Next payment (다음 결제)';
const SLACK = 'n8n-nodes-base.slack';

interface Node {
	name: string;
	type: string;
	webhookId?: string;
	credentials?: Record<string, unknown>;
}

let instance: Instance;
let credentials: Record<string, { id: string; name: string }>;

beforeAll(async () => {
	instance = await startInstance(2, 'subscription');
	const { n8n, sandbox } = instance;
	const data = { ...DEFAULT_ACCOUNT, baseUrl: sandbox.portOneV1BaseUrl };
	credentials = {
		portOneApi: await n8n.createCredential({ name: 'PortOne', type: 'portOneApi', data }),
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
async function imported(file: string) {
	const example = JSON.parse(readFileSync(path.join(ROOT, 'examples', `${file}.json`), 'utf8')) as {
		name: string;
		nodes: Node[];
		connections: object;
	};
	const nodes = example.nodes.map(({ credentials: wanted = {}, ...node }) =>
		node.type === SLACK
			? { ...node, type: 'n8n-nodes-base.noOp', typeVersion: 1, parameters: {} }
			: {
					...node,
					credentials: Object.fromEntries(
						Object.keys(wanted).map((type) => [type, credentials[type]]),
					),
				},
	);
	const { id } = await instance.n8n.createWorkflow({ ...example, nodes });
	const webhookOf = (type: string) =>
		String(example.nodes.find((node) => node.type === type)?.webhookId);
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

/** Turns PortOne's clock to the day on which the customer's next payment is due. */
async function passToNext(): Promise<void> {
	const { sandbox } = instance;
	const next = sandbox.portOneV1.shop.schedules.all();
	const due = [...next].find(({ status }) => status === 'scheduled')?.scheduleAt ?? 0;
	sandbox.clock.set(due + 1_000);
	await sandbox.portOneV1.settled();
}

it('a customer joins, pays, is charged again after a failure, and leaves', async () => {
	const { n8n, sandbox, server } = instance;
	const monthly = await imported('subscription-month-by-month');
	const leaving = await imported('customer-leaves');
	expect(await n8n.run(monthly.id, '처음 한 번 (Once)')).toMatchObject({ status: 'success' });
	await n8n.activate(monthly.id);
	await n8n.activate(leaving.id);
	const hook = monthly.webhookOf('n8n-nodes-npay.portOneTrigger');
	sandbox.portOneV1.patchSettings({
		notifications: { url: `${server.url}/webhook/${hook}/webhook` },
	});
	sandbox.portOneV1.addBillingKey({ customerUid: CUSTOMER });

	const join = monthly.webhookOf('n8n-nodes-base.formTrigger');
	const plan = [CUSTOMER, '정기 구독', '9900', '31'];
	expect(await submit(join, plan, 'wrong')).toBe(401);
	expect(await submit(join, plan)).toBe(200);
	const [joined] = await runsOf(monthly.id, 2);
	expect(joined?.status).toBe('success');
	expect(outputOf(joined!, ENSURE)).toMatchObject([{ action: 'created', amount: 9_900 }]);
	expect(await n8n.rowsOf(TABLE)).toMatchObject([
		{ customer_uid: CUSTOMER, status: 'active', amount: 9_900, currency: 'KRW', anchorDay: 31 },
	]);

	await passToNext();
	const [paid] = await runsOf(monthly.id, 3);
	expect(outputOf(paid!, ENSURE)).toMatchObject([{ action: 'created', amount: 9_900 }]);
	expect(totals()).toMatchObject({ charges: 1, schedules: { scheduled: 1 } });

	const leave = leaving.webhookOf('n8n-nodes-base.formTrigger');
	expect(await submit(leave, [CUSTOMER], 'wrong')).toBe(401);
	expect(await submit(leave, [` ${CUSTOMER} `])).toBe(200);
	const [left] = await runsOf(leaving.id, 1);
	expect(outputOf(left!, 'Tell the team (알림)')).toMatchObject([{ cancelledCount: 1 }]);
	expect(await n8n.rowsOf(TABLE)).toMatchObject([{ status: 'left', amount: 9_900 }]);
	expect(totals().schedules.scheduled).toBe(0);

	// PortOne tells of a payment that was under way when the customer left.
	expect(await submit(leave, ['mistyped'])).toBe(200);
	const [mistyped] = await runsOf(leaving.id, 2);
	expect(outputOf(mistyped!, 'Nothing cancelled (취소 없음)')).toHaveLength(1);
});
