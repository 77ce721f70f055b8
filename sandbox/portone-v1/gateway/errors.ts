/** A call that is refused as a whole; `code` is 1 in a reply with HTTP 200, else -1. */
export class Refused extends Error {
	constructor(
		message: string,
		readonly status = 200,
	) {
		super(message);
	}

	get code(): 1 | -1 {
		return this.status === 200 ? 1 : -1;
	}
}

/**
 * A parameter that is missing or wrong. It is answered with what the operation's document has for
 * failures: HTTP 400, else 500, else 200 with a `code` that is not 0.
 */
export class WrongInput extends Error {}

/** Texts that PortOne is known to answer (public issues and client libraries). */
export const MESSAGES = {
	unauthorized: 'Unauthorized',
	noPayment: '존재하지 않는 결제정보입니다.',
	nothingToCancel: '취소할 결제건이 존재하지 않습니다.',
	cancelledAlready: '이미 전액취소된 주문입니다.',
	nothingToUnschedule: '취소할 예약결제 기록이 존재하지 않습니다.',
} as const;
