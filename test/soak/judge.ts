import type { Ledger } from '../../sandbox/npay/control/ledger';
import type { Execution } from '../../scripts/lib/n8n/client';
import { TRIGGER } from './workflows';

/** One execution that n8n recorded, with what the trigger gave it. */
export interface Emission {
	executionId: number;
	status: string;
	/** Real time, ms since the epoch. */
	startedAt: number;
	eventIds: string[];
}

/** What became of all changes. Lists of event ids. */
export interface Judgement {
	/** Latest states that no run was created for. */
	lost: string[];
	/** Latest states whose runs were all cut off by a kill. n8n shows these runs as crashed. */
	cutOff: string[];
	/** Latest states that are missing in the file for no such reason. */
	unwritten: string[];
	/** Delivered twice, with a kill in between and the first time in the last two batches before it. */
	explained: string[];
	/** Delivered twice for no such reason. */
	unexplained: string[];
	/** Delivered though they never happened. */
	invented: string[];
	/** Most batches that one kill brought back. */
	batchesRepeated: number;
}

/** The event id as the docs define it: product order, second in KST, type. */
const eventIdOf = (productOrderId: string, lastChangedDate: string, type: string) =>
	`${productOrderId}_${lastChangedDate.slice(0, 19).replace(/[-:]/g, '')}_${type}`;

/**
 * What the trigger gave to a run: of one that was cut off, n8n has only what was to be run, and sometimes an item that
 * n8n has made up in its place. A failed poll is an execution too, without events.
 */
export function emissionOf(execution: Execution): Emission {
	const { id, status, startedAt, data } = execution;
	const stack = data?.executionData?.nodeExecutionStack ?? [];
	const items = [
		...(data?.resultData.runData[TRIGGER]?.[0]?.data?.main?.[0] ?? []),
		...(stack[0]?.data.main?.[0] ?? []),
	];
	const eventIds = items.flatMap(({ json }: { json: { eventId?: string } }) => json.eventId ?? []);
	return {
		executionId: Number(id),
		status,
		startedAt: Date.parse(startedAt),
		eventIds: [...new Set(eventIds)],
	};
}

const eventIdsOf = ({ productOrderId, changes }: Ledger['entries'][number]): string[] =>
	changes.map(({ lastChangedDate, type }) => eventIdOf(productOrderId, lastChangedDate, type));

/** @returns the event id of each product order's latest change */
export const latestOf = ({ entries }: Ledger): string[] =>
	entries.flatMap((entry) => eventIdsOf(entry).slice(-1));

/**
 * Compares what truly happened with what n8n's runs and the file say.
 *
 * @param emissions every run of the workflow
 * @param lines of the file
 * @param kills real times, ms since the epoch
 */
export function judge(
	ledger: Ledger,
	emissions: readonly Emission[],
	lines: readonly string[],
	kills: readonly number[],
): Judgement {
	const happened = new Set(ledger.entries.flatMap(eventIdsOf));
	const latest = latestOf(ledger);
	const ordered = emissions
		.filter(({ eventIds }) => eventIds.length > 0)
		.sort((a, b) => a.executionId - b.executionId);
	const first = new Map<string, number>();
	const explained: string[] = [];
	const unexplained: string[] = [];
	const repeated = new Map<number, Set<number>>();
	ordered.forEach(({ eventIds, startedAt }, index) => {
		for (const id of eventIds) {
			const before = first.get(id);
			first.set(id, index);
			if (before === undefined) continue;
			const kill = kills.find((at) => at >= (ordered[before]?.startedAt ?? 0) && at <= startedAt);
			const lastBeforeKill = ordered.filter((one) => one.startedAt <= (kill ?? 0)).length - 1;
			const isExplained = kill !== undefined && before > lastBeforeKill - 2;
			(isExplained ? explained : unexplained).push(id);
			if (isExplained) repeated.set(kill, (repeated.get(kill) ?? new Set()).add(before));
		}
	});
	const written = new Set(lines);
	const missing = latest.filter((id) => first.has(id) && !written.has(id));
	const ended = ordered.filter(({ status }) => status === 'success');
	const finished = new Set(ended.flatMap(({ eventIds }) => eventIds));
	return {
		lost: latest.filter((id) => !first.has(id)),
		cutOff: missing.filter((id) => !finished.has(id)),
		unwritten: missing.filter((id) => finished.has(id)),
		explained,
		unexplained,
		invented: [...first.keys()].filter((id) => !happened.has(id)),
		batchesRepeated: Math.max(0, ...[...repeated.values()].map(({ size }) => size)),
	};
}
