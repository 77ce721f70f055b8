import type { Letter } from '../../core/post/letter';

/** What the merchant is told about a payment, and how that went. */
export interface Notification extends Letter {
	/** 1, 2, 3… */
	id: number;
	impKey: string;
	body: { imp_uid: string; merchant_uid: string; status: string; cancellation_id?: string };
	/** Epoch ms of the virtual clock. */
	createdAt: number;
	byHand: boolean;
}
