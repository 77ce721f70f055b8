/** Status of every documented error type. */
export const STATUSES = {
	INVALID_REQUEST: 400,
	MAX_TRANSACTION_COUNT_REACHED: 400,
	MAX_WEBHOOK_RETRY_COUNT_REACHED: 400,
	UNAUTHORIZED: 401,
	FORBIDDEN: 403,
	BILLING_KEY_NOT_FOUND: 404,
	BILLING_KEY_NOT_ISSUED: 404,
	CHANNEL_NOT_FOUND: 404,
	PAYMENT_NOT_FOUND: 404,
	PAYMENT_SCHEDULE_NOT_FOUND: 404,
	WEBHOOK_NOT_FOUND: 404,
	ALREADY_PAID: 409,
	ALREADY_PAID_OR_WAITING: 409,
	BILLING_KEY_ALREADY_DELETED: 409,
	CANCELLABLE_AMOUNT_CONSISTENCY_BROKEN: 409,
	CANCEL_AMOUNT_EXCEEDS_CANCELLABLE_AMOUNT: 409,
	CANCEL_TAX_AMOUNT_EXCEEDS_CANCELLABLE_TAX_AMOUNT: 409,
	CANCEL_TAX_FREE_AMOUNT_EXCEEDS_CANCELLABLE_TAX_FREE_AMOUNT: 409,
	MAX_CANCEL_COUNT_REACHED: 409,
	PAYMENT_ALREADY_CANCELLED: 409,
	PAYMENT_NOT_PAID: 409,
	PAYMENT_NOT_WAITING_FOR_DEPOSIT: 409,
	PAYMENT_SCHEDULE_ALREADY_EXISTS: 409,
	PAYMENT_SCHEDULE_ALREADY_PROCESSED: 409,
	PAYMENT_SCHEDULE_ALREADY_REVOKED: 409,
	SUM_OF_PARTS_EXCEEDS_CANCEL_AMOUNT: 409,
	SUM_OF_PARTS_EXCEEDS_TOTAL_AMOUNT: 409,
	PG_PROVIDER: 502,
} as const;

export type ErrorType = keyof typeof STATUSES;

/** A call that is refused, or that a PG refused. */
export class Refused extends Error {
	readonly status: number;

	constructor(
		readonly type: string,
		message: string,
		status?: number,
	) {
		super(message);
		this.status = status ?? STATUSES[type as ErrorType] ?? 500;
	}

	/** The body of the reply. */
	onWire(): object {
		const { type, message } = this;
		if (type !== 'PG_PROVIDER') return { type, message };
		return { type, message, pgCode: PG_CODE, pgMessage: message };
	}
}

/** A refusal of a documented type. */
export function refused(type: ErrorType, message: string): Refused {
	return new Refused(type, message);
}

/** The code that the simulated PG gives to everything that fails. */
export const PG_CODE = '51';
