import type { Machine } from './machine';
import type { Entry } from './world/journal';
import { hasSucceeded, type Played, type Run } from './world/play';

const MINUTE = 60_000;

/** Bounds of one try of a run. */
const MOST_CALLS = 8;
const LONGEST_MS = 20 * MINUTE;

/** What is wrong with a history. */
export interface Verdict {
	flaws: string[];
	/** Whether it is one that no client can keep, by what happened and not by what came of it. */
	isBeyondClients: boolean;
}

const wordsOf = ({ result }: Run): string => result?.error ?? JSON.stringify(result?.rows[0] ?? {});

/** Whether a failure says that nobody knows. */
const saysUnknown = (words: string): boolean => /not known|unknown/i.test(words);

/**
 * Whether a process sent a call while another process's call for the same was still under way, or had been, or was
 * not on record yet, when it looked last: whatever the first one knew, the second can't.
 */
function sentBesideAnother({ journal: { calls }, intents, history }: Played): boolean {
	return intents.some((intent) => {
		const own = calls.filter(({ number }) => intent.calls.has(number));
		return own.some((first) =>
			own.some(
				(other) =>
					other.process !== first.process &&
					first.arrivedAt !== undefined &&
					other.at >= first.at &&
					other.lookedAt <= (first.endedAt ?? Infinity) + history.server.lateMs,
			),
		);
	});
}

/** Whether what was done is still so: nobody else has undone it. */
const isStanding = ({ kind, key, at }: Entry, { journal }: Played): boolean =>
	kind !== 'booking' ||
	!journal.ledger.some(
		(one) => one.kind === 'revocation' && one.call === undefined && one.key === key && one.at >= at,
	);

/**
 * Numbers of the calls that a run answers for: its own; where doubts are remembered those of all its tries, and of
 * runs for the same that its process knows to have ended without success. What another process does at the same
 * time it can't know.
 */
function callsThatItKnows(
	run: Run,
	{ runs, journal }: Played,
	remembersDoubts: boolean,
): Set<number> {
	const own = journal.calls.filter((call) => call.run === run.index);
	const known = runs.filter(
		(other) =>
			other !== run &&
			other.intent === run.intent &&
			other.process === run.process &&
			!hasSucceeded(other) &&
			(other.endedAt ?? Infinity) <= (run.endedAt ?? 0),
	);
	const others = new Set(known.map(({ index }) => index));
	const answeredFor = remembersDoubts
		? [...own, ...journal.calls.filter((call) => others.has(call.run))]
		: own.filter(({ attempt }) => attempt === run.attempts);
	return new Set(answeredFor.map(({ number }) => number));
}

/**
 * Parts of one amount can't be told apart, by nobody: the next run on a payment whose part is in doubt may be told of
 * that part. So what is held against the books is how many of an amount there are.
 */
function judgeParts({ intents, runs, setting }: Played, machine: Machine): string[] {
	const flaws: string[] = [];
	for (const amount of new Set(intents.map((one) => one.amount))) {
		const alike = intents.filter((one) => one.amount === amount);
		const done = alike.flatMap((intent) => machine.effectsOf(intent, setting)).length;
		// Where no run leaves it possible, nobody may have done it.
		const open = alike.filter((intent) =>
			runs.some((run) => run.intent === intent && (run.result === undefined || mayBeDone(run))),
		);
		const succeeded = alike.filter((intent) =>
			runs.some((run) => run.intent === intent && hasSucceeded(run)),
		);
		if (done > open.length)
			flaws.push(`done ${done} times, wanted ${open.length} times: ${amount}`);
		if (succeeded.length > done) {
			flaws.push(`success ${succeeded.length} times, done ${done} times: ${amount}`);
		}
	}
	return flaws;
}

/**
 * Whether the parts that were done by the end of a run, of its amount, are told of: each by the run that is told so,
 * whoever's call it was.
 */
function areTold(run: Run, { intents, runs, journal, setting }: Played, machine: Machine): boolean {
	const endedAt = run.endedAt ?? Infinity;
	const alike = intents.filter(({ amount }) => amount === run.intent.amount);
	const sent = new Set(journal.calls.filter(({ at }) => at <= endedAt).map(({ number }) => number));
	const done = alike
		.flatMap((intent) => machine.effectsOf(intent, setting))
		.filter(({ call }) => sent.has(call ?? 0));
	const told = alike.filter((intent) =>
		runs.some((one) => one.intent === intent && hasSucceeded(one) && (one.endedAt ?? 0) <= endedAt),
	);
	return done.length <= told.length;
}

/** Whether a run that has ended leaves it possible that it was done, by its own words. */
const mayBeDone = (run: Run): boolean => hasSucceeded(run) || saysUnknown(wordsOf(run));

/** Holds what the runs said against what the server's books say, once everything is over. */
export function judge(played: Played, machine: Machine): Verdict {
	const { runs, intents, journal, setting, history } = played;
	const flaws: string[] = [];
	if (machine.isNewAfter === 'success') flaws.push(...judgeParts(played, machine));
	else {
		for (const intent of intents) {
			const { length } = machine.effectsOf(intent, setting);
			if (length > 1) flaws.push(`done ${length} times: intent ${intent.number}`);
		}
	}
	for (const run of runs) {
		if (run.hasCrashed) continue;
		const calls = journal.calls.filter((call) => call.run === run.index);
		const words = wordsOf(run);
		if (run.result === undefined) {
			flaws.push(`run ${run.index} never ends`);
			continue;
		}
		if (words.startsWith('THROWN')) flaws.push(`run ${run.index}: ${words}`);
		if (calls.length > MOST_CALLS * history.retry.tries) {
			flaws.push(`run ${run.index} sends ${calls.length} calls`);
		}
		const tookMs = (run.endedAt ?? 0) - run.startedAt;
		if (tookMs > LONGEST_MS * history.retry.tries) {
			flaws.push(`run ${run.index} takes ${Math.round(tookMs / 1000)} s`);
		}
		if (hasSucceeded(run)) {
			const isSo = machine.isNewAfter === 'success' || machine.isDone(run.intent, setting);
			if (!isSo) flaws.push(`success, not done: run ${run.index}`);
			const untold = machine.untold?.(run, setting);
			if (untold !== undefined) flaws.push(`not told by run ${run.index}: ${untold}`);
			continue;
		}
		// Who has sent nothing tells of what it read.
		if (saysUnknown(words) || calls.length === 0) continue;
		if (machine.isOfPart?.(words) === true) continue;
		if (machine.isNewAfter === 'success' && areTold(run, played, machine)) continue;
		const own = callsThatItKnows(run, played, machine.remembersDoubts);
		const effects = machine.effectsOf(run.intent, setting).filter((one) => isStanding(one, played));
		if (effects.some(({ call }) => call !== undefined && own.has(call))) {
			flaws.push(`failure, but done: run ${run.index}: ${words}`);
		}
	}
	const isBeyondClients = machine.isBeyondClients(history) && sentBesideAnother(played);
	return { flaws, isBeyondClients };
}
