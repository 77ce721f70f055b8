import { Alarm } from './alarm';
import type { VirtualClock } from './clock';
import { DueList } from './due-list';

/** Work that is put off until the virtual clock reaches its time. */
export class Agenda {
	private due = new DueList<() => void>();
	private readonly alarm: Alarm;

	constructor(private readonly clock: VirtualClock) {
		this.alarm = new Alarm(
			clock,
			() => this.catchUp(),
			() => this.due.firstAt,
		);
	}

	/** Runs it as soon as the clock is at or past that time, epoch ms. */
	at(time: number, work: () => void): void {
		this.due.add(time, work);
		this.alarm.rearm();
	}

	/** Does what is due by now, the longest due first. */
	catchUp(): void {
		const now = this.clock.now();
		for (let next = this.due.takeFirst(now); next; next = this.due.takeFirst(now)) next.thing();
	}

	/** Forgets all of it. */
	reset(): void {
		this.due = new DueList();
	}

	/** Forgets all of it, for good. */
	close(): void {
		this.reset();
		this.alarm.stop();
	}
}
