import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { type Sandbox, startSandbox } from '../../../sandbox';
import { installN8n } from '../../../scripts/lib/install/n8n';
import { N8nClient } from '../../../scripts/lib/n8n/client';
import { everySeconds } from '../../../scripts/lib/n8n/polling';
import { N8nQueue } from '../../../scripts/lib/n8n/queue';
import { packPackage } from '../../../scripts/lib/package';
import { ARTIFACTS } from './instance';

/** n8n in queue mode with the packed package installed, logged in, and a sandbox in this process. */
export interface QueueInstance {
	n8n: N8nClient;
	queue: N8nQueue;
	sandbox: Sandbox;
	close(): Promise<void>;
}

/**
 * Starts a main process and two workers of n8n 2, each with an empty home in `.cache/e2e/<name>`. A worker runs
 * one execution at a time, so that two at once are on two workers.
 *
 * @param name one per test file
 * @param settings n8n's, for all three
 */
export async function startQueue(
	name: string,
	settings: Record<string, string>,
): Promise<QueueInstance> {
	const folder = path.join(ARTIFACTS, name);
	rmSync(folder, { recursive: true, force: true });
	mkdirSync(folder, { recursive: true });
	const tarball = await packPackage(folder);
	const options = { folder, tarball, workers: 2, concurrency: 1, settings };
	const queue = new N8nQueue(await installN8n(2), options);
	const sandbox = await startSandbox();
	const close = async () => {
		await queue.stop();
		await sandbox.close();
	};
	try {
		await queue.start();
		return { n8n: await new N8nClient(queue.main.url).login(), queue, sandbox, close };
	} catch (error) {
		await close();
		throw error;
	}
}

const POLL_SECONDS = 3;

export const TRIGGER = 'Trigger';

/** Trigger, every three seconds -> confirm. */
export function confirmWorkflow(
	{ id, name }: { id: string; name: string },
	parameters: Record<string, unknown>,
) {
	const node = (type: string, node: { name: string; parameters: object }, x: number) => ({
		...node,
		id: node.name,
		type: `n8n-nodes-npay.${type}`,
		typeVersion: 1,
		position: [x, 0],
		credentials: { npayApi: { id, name } },
	});
	const confirm = { resource: 'productOrder', operation: 'confirm' };
	return {
		name: `${String(parameters.triggerOn)} > confirm`,
		nodes: [
			node(
				'npayTrigger',
				{ name: TRIGGER, parameters: { pollTimes: everySeconds(POLL_SECONDS), ...parameters } },
				0,
			),
			node('npay', { name: 'Confirm', parameters: confirm }, 240),
		],
		connections: { [TRIGGER]: { main: [[{ node: 'Confirm', type: 'main', index: 0 }]] } },
	};
}

const LOOK_EVERY_MS = 200;

/**
 * Looks again and again until there is something.
 *
 * @param what for the message, should it not come within `timeoutMs`
 */
export async function until<T>(
	what: string,
	look: () => T | undefined | Promise<T | undefined>,
	timeoutMs = 120_000,
): Promise<T> {
	const deadline = Date.now() + timeoutMs;
	for (;;) {
		const found = await look();
		if (found !== undefined) return found;
		if (Date.now() > deadline) throw new Error(`${what}: not within ${timeoutMs / 1000} s`);
		await sleep(LOOK_EVERY_MS);
	}
}
