import { reasonToWithhold } from '../../core/post/letter';
import { Post } from '../../core/post/post';
import { Random } from '../../core/random';
import type { BillingKey, Payment } from '../types';
import type { NotificationSettings } from './settings';
import type { BillingKeyType, Happening, Mischief, Notification, TransactionType } from './types';
import { bodyOf, writtenAt } from './write';

/** How one is told beside the usual. */
export interface Occasion {
	/** Written down but not sent (`skipWebhook`). */
	notAsked?: boolean | undefined;
	byHand?: boolean;
	mischief?: Mischief | undefined;
}

/** Where one goes, and in which of the console's modes. */
interface Address {
	mode: Notification['mode'];
	urls: readonly string[];
}

const MADE_UP = '00000000-0000-0000-0000-000000000000';

/** Tells merchants about payments and billing keys. */
export class Outbox extends Post<Notification> {
	private readonly random = new Random('portone-v2-notifications');

	constructor(
		private readonly settings: () => NotificationSettings,
		private readonly now: () => number,
		changed: () => void,
	) {
		super({
			delivery: settings,
			write: (notification) => writtenAt(notification, settings(), now()),
			now,
			changed,
		});
	}

	/** Tells what happened to a payment, at its own URLs if it has some. */
	payment(
		type: TransactionType,
		{ storeId, id, transactionId, channel, order }: Payment,
		at: number,
		{ cancellationId, ...occasion }: Occasion & { cancellationId?: string } = {},
	): Notification[] {
		const ids = { paymentId: id, transactionId, ...(cancellationId && { cancellationId }) };
		const address: Address = {
			mode: channel.type === 'TEST' ? 'test' : 'live',
			urls: order.noticeUrls ?? [],
		};
		return this.tell({ type, at, data: { storeId, ...ids } }, address, occasion);
	}

	/** Tells what happened to a billing key; version 2024-01-01 has no word for it. */
	billingKey(
		type: BillingKeyType,
		{ storeId, billingKey }: BillingKey,
		at: number,
		{ isTest = false, ...occasion }: Occasion & { isTest?: boolean } = {},
	): Notification[] {
		if (this.settings().version === '2024-01-01') return [];
		const address: Address = { mode: isTest ? 'test' : 'live', urls: [] };
		return this.tell({ type, at, data: { storeId, billingKey } }, address, occasion);
	}

	/** The console's test call (호출 테스트): of a payment that is made up. */
	testCall(storeId: string, mode: Notification['mode'], type: TransactionType): Notification[] {
		const data = { storeId, paymentId: `test-${MADE_UP}`, transactionId: MADE_UP };
		return this.tell({ type, at: this.now(), data }, { mode, urls: [] }, { byHand: true });
	}

	/** Sends one again that was sent before, as it was, or with something wrong about it. */
	again({ type, at, data, mode, url, webhookId }: Notification, mischief?: Mischief): Notification {
		const address = { mode, url, webhookId };
		return this.write({ type, at, data }, address, { byHand: true, mischief }, 0);
	}

	private tell(happening: Happening, { mode, urls }: Address, occasion: Occasion): Notification[] {
		const settings = this.settings();
		const { copies, spreadMs } = settings;
		return (urls.length > 0 ? urls : [settings[mode].url]).flatMap((url) => {
			const webhookId = `webhook-${this.random.digits(24)}`;
			return Array.from({ length: copies }, () => {
				const late = spreadMs === 0 ? 0 : this.random.int(0, spreadMs);
				return this.write(happening, { url, mode, webhookId }, occasion, late);
			});
		});
	}

	private write(
		happening: Happening,
		address: Pick<Notification, 'url' | 'mode' | 'webhookId'>,
		{ notAsked = false, byHand = false, mischief }: Occasion,
		late: number,
	): Notification {
		const withheld = reasonToWithhold(address.url, notAsked);
		const notification: Notification = {
			id: this.all().length + 1,
			...happening,
			...address,
			...bodyOf(happening, this.settings()),
			byHand,
			...(mischief && { mischief }),
			...(withheld && { withheld }),
			attempts: [],
			state: withheld ? 'withheld' : 'waiting',
		};
		return this.put(notification, this.now() + late);
	}
}
