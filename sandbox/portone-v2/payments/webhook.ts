import type { Books } from '../books';
import { refused } from '../gateway/errors';
import type { Payment } from '../types';
import { utc } from './on-wire';

/**
 * Sends a payment's last notification, or the one that is named, once more; in the wire's form (PaymentWebhook).
 * Throws Refused where none such was ever to be sent.
 */
export function resendWebhook(
	{ outbox }: Books,
	{ storeId, id, status }: Payment,
	webhookId: string | undefined,
	now: number,
): object {
	const sent = outbox
		.all()
		.filter(
			({ data, url }) => data.storeId === storeId && data['paymentId'] === id && url !== null,
		);
	// One that was sent again is no later one.
	const byId = new Map(sent.map((one) => [one.webhookId, one]));
	const last = webhookId === undefined ? [...byId.values()].at(-1) : byId.get(webhookId);
	if (!last) throw refused('WEBHOOK_NOT_FOUND', '웹훅 내역이 존재하지 않습니다.');
	outbox.again(last);
	return {
		id: last.webhookId,
		url: last.url,
		paymentStatus: status,
		isAsync: false,
		currentExecutionCount: last.attempts.length + 1,
		trigger: 'MANUAL',
		triggeredAt: utc(now),
	};
}
