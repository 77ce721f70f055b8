import { DueList } from '../time/due-list';
import { type Attempt, type Delivery, hasFailed, type Letter, type Written } from './letter';
import { send } from './send';

/** Most letters on their way at once. */
const AT_ONCE = 8;

/** What a post office needs. */
export interface PostOptions<Kind extends Letter> {
	delivery: () => Delivery;
	/** Writes a letter for one attempt. */
	write: (letter: Kind) => Written;
	now: () => number;
	/** Called when there is something new to wait for. */
	changed: () => void;
}

/** Tells merchants, again and again if it is so set, and remembers every attempt. */
export class Post<Kind extends Letter> {
	private list: Kind[] = [];
	private readonly due = new DueList<Kind>();
	private readonly stopper = new AbortController();
	private waiters: Array<() => void> = [];
	private sending = 0;

	constructor(private readonly options: PostOptions<Kind>) {}

	/** When the next attempt is due, epoch ms of the virtual clock. */
	get nextAt(): number | undefined {
		return this.due.firstAt;
	}

	all(): readonly Kind[] {
		return this.list;
	}

	/** Takes a letter, which is sent as soon as the clock is there, unless it is withheld. */
	put(letter: Kind, at: number): Kind {
		this.list.push(letter);
		if (letter.withheld === undefined) this.due.add(at, letter);
		this.pump();
		this.options.changed();
		return letter;
	}

	/** Sends what is due, as far as not too much is on its way. */
	pump(): void {
		while (this.sending < AT_ONCE) {
			const next = this.due.takeFirst(this.options.now());
			if (!next) break;
			void this.attempt(next.thing, next.at);
		}
		if (this.sending > 0) return;
		for (const done of this.waiters.splice(0)) done();
	}

	/** Resolves when nothing is on its way and nothing is due. */
	settled(): Promise<void> {
		return new Promise((resolve) => {
			this.waiters.push(resolve);
			this.pump();
		});
	}

	/** Cuts what is on its way; nothing is sent any more. */
	stop(): void {
		this.stopper.abort();
		this.due.takeDue(Infinity);
		this.pump();
	}

	private async attempt(letter: Kind, at: number): Promise<void> {
		const delivery = this.options.delivery();
		const isFirst = letter.attempts.length === 0;
		const timeoutMs = isFirst ? delivery.firstTimeoutMs : delivery.repeatTimeoutMs;
		this.sending += 1;
		letter.state = 'sending';
		const attempt = await send(letter.url ?? '', this.options.write(letter), {
			at,
			timeoutMs,
			stop: this.stopper.signal,
		});
		this.sending -= 1;
		letter.attempts.push(attempt);
		this.decide(letter, attempt, delivery);
		this.options.changed();
		this.pump();
	}

	private decide(letter: Kind, attempt: Attempt, delivery: Delivery) {
		const failed = hasFailed(attempt, delivery.repeatOn);
		letter.state = attempt.status === undefined || failed ? 'gaveUp' : 'answered';
		if (!failed || attempt.error === 'stopped') return;
		if (letter.attempts.length > delivery.repeats) return;
		letter.state = 'waiting';
		this.due.add(attempt.at + delivery.repeatAfterMs, letter);
	}
}
