import { readerOf } from '../gateway/input';
import { type CursorInput, readByCursor } from '../payments/cursor';
import { listPayments, type PaymentListInput } from '../payments/list';
import { paymentOnWire } from '../payments/on-wire';
import { payInWindow } from '../payments/window';
import { GET_ALL_PAYMENTS, GET_PAYMENTS } from '../schemas/lists';
import { type Call, type Endpoint, endpoint } from './endpoint';
import { pageOf } from './page';

/** Where payments are listed page by page, and by cursor. */
export const PAYMENTS_PATH = '/payments';
export const BY_CURSOR_PATH = '/payments-by-cursor';

/** 결제 다건 조회(페이지 기반): of the last 90 days by the time of their status, unless told otherwise. */
const list = endpoint<PaymentListInput>({
	operationId: 'getPayments',
	method: 'GET',
	template: PAYMENTS_PATH,
	from: 'queryOrBody',
	read: readerOf(GET_PAYMENTS),
	storeOf: ({ filter }) => filter?.storeId,
	errors: [],
	run(call) {
		const { books, storeId, input, now } = call;
		disturb(call);
		const found = listPayments(books, storeId, input.filter ?? {}, now);
		return pageOf(books, found, input.page, (one) => paymentOnWire(books, one));
	},
});

/** 결제 대용량 다건 조회(커서 기반): by when they were made. */
const byCursor = endpoint<CursorInput>({
	operationId: 'getAllPaymentsByCursor',
	method: 'GET',
	template: BY_CURSOR_PATH,
	from: 'queryOrBody',
	read: readerOf(GET_ALL_PAYMENTS),
	errors: [],
	run(call) {
		const { books, storeId, input, now } = call;
		disturb(call);
		const rows = readByCursor(books, storeId, input, now);
		return {
			items: rows.map(({ payment, cursor }) => ({
				payment: paymentOnWire(books, payment),
				cursor,
			})),
		};
	},
});

export const PAYMENT_LIST_ENDPOINTS: readonly Endpoint[] = [list, byCursor];

/** The fault `changeWhilePaging`: so many are paid just before a page is answered. */
function disturb({ books, storeId, struck }: Call<unknown>): void {
	for (const fault of struck.modifiers) {
		if (fault.kind !== 'changeWhilePaging') continue;
		for (let made = 0; made < (fault.count ?? 1); made += 1) payInWindow(books, storeId, {});
	}
}
