import { DueList } from '../../core/time/due-list';
import type { Cancel, Payment } from '../payments/types';
import type { NotificationSettings } from '../settings';
import { isOnThisMachine, send } from './send';
import type { Attempt, Notification, Withheld } from './types';

/** Most notifications on their way at once. */
const AT_ONCE = 8;

/** What goes with a notification beside the payment. */
interface Occasion {
	cancel?: Cancel | undefined;
	byHand?: boolean;
	/** Written down but not sent. */
	notAsked?: boolean;
}

/** Tells merchants about payments, again and again if it is so set, and remembers every attempt. */
export class Outbox {
	private list: Notification[] = [];
	private readonly due = new DueList<Notification>();
	private readonly stopper = new AbortController();
	private waiters: Array<() => void> = [];
	private sending = 0;

	constructor(
		private readonly settings: () => NotificationSettings,
		private readonly now: () => number,
		/** Called when there is something new to wait for. */
		private readonly changed: () => void,
	) {}

	/** When the next attempt is due, epoch ms of the virtual clock. */
	get nextAt(): number | undefined {
		return this.due.firstAt;
	}

	all(): readonly Notification[] {
		return this.list;
	}

	/** Makes a notification of how a payment stands; it is sent as soon as the clock is there. */
	announce(payment: Payment, at: number, occasion: Occasion = {}): Notification {
		const { cancel, byHand = false } = occasion;
		const url = payment.noticeUrl ?? this.settings().url;
		const withheld = reasonToWithhold(url, occasion.notAsked ?? false);
		const notification: Notification = {
			id: this.list.length + 1,
			impKey: payment.impKey,
			body: {
				imp_uid: payment.impUid,
				merchant_uid: payment.merchantUid,
				status: payment.status,
				...(cancel && { cancellation_id: cancel.cancellationId }),
			},
			url,
			createdAt: at,
			byHand,
			...(withheld && { withheld }),
			attempts: [],
			state: withheld ? 'withheld' : 'waiting',
		};
		this.list.push(notification);
		if (!withheld) this.due.add(at, notification);
		this.pump();
		this.changed();
		return notification;
	}

	/** Sends what is due, as far as not too much is on its way. */
	pump(): void {
		while (this.sending < AT_ONCE) {
			const next = this.due.takeFirst(this.now());
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

	private async attempt(notification: Notification, at: number): Promise<void> {
		const settings = this.settings();
		const isFirst = notification.attempts.length === 0;
		const timeoutMs = isFirst ? settings.firstTimeoutMs : settings.repeatTimeoutMs;
		this.sending += 1;
		notification.state = 'sending';
		const attempt = await send(notification, settings, {
			at,
			timeoutMs,
			stop: this.stopper.signal,
		});
		this.sending -= 1;
		notification.attempts.push(attempt);
		this.decide(notification, attempt, settings);
		this.changed();
		this.pump();
	}

	private decide(notification: Notification, attempt: Attempt, settings: NotificationSettings) {
		const failed = hasFailed(attempt, settings.repeatOn);
		notification.state = attempt.status === undefined || failed ? 'gaveUp' : 'answered';
		if (!failed || attempt.error === 'stopped') return;
		if (notification.attempts.length > settings.repeats) return;
		notification.state = 'waiting';
		this.due.add(attempt.at + settings.repeatAfterMs, notification);
	}
}

function reasonToWithhold(url: string | null, notAsked: boolean): Withheld | undefined {
	if (notAsked) return 'notAsked';
	if (url === null) return 'noUrl';
	return isOnThisMachine(url) ? undefined : 'notThisMachine';
}

function hasFailed({ status }: Attempt, repeatOn: NotificationSettings['repeatOn']): boolean {
	if (status === undefined) return true;
	return repeatOn === 'not200' ? status !== 200 : status >= 500;
}
