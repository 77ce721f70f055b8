import path from 'node:path';

import { installN8n } from '../../../scripts/lib/install/n8n';
import { N8nClient } from '../../../scripts/lib/n8n/client';
import { N8nQueue } from '../../../scripts/lib/n8n/queue';
import { packPackage } from '../../../scripts/lib/package';
import type { SandboxServer } from '../../../scripts/lib/sandbox';
import { versionsOf } from '../real/bench';
import { startSandboxServer, WORK, Workshop } from '../real/instance';
import type { ShopsResult } from './result';
import { type Climb, climb, type Ladder, LADDERS } from './shops';

const WORKERS = 2;

async function inOneProcess(
	workshop: Workshop,
	sandbox: SandboxServer,
	ladder: Ladder,
): Promise<Climb> {
	const { server, client } = await workshop.start();
	try {
		const groups = { main: () => server.pids() };
		return await climb({ mode: 'single', client, groups }, sandbox, ladder);
	} finally {
		await server.stop();
	}
}

async function inQueueMode(sandbox: SandboxServer, ladder: Ladder): Promise<Climb> {
	const folder = path.join(WORK, 'queue');
	const tarball = await packPackage(WORK);
	const queue = new N8nQueue(await installN8n(2), { folder, tarball, workers: WORKERS });
	try {
		await queue.start();
		const groups = {
			main: () => queue.main.pids(),
			workers: () => queue.workers.flatMap((worker) => worker.pids()),
			postgres: () => queue.postgres.pids(),
			redis: () => queue.redis.pids(),
		};
		const client = await new N8nClient(queue.main.url).login();
		return await climb({ mode: 'queue', client, groups }, sandbox, ladder);
	} finally {
		await queue.stop();
	}
}

/** Watches more and more shops on one n8n, in one process and in queue mode. */
export async function measureShops(
	{ isQuick, at }: { isQuick: boolean; at: number },
	command: string,
): Promise<ShopsResult> {
	const ladder = isQuick ? LADDERS.quick : LADDERS.full;
	const workshop = await Workshop.open();
	const startedAt = performance.now();
	const sandbox = await startSandboxServer();
	try {
		const climbs = [
			await inOneProcess(workshop, sandbox, ladder),
			await inQueueMode(sandbox, ladder),
		];
		return {
			at: new Date(at).toISOString(),
			command,
			versions: versionsOf(workshop.version),
			isQuick,
			workers: WORKERS,
			levels: climbs.flatMap(({ levels }) => levels),
			ends: climbs.flatMap(({ end }) => end ?? []),
			tookMs: performance.now() - startedAt,
		};
	} finally {
		await sandbox.stop();
	}
}
