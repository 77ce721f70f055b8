import os from 'node:os';

import { version } from '../../../package.json';
import { duration, say } from '../../../scripts/lib/output';
import type { BenchResult } from '../figures/result';
import { Workshop } from './instance';
import { type Plan, Rounds } from './rounds';

/** The machine and what runs on it, for reports. */
export function versionsOf(n8n: string): Record<string, string> {
	const processors = os.cpus();
	return {
		'n8n-nodes-npay': version,
		n8n,
		'Node.js of the bench': process.versions.node,
		machine: `${processors.length} × ${processors[0]?.model.trim() ?? 'unknown'}, ${Math.round(os.totalmem() / 2 ** 30)} GiB, ${os.type()}`,
	};
}

/** Measures the jobs of a plan on a real n8n; what grows is not part of it. */
export async function compareWays(
	plan: Plan,
	command: string,
): Promise<Omit<BenchResult, 'growth'>> {
	const workshop = await Workshop.open();
	const startedAt = performance.now();
	const rounds = new Rounds(plan, workshop);
	if (plan.jobs.length > 0) await rounds.run();
	const tookMs = performance.now() - startedAt;
	say(`  All rounds: ${duration(tookMs)}`);
	return {
		at: new Date(plan.at).toISOString(),
		command,
		versions: versionsOf(workshop.version),
		rounds: plan.rounds,
		isQuick: plan.isQuick,
		measurements: rounds.measurements,
		comparisons: rounds.comparisons(),
		tookMs,
	};
}
