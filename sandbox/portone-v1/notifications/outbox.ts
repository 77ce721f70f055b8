import { reasonToWithhold } from '../../core/post/letter';
import { Post } from '../../core/post/post';
import type { Cancel, Payment } from '../payments/types';
import type { NotificationSettings } from '../settings';
import type { Notification } from './types';

/** What goes with a notification beside the payment. */
interface Occasion {
	cancel?: Cancel | undefined;
	byHand?: boolean;
	/** Written down but not sent. */
	notAsked?: boolean;
}

/** Tells merchants about payments. */
export class Outbox extends Post<Notification> {
	constructor(
		private readonly settings: () => NotificationSettings,
		now: () => number,
		changed: () => void,
	) {
		super({
			delivery: settings,
			write: ({ body }) => written(body, settings().contentType),
			now,
			changed,
		});
	}

	/** Makes a notification of how a payment stands; it is sent as soon as the clock is there. */
	announce(payment: Payment, at: number, occasion: Occasion = {}): Notification {
		const { cancel, byHand = false } = occasion;
		const url = payment.noticeUrl ?? this.settings().url;
		const withheld = reasonToWithhold(url, occasion.notAsked ?? false);
		const notification: Notification = {
			id: this.all().length + 1,
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
		return this.put(notification, at);
	}
}

const written = (body: Notification['body'], contentType: NotificationSettings['contentType']) => ({
	headers: { 'content-type': contentType },
	body:
		contentType === 'application/json'
			? JSON.stringify(body)
			: new URLSearchParams(Object.entries(body)).toString(),
});
