import { DEFAULT_APPLICATION } from '../../sandbox/npay/settings';
import { type Execution, outputOf } from '../../scripts/lib/n8n/client';
import { CONFIRM, hangBeforeDone, hangingConfirm, hangWhenDone } from './support/hanging';
import { confirmWorkflow, type QueueInstance, startQueue, TRIGGER, until } from './support/queue';
import { npayCredential } from './support/workflows';

const CHANGES = '/v1/pay-order/mall/product-orders/last-changed-statuses';
const TOKEN = '/v1/oauth2/token';

/** How soon a worker's death is noticed: n8n's defaults are 60, 10 and 30 s. */
const SETTINGS = {
	QUEUE_WORKER_LOCK_DURATION: '10000',
	QUEUE_WORKER_LOCK_RENEW_TIME: '2000',
	QUEUE_WORKER_STALLED_INTERVAL: '2000',
};

/** Product orders in one execution: a poll stops at the end of a page. */
const BATCH = 3;

const REPEAT_AFTER_MINUTES = 1;

const NEW_ORDERS = {
	triggerOn: 'changes',
	changeTypes: ['PAYED'],
	options: { maxPerPoll: BATCH, settleSeconds: 1 },
};
const TO_BE_CONFIRMED = {
	triggerOn: 'awaitingAction',
	awaiting: ['confirm'],
	options: { repeatAfterMinutes: REPEAT_AFTER_MINUTES },
};

let instance: QueueInstance;
let active: string[];

beforeAll(async () => {
	instance = await startQueue('queue', SETTINGS);
});

afterAll(async () => {
	await instance?.close();
});

beforeEach(() => {
	active = [];
	instance.sandbox.reset({ npay: { rateLimit: { enabled: false } } });
});

afterEach(async () => {
	const { n8n, queue } = instance;
	for (const id of active) await n8n.deactivate(id);
	await Promise.all(queue.workers.filter(({ alive }) => !alive).map((worker) => worker.start()));
});

/** A credential without a token. */
async function newCredential() {
	const { n8n, sandbox } = instance;
	return await n8n.createCredential(npayCredential(sandbox, DEFAULT_APPLICATION));
}

async function activate(
	credential: { id: string; name: string },
	trigger: Record<string, unknown>,
): Promise<string> {
	const { n8n } = instance;
	const { id } = await n8n.createWorkflow(confirmWorkflow(credential, trigger));
	await n8n.activate(id);
	active.push(id);
	return id;
}

const order = (count: number) =>
	instance.sandbox.npay
		.createOrders({ count, state: 'PAYED' })
		.flatMap(({ productOrderIds }) => productOrderIds);

/** How often each was confirmed, and how often somebody tried to confirm it after that. */
const confirmations = (ids: string[]) =>
	ids.map((id) => {
		const [entry] = instance.sandbox.npay.ledger(id).entries;
		return [entry?.confirmed, entry?.confirmedAgain];
	});

const ONCE = [1, 0];
const NEVER = [0, 0];
const each = (ids: string[], count: number[]) => ids.map(() => count);

/** Waits until all of them are confirmed. */
const allConfirmed = async (ids: string[]) =>
	await until('all are confirmed', () =>
		confirmations(ids).every(([confirmed]) => confirmed !== 0) ? true : undefined,
	);

/** Waits until the workflow has so many executions, and the last word of n8n on all of them. */
async function ended(workflowId: string, count: number) {
	return await until(`${count} executions end`, async () => {
		const executions = await instance.n8n.executions(workflowId, { includeData: true });
		const over = executions.filter(({ status }) => ['success', 'error'].includes(status));
		return over.length >= count && over.length === executions.length ? executions : undefined;
	});
}

/** What the trigger gave to these executions. */
const productOrderIdsOf = (executions: Execution[]) =>
	executions.flatMap((execution) =>
		outputOf(execution, TRIGGER).map(({ productOrderId }) => productOrderId),
	);

