import { type Members, unixOrNull, unixOrZero } from '../gateway/wire';
import { type Cancel, cancelledAmount, type Payment } from './types';

const RECEIPTS = 'https://iniweb.example/receipt';

/** A payment in the wire's form (PaymentAnnotation). */
export function paymentOnWire(payment: Payment): Members {
	const { card, bank, vbank, buyer, cancels, promotion } = payment;
	return {
		imp_uid: payment.impUid,
		merchant_uid: payment.merchantUid,
		pay_method: payment.payMethod,
		channel: payment.channel,
		pg_provider: payment.pgProvider,
		emb_pg_provider: null,
		pg_tid: payment.pgTid,
		pg_id: payment.pgId,
		sandbox: payment.sandbox,
		escrow: payment.escrow,
		apply_num: payment.applyNum ?? null,
		bank_code: bank?.code ?? null,
		bank_name: bank?.name ?? null,
		card_code: card?.code ?? null,
		card_name: card?.name ?? null,
		card_issuer_code: card?.code ?? null,
		card_issuer_name: card?.name ?? null,
		card_publisher_code: card?.code ?? null,
		card_publisher_name: card?.name ?? null,
		card_quota: card?.quota ?? 0,
		card_number: card?.number ?? null,
		card_type: card?.type ?? null,
		vbank_code: vbank?.code ?? null,
		vbank_name: vbank?.name ?? null,
		vbank_num: vbank?.num ?? null,
		vbank_holder: vbank?.holder ?? null,
		vbank_date: unixOrZero(vbank?.due),
		vbank_issued_at: unixOrZero(vbank?.issuedAt),
		name: payment.name,
		amount: payment.amount,
		cancel_amount: cancelledAmount(payment),
		currency: payment.currency,
		buyer_name: buyer.name ?? null,
		buyer_email: buyer.email ?? null,
		buyer_tel: buyer.tel ?? null,
		buyer_addr: buyer.addr ?? null,
		buyer_postcode: buyer.postcode ?? null,
		custom_data: payment.customData ?? null,
		user_agent: payment.channel === 'api' ? 'sorry_not_supported_anymore' : 'Mozilla/5.0',
		status: payment.status,
		started_at: unixOrZero(payment.startedAt),
		...datesOnWire(payment),
		fail_reason: payment.failReason ?? null,
		cancel_reason: cancels.at(-1)?.reason ?? null,
		receipt_url: payment.paidAt === undefined ? null : `${RECEIPTS}/${payment.impUid}`,
		cancel_history: cancels.map(cancelOnWire),
		deposit_history: [],
		cancel_receipt_urls: cancels.map(receiptOf),
		cash_receipt_issued: false,
		customer_uid: payment.customerUid ?? null,
		customer_uid_usage: payment.customerUidUsage ?? null,
		promotion: promotion ?? null,
	};
}

/** Each of the three is 0 unless that is how the payment stands. */
function datesOnWire({ status, paidAt, failedAt, cancelledAt }: Payment): Members {
	return {
		paid_at: unixOrZero(paidAt),
		failed_at: status === 'failed' ? unixOrZero(failedAt) : 0,
		cancelled_at: unixOrZero(cancelledAt),
	};
}

function cancelOnWire(cancel: Cancel): Members {
	return {
		pg_tid: cancel.pgTid,
		amount: cancel.amount,
		cancelled_at: unixOrNull(cancel.at),
		reason: cancel.reason,
		cancellation_id: cancel.cancellationId,
		receipt_url: receiptOf(cancel),
	};
}

function receiptOf({ cancellationId }: Cancel): string {
	return `${RECEIPTS}/${cancellationId}`;
}
