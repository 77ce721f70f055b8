import { MINUTE } from '../../shared/data/time';

/** After that long a poll that hasn't ended no longer keeps others from polling. */
const PATIENCE = 15 * MINUTE;

/** Who polls, and when. */
export interface Applicant {
	/** Names the trigger. */
	trigger: string;
	/**
	 * The object that n8n polls with for as long as the trigger is registered; absent where n8n has one for each poll.
	 */
	poller: object | undefined;
	/** ms, after which n8n gives up a poll; absent where it never does. */
	budget: number | undefined;
	/** Milliseconds on any clock. */
	now: () => number;
}

/** A poll that may go on. */
export interface Turn {
	/** Whether this poll may emit what it found. It is asked once, right before the new state is saved. */
	take(): boolean;
}

interface Running {
	startedAt: number;
	/** Which registration of the trigger polls; absent where n8n has one for each poll. */
	registration: number | undefined;
}

/**
 * Who may poll for a trigger in this process, and who may emit: one at a time, and of two pollers that n8n has left
 * alive for one trigger the one that was registered last.
 */
export class Turns {
	private readonly running = new Map<string, Running>();

	/** How often each trigger's polls have emitted, or found nothing to emit. */
	private readonly taken = new Map<string, number>();

	private readonly latest = new Map<string, number>();

	private readonly registrations = new WeakMap<object, number>();

	/** @returns what the task returned; nothing where it isn't this poller's turn */
	async run<Result>(
		applicant: Applicant,
		task: (turn: Turn) => Promise<Result>,
	): Promise<Result | undefined> {
		const { trigger, budget, now } = applicant;
		const own = { startedAt: now(), registration: this.register(applicant) };
		const other = this.running.get(trigger);
		const isWaitedFor =
			other !== undefined &&
			!this.isReplaced(trigger, other) &&
			isWithin(budget ?? PATIENCE, other.startedAt, own.startedAt);
		if (isWaitedFor || this.isReplaced(trigger, own)) return undefined;
		this.running.set(trigger, own);
		const before = this.taken.get(trigger) ?? 0;
		const take = () => {
			// Where nobody has given it up, a poll that took too long counts if none was faster.
			const isGivenUp = budget !== undefined && !isWithin(budget, own.startedAt, now());
			const count = this.taken.get(trigger) ?? 0;
			if (isGivenUp || count !== before || this.isReplaced(trigger, own)) return false;
			this.taken.set(trigger, count + 1);
			return true;
		};
		try {
			return await task({ take });
		} finally {
			if (this.running.get(trigger) === own) this.running.delete(trigger);
		}
	}

	/** Numbers the pollers of a trigger in the order in which they first poll, which n8n has them do at once. */
	private register({ trigger, poller }: Applicant): number | undefined {
		if (poller === undefined) return undefined;
		const known = this.registrations.get(poller);
		if (known !== undefined) return known;
		const number = (this.latest.get(trigger) ?? 0) + 1;
		this.latest.set(trigger, number);
		this.registrations.set(poller, number);
		return number;
	}

	private isReplaced(trigger: string, { registration }: Running): boolean {
		return registration !== undefined && registration < (this.latest.get(trigger) ?? 0);
	}
}

/** Whether a span hasn't passed. A clock that was put back tells nothing, so it counts as passed. */
const isWithin = (span: number, from: number, now: number): boolean =>
	now >= from && now - from < span;