it('runs executions on both workers, with one token for main and workers, each order confirmed once', async () => {
	const { queue, sandbox } = instance;
	sandbox.npay.patchSettings({ pageLimit: BATCH });
	// Longer than the time between two polls: the second comes while the first is still at work.
	sandbox.faults.add({ kind: 'latency', ms: 4_000, times: 0, match: { path: CONFIRM } });
	const ids = order(8 * BATCH);
	const workflowId = await activate(await newCredential(), NEW_ORDERS);
	await allConfirmed(ids);

	const executions = await ended(workflowId, 8);
	expect(executions.map(({ status }) => status)).toEqual(Array(8).fill('success'));
	expect(productOrderIdsOf(executions).sort()).toEqual([...ids].sort());
	expect(confirmations(ids)).toEqual(each(ids, ONCE));

	const ran = queue.workers.map((worker) => {
		const { started } = worker.executions();
		return executions.map(({ id }) => id).filter((id) => started.includes(id));
	});
	expect(ran.flat().sort()).toEqual(executions.map(({ id }) => id).sort());
	for (const own of ran) expect(own.length).toBeGreaterThanOrEqual(2);

	const calls = sandbox.journal.entries();
	expect(calls.filter(({ path }) => path === TOKEN)).toHaveLength(1);
	// Main reads the changes, workers confirm.
	for (const path of [CHANGES, CONFIRM]) {
		const tokens = calls.filter((call) => call.path === path).map(({ tokenSeq }) => tokenSeq);
		expect({ path, tokens: [...new Set(tokens)] }).toEqual({ path, tokens: [1] });
	}
});

it('brings an order again when the run of Awaiting Action that had it was killed', async () => {
	const { n8n, queue, sandbox } = instance;
	hangBeforeDone(sandbox);
	const ids = order(2);
	const workflowId = await activate(await newCredential(), TO_BE_CONFIRMED);
	const killed = await hangingConfirm(instance);
	await killed.worker.kill();
	expect(confirmations(ids)).toEqual(each(ids, NEVER));

	sandbox.clock.advance(REPEAT_AFTER_MINUTES * 60_000);
	await allConfirmed(ids);
	expect(confirmations(ids)).toEqual(each(ids, ONCE));
	const repeated = await until('the other worker has ended the second run', async () =>
		(await n8n.executions(workflowId, { includeData: true })).find(
			({ status }) => status === 'success',
		),
	);
	expect(productOrderIdsOf([repeated])).toEqual(ids);
	const ran = queue.workers.filter((one) => one.executions().finished.includes(repeated.id));
	expect(ran).toHaveLength(1);
	expect(ran).not.toContain(killed.worker);
});

it('never repeats the runs of killed workers, and Awaiting Action brings what they left', async () => {
	const { n8n, queue, sandbox } = instance;
	const credential = await newCredential();
	const workflowId = await activate(credential, NEW_ORDERS);

	hangBeforeDone(sandbox);
	const undone = order(2);
	const first = await hangingConfirm(instance);
	await first.worker.kill();

	hangWhenDone(sandbox);
	const done = order(2);
	const second = await hangingConfirm(instance);
	expect(confirmations(done)).toEqual(each(done, ONCE));
	await second.worker.kill();
	expect(second.worker).not.toBe(first.worker);

	// No worker is left: what comes now waits in the queue.
	const queued = order(2);
	await until('the next run is in the queue', () =>
		queue.enqueued().at(-1) === second.executionId ? undefined : true,
	);
	await Promise.all(queue.workers.map((worker) => worker.start()));

	const executions = await ended(workflowId, 3);
	const lost = [first.executionId, second.executionId];
	const [succeeded, failed] = [
		executions.filter(({ id }) => !lost.includes(id)),
		executions.filter(({ id }) => lost.includes(id)),
	];
	// What n8n keeps: the runs that no worker had begun.
	expect(succeeded.map(({ status }) => status)).toEqual(['success']);
	expect(productOrderIdsOf(succeeded)).toEqual(queued);
	expect(confirmations(queued)).toEqual(each(queued, ONCE));
	// What it loses: those that were at work. They fail, are empty, and are not run again.
	for (const { status, data } of failed) {
		expect(status).toBe('error');
		expect(data.resultData.error?.message).toContain('failed to be processed too many times');
		expect(data.resultData.runData).toEqual({});
	}
	const started = queue.workers.flatMap((worker) => worker.executions().started);
	expect(lost.map((id) => started.filter((one) => one === id).length)).toEqual([1, 1]);
	expect(confirmations(undone)).toEqual(each(undone, NEVER));
	expect(confirmations(done)).toEqual(each(done, ONCE));

	const awaitingId = await activate(credential, TO_BE_CONFIRMED);
	await allConfirmed(undone);
	const brought = await ended(awaitingId, 1);
	expect(productOrderIdsOf(brought)).toEqual(undone);
	for (const ids of [undone, done, queued]) expect(confirmations(ids)).toEqual(each(ids, ONCE));
	expect(await n8n.executions(workflowId)).toHaveLength(3);
});
