import type { Letter } from '../../core/post/letter';
import type { NotificationSettings } from './settings';

export const TRANSACTION_TYPES = [
	'Transaction.Ready',
	'Transaction.Paid',
	'Transaction.VirtualAccountIssued',
	'Transaction.PartialCancelled',
	'Transaction.Cancelled',
	'Transaction.Failed',
	'Transaction.PayPending',
	'Transaction.CancelPending',
	'Transaction.DisputeCreated',
	'Transaction.DisputeResolved',
] as const;

export const BILLING_KEY_TYPES = [
	'BillingKey.Ready',
	'BillingKey.Issued',
	'BillingKey.Failed',
	'BillingKey.Deleted',
	'BillingKey.Updated',
] as const;

export type TransactionType = (typeof TRANSACTION_TYPES)[number];
export type BillingKeyType = (typeof BILLING_KEY_TYPES)[number];

/** What may be wrong with a notification that somebody else sends, or that was kept and sent again. */
export const MISCHIEF = [
	'unsigned',
	'wrongSecret',
	'changedBody',
	'changedId',
	'changedTime',
	'old',
	'early',
] as const;

export type Mischief = (typeof MISCHIEF)[number];

/** What happened. Version 2024-01-01 has no word for types other than those of payments. */
export interface Happening {
	/** One of the types above, or one that PortOne may add. */
	type: string;
	/** Epoch ms of the virtual clock. */
	at: number;
	data: { storeId: string; [member: string]: string };
}

/** What the merchant is told, and how that went. */
export interface Notification extends Letter, Happening {
	/** 1, 2, 3… */
	id: number;
	/** The header `webhook-id`, the same in every attempt. */
	webhookId: string;
	mode: 'live' | 'test';
	version: NotificationSettings['version'];
	/** The body, the same in every attempt. */
	body: string;
	contentType: NotificationSettings['contentType'];
	byHand: boolean;
	mischief?: Mischief;
}
