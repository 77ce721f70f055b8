import { Webhook } from 'standardwebhooks';

import type { Sandbox } from '../../../sandbox';
import type { WebhookServer } from '../engine/webhookServer';

/** A notification of version 2024-04-25, as a test makes it up. */
export interface Notice {
	type: string;
	timestamp?: string;
	data: Record<string, unknown>;
}

/** What a payment's notification says. */
export const noticeOf = (
	{ id, storeId, transactionId }: { id: string; storeId: string; transactionId: string },
	type = 'Transaction.Paid',
	more: Record<string, unknown> = {},
): Notice => ({
	type,
	timestamp: '2026-11-22T00:00:00.000Z',
	data: { storeId, paymentId: id, transactionId, ...more },
});

let count = 0;

/** The headers of a signed notification. @param at when it is sent, in ms since the epoch */
export function signatureOf(body: string, secret: string, at: number): Record<string, string> {
	const id = `webhook-${++count}`;
	const time = new Date(Math.floor(at / 1000) * 1000);
	return {
		'webhook-id': id,
		'webhook-timestamp': String(time.getTime() / 1000),
		'webhook-signature': new Webhook(secret).sign(id, time, body),
	};
}

/** Sends a notification as PortOne does, signed now by the secret of the live mode. @returns the status of the answer */
export async function sendSigned(
	webhook: WebhookServer,
	{ clock, portOneV2 }: Sandbox,
	notice: Notice | Record<string, string>,
): Promise<number> {
	const body = JSON.stringify(notice);
	const { secret } = portOneV2.settings.notifications.live;
	return await webhook.post(body, 'application/json', signatureOf(body, secret, clock.now()));
}
