/** The nodes' own words for what became of a row. */
const VERDICT = [
	...['action', 'advice', 'allowed', 'alreadyDone', 'amountRecorded', 'call', 'code', 'dryRun'],
	...['error', 'message', 'pending', 'reason', 'refundedAt', 'skipped', 'success', 'traceId'],
	...['unknown', 'verified'],
];

/** What was done to which of several, and how. */
const DONE_TO = [
	...['cancellation', 'cancelled', 'cancelledCount', 'isReceiverAddressChanged', 'movedFrom'],
	...['notRevoked', 'period', 'revokedCount', 'revokedMeanwhile', 'revokedScheduleIds'],
	...['schedules', 'secretLength', 'usedByCredential'],
];

/** How servers tell how a thing stands: what was read before a write is not true after it. */
const STANDING = [
	// Naver
	...['claimId', 'claimRequestDate', 'claimStatus', 'claimType', 'delayedDispatchReason'],
	...['extraFee', 'holdbackReason', 'holdbackStatus', 'placeOrderStatus', 'productOrderStatus'],
	...['reDeliveryCompany', 'reDeliveryMethod', 'reDeliveryTrackingNumber', 'remainQuantity'],
	...['requestQuantity', '주문상태', '주문세부상태', '클레임구분', '클레임상태'],
	// PortOne V1
	...['cancel_amount', 'cancel_history', 'cancel_reason', 'cancel_receipt_urls', 'cancelled_at'],
	...['claim_status', 'claim_type', 'executed_at', 'fail_reason', 'failed_at', 'paid_at'],
	...['payment_status', 'product_order_status', 'receipt_url', 'revoked_at', 'schedule_at'],
	...['schedule_status', 'started_at'],
	// PortOne V2 and CEOS
	...['cancellations', 'cancelledAt', 'closedAt', 'deletedAt', 'failedAt', 'failure', 'paidAt'],
	...['paymentStatus', 'pgTxId', 'requestedAt', 'responseCode', 'status', 'statusChangedAt'],
	...['timeToPay', 'transactionId', 'triggeredAt', 'updatedAt', 'webhookStatus'],
];

const NAMES: ReadonlySet<string> = new Set([...VERDICT, ...DONE_TO, ...STANDING]);

/**
 * Whether rows of writes tell by a field of this name what became of them. In an input item it tells of an earlier
 * write, or of how things stood before this one. What describes a thing (its number, product, receiver, amount) has
 * other names.
 */
export const isResultName = (name: string): boolean =>
	NAMES.has(name) || NAMES.has(name.replace(/(?:Label|_label)$/, '')) || name.startsWith('send_');
