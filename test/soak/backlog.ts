import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import type { JournalEntry } from '../../sandbox/core/http/journal';
import { DEFAULT_APPLICATION } from '../../sandbox/npay/settings';
import { ARTIFACTS, startInstance } from '../e2e/support/instance';
import { npayCredential } from '../e2e/support/workflows';
import { linesOf } from './file';
import { changesToFile } from './workflows';

const SECOND = 1_000;
const MINUTE = 60_000;

/** Time between two changes of the backlog, in ms: 100,000 of them fill 17 hours. */
const SPACING = 600;

/** What draining a backlog took. */
export interface BacklogResult {
	changes: number;
	/** Most that the heap of n8n might hold, in MiB, where it was told. */
	heap: number | undefined;
	/** Events in the file; with doubles. */
	delivered: number;
	lost: number;
	doubled: number;
	/** Events that came after a later one. */
	outOfOrder: number;
	tookMs: number;
	/** Main process of n8n, in bytes: before, and every few seconds while it drains. */
	memoryBefore: number;
	memory: number[];
	/** Calls of the two APIs that a poll uses. */
	calls: number;
	/** Most calls of one API within a second. */
	mostPerSecond: number;
	refused: number;
}

/** Most calls of one path within any second. */
function mostPerSecond(entries: readonly JournalEntry[]): number {
	const byPath = new Map<string, number[]>();
	for (const { path: called, realMs } of entries)
		byPath.set(called, [...(byPath.get(called) ?? []), realMs]);
	const most = (times: number[]) =>
		Math.max(...times.map((at) => times.filter((one) => one >= at && one < at + SECOND).length));
	return Math.max(...[...byPath.values()].map(most));
}

/**
 * Lets a real n8n drain so many changes that wait already, through the trigger into a file.
 *
 * @param heap most that JavaScript's heap of n8n may hold, in MiB; without, Node.js decides by the machine
 */
export async function drainBacklog(
	changes: number,
	say: (line: string) => void,
	heap?: number,
): Promise<BacklogResult> {
	const folder = path.join(ARTIFACTS, 'backlog');
	const file = path.join(folder, 'events.csv');
	const { n8n, server, sandbox, close } = await startInstance(2, 'backlog', {
		N8N_RESTRICT_FILE_ACCESS_TO: folder,
		...(heap !== undefined && { NODE_OPTIONS: `--max-old-space-size=${heap}` }),
	});
	try {
		// As Naver has it: two calls a second of each API, four at once. Tests of n8n begin without.
		sandbox.reset({ npay: { rateLimit: { enabled: true } } });
		const ids = sandbox.npay
			.createOrders({ count: changes, state: 'PAYED', spacingMs: SPACING })
			.flatMap(({ productOrderIds }) => productOrderIds);
		const credential = await n8n.createCredential(npayCredential(sandbox, DEFAULT_APPLICATION));
		const initialLookbackMinutes = Math.ceil((changes * SPACING) / MINUTE) + 10;
		const options = { initialLookbackMinutes, settleSeconds: 1 };
		const workflow = changesToFile(credential, { file, options });
		// Runs of thousands of orders each are not worth keeping.
		const settings = { saveDataSuccessExecution: 'none' };
		const { id } = await n8n.createWorkflow({ ...workflow, settings });
		const memoryBefore = server.memory();
		const startedAt = Date.now();
		await n8n.activate(id);
		const memory: number[] = [];
		let lines: string[] = [];
		let progressAt = Date.now();
		while (lines.length < changes && Date.now() - progressAt < 2 * MINUTE) {
			await sleep(5 * SECOND);
			memory.push(server.memory());
			const now = linesOf(file);
			if (now.length > lines.length) progressAt = Date.now();
			lines = now;
			say(`${lines.length} of ${changes}, ${Math.round((memory.at(-1) ?? 0) / 2 ** 20)} MiB`);
		}
		const tookMs = progressAt - startedAt;
		const known = new Set(lines.map((line) => line.slice(0, 16)));
		const timeOf = lines.map((line) => line.slice(17, 32));
		const entries = sandbox.journal.entries({ path: '/v1/pay-order' });
		return {
			changes,
			heap,
			delivered: lines.length,
			lost: ids.filter((one) => !known.has(one)).length,
			doubled: lines.length - new Set(lines).size,
			outOfOrder: timeOf.filter((time, index) => time < (timeOf[index - 1] ?? '')).length,
			tookMs,
			memoryBefore,
			memory,
			calls: entries.length,
			mostPerSecond: mostPerSecond(entries),
			refused: entries.filter(({ status }) => status === 429).length,
		};
	} finally {
		await close();
	}
}
