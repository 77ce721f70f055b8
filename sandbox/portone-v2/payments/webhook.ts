import { refused } from '../gateway/errors';
import type { Payment } from '../types';
import { utc } from './on-wire';

/**
 * The last notification of a payment, about to be sent once more, in the wire's form (PaymentWebhook).
 * Throws Refused for a payment that has no address to send to, and for another notification.
 */
export function webhookOf(
	{ transactionId, status, order }: Payment,
	webhookId: string | undefined,
	now: number,
): object {
	const [url] = order.noticeUrls ?? [];
	const id = `webhook-${transactionId}`;
	if (url === undefined || (webhookId !== undefined && webhookId !== id)) {
		throw refused('WEBHOOK_NOT_FOUND', '웹훅 내역이 존재하지 않습니다.');
	}
	return {
		id,
		url,
		paymentStatus: status,
		isAsync: false,
		trigger: 'MANUAL',
		triggeredAt: utc(now),
	};
}
