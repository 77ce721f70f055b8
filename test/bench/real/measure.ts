import type { JournalEntry } from '../../../sandbox/core/http/journal';
import { DEFAULT_APPLICATION } from '../../../sandbox/npay/settings';
import { type N8nClient, outputOf } from '../../../scripts/lib/n8n/client';
import { UserError } from '../../../scripts/lib/output';
import type { SandboxServer } from '../../../scripts/lib/sandbox';
import type { DataRow } from '../figures/compare';
import type { JobName, Measurement, Way } from '../figures/result';
import { callWebhook, credentialOf, emptySandbox, type StartedN8n } from './instance';
import { boundMs, floorOf, type OrderRow, SETTERS, type Task } from './jobs';
import { watch } from './processes';
import { forShop, RESULT_NODES, type WorkflowFile } from './workflows';

/** A job done: its figures, and where what it did can be read. */
export interface Done {
	measurement: Measurement;
	/** Of the workflow that did it. */
	workflowId: string;
	/** The node that gave the job's rows. */
	resultNode: string;
	/** A line for each product order: in which state it ended. */
	states: string[];
}

/** What is to be done. */
export interface Assignment {
	job: JobName;
	way: Way;
	round: number;
	workflow: WorkflowFile;
	size: number;
	/** When the run began, epoch ms. */
	at: number;
}

const ALL = { limit: 100_000 };

async function ordersOf(sandbox: SandboxServer, ids: readonly string[]): Promise<OrderRow[]> {
	const wanted = new Set(ids);
	const { items } = (await sandbox.get('npay/product-orders', ALL)) as { items: OrderRow[] };
	return items.filter(({ productOrderId }) => wanted.has(productOrderId));
}

const stateLine = (order: OrderRow) =>
	[
		order.productOrderId,
		order.productOrderStatus,
		order.placeOrderStatus,
		order.claimStatus,
		order.trackingNumber,
	].join(' ');

/** Figures of what was asked at the sandbox. */
function wireFigures(entries: readonly JournalEntry[]) {
	const first = Math.min(...entries.map(({ realMs }) => realMs));
	const last = Math.max(...entries.map(({ realMs, tookMs }) => realMs + tookMs));
	return {
		requests: entries.length,
		refused: entries.filter(({ status }) => status === 429).length,
		apiMs: last - first,
	};
}

/** How many were not done: by the sandbox's own books where something was to change, else by the rows that came. */
function failedOf(task: Task, size: number, count: number, orders: readonly OrderRow[]): number {
	const { isDone } = task;
	if (isDone === undefined) return size - count;
	return size - orders.filter(isDone).length;
}

/** Why the last run of a workflow failed. */
async function reasonOf(client: N8nClient, workflowId: string): Promise<string> {
	const [execution] = await client.executions(workflowId);
	if (execution === undefined) return 'it never began';
	const { data } = await client.execution(execution.id);
	return data.resultData.error?.message ?? `its status is ${execution.status}`;
}

/**
 * Does a job once with an empty sandbox and a workflow of its own, and measures it.
 *
 * @throws {UserError} with n8n's reason where the workflow ended with an error
 */
export async function measure(
	{ server, client }: StartedN8n,
	sandbox: SandboxServer,
	{ job, way, round, workflow, size, at }: Assignment,
): Promise<Done> {
	// An application of its own each time: what nodes remember of another's bucket is of no use to it.
	const application = { ...DEFAULT_APPLICATION, clientId: `${job}-${way}-${round}` };
	await emptySandbox(sandbox, [application]);
	const task = await SETTERS[job]({ sandbox, size, at });
	const { clientId: applicationId, clientSecret: applicationSecret } = application;
	const shop = { baseUrl: sandbox.npayBaseUrl, applicationId, applicationSecret };
	const credential = await client.createCredential(credentialOf(sandbox, application));
	const { id } = await client.createWorkflow(forShop(workflow, shop, credential));
	await client.activate(id);

	const end = watch(() => server.pids());
	const answer = await callWebhook(server, `bench-${job}`, task.body).catch(() => undefined);
	const use = end();
	if (answer === undefined) {
		throw new UserError(`${job}, ${way} ended with an error: ${await reasonOf(client, id)}`);
	}

	await client.deactivate(id);
	const { entries } = (await sandbox.get('journal')) as { entries: JournalEntry[] };
	const orders = await ordersOf(sandbox, task.ids ?? []);
	const { count = 0 } = answer as { count?: number };
	// How many rows a month has is not known before they are read.
	const done = task.size === 0 ? count : task.size;
	const names = workflow.nodes.map(({ name }) => name);
	return {
		measurement: {
			job,
			way,
			round,
			size: done,
			failed: failedOf(task, done, count, orders),
			...wireFigures(entries),
			wallMs: use.tookMs,
			cpuMs: use.cpuMs,
			peakBytes: use.peakBytes,
			floor: floorOf(task.calls),
			boundMs: boundMs(task.calls),
		},
		workflowId: id,
		resultNode: RESULT_NODES.find((name) => names.includes(name)) ?? 'Done',
		states: orders.map(stateLine).sort(),
	};
}

/** The rows that a measured job gave, as n8n has kept them. */
export async function rowsOf({ client }: StartedN8n, done: Done): Promise<DataRow[]> {
	const [execution] = await client.executions(done.workflowId);
	if (execution === undefined) return [];
	return outputOf(await client.execution(execution.id), done.resultNode);
}
