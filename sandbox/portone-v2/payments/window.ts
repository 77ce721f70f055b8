import type { Books } from '../books';
import type { CustomerInput, Payment } from '../types';
import { cardOf } from './card';
import { admit, begin, charge, tried } from './pay';
import { refuseOtherAmount } from './pre-registered';
import { accountOf } from './virtual-account';

/** A payment that a buyer makes in PortOne's window; what is not said has a likely value. */
export interface WindowSpec {
	/** Default: one of its own. */
	paymentId?: string;
	/** Default 10,000. */
	totalAmount?: number;
	taxFreeAmount?: number;
	/** Default KRW. */
	currency?: string;
	orderName?: string;
	customer?: CustomerInput;
	customData?: string;
	noticeUrls?: string[];
	/** Default PAID. `READY`: the window is open. */
	status?: 'READY' | 'VIRTUAL_ACCOUNT_ISSUED' | 'PAID' | 'FAILED';
	failReason?: string;
	/** Default: the first channel. */
	channelKey?: string;
	/** Default: the first store. */
	storeId?: string;
}

const ACCOUNT = {
	bank: 'SHINHAN',
	expiry: { validHours: 72 },
	option: { type: 'NORMAL' },
} as const;

/** Lets a buyer pay, or try to. Throws Refused for what is paid already, or for another amount. */
export function payInWindow(books: Books, storeId: string, spec: WindowSpec): Payment {
	const channel = spec.channelKey ? books.channel(spec.channelKey) : books.settings.channels[0];
	if (!channel) throw new Error(`There is no channel ${spec.channelKey}.`);
	const { status = 'PAID', taxFreeAmount: taxFree, customer, customData, noticeUrls } = spec;
	const now = books.clock.now();
	const attempt = {
		storeId,
		paymentId: spec.paymentId ?? `payment-${books.nextId()}`,
		order: {
			orderName: spec.orderName ?? '샌드박스 상품',
			amount: { total: spec.totalAmount ?? 10_000, ...(taxFree !== undefined && { taxFree }) },
			currency: spec.currency ?? 'KRW',
			...(customer && { customer }),
			...(customData !== undefined && { customData }),
			...(noticeUrls && { noticeUrls }),
		},
		channel,
		method:
			status === 'VIRTUAL_ACCOUNT_ISSUED' ? accountOf(books, ACCOUNT, now) : cardOf(books, {}),
	};
	admit(books, attempt);
	refuseOtherAmount(books, attempt);
	const payment = begin(books, attempt, now);
	if (status === 'PAID' || status === 'FAILED') {
		const message = spec.failReason ?? '사용자가 결제를 취소하였습니다.';
		charge(payment, status === 'PAID' ? { result: 'succeeds' } : { result: 'fails', message }, now);
		tried(books, attempt, status === 'PAID' ? 'paid' : 'failed', now);
	} else payment.status = status;
	return payment;
}
