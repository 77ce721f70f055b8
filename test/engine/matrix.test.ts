import type { IDataObject } from 'n8n-workflow';

import { type StateName, STATES } from '../../sandbox/npay/orders/states';
import { NPAY_WRITES } from '../support/contracts/npayWrites';
import { openShop, type Shop } from '../support/shops/shop';

let shop: Shop;
beforeAll(async () => {
	shop = await openShop({
		settings: { npay: { signatureClock: 'real', rateLimit: { enabled: false } } },
	});
});
afterAll(async () => await shop.sandbox.close());
beforeEach(() => shop.reset());

/** An order that was sent was confirmed before, and can't be sent once more with another number. */
const SENT = { confirm: 'already', dispatch: 'ALREADY_DISPATCHED' };

/** A return that is open and not held back. */
const OPEN_RETURN = {
	...SENT,
	'return request': 'already',
	'return approve': 'RETURNED',
	'return reject': 'DELIVERED',
	'return holdback': 'RETURN_HELD',
};

/** An exchange whose goods have not come back. */
const UNCOLLECTED = {
	...SENT,
	'exchange collect': 'EXCHANGE_COLLECT_DONE',
	'exchange dispatch': '104417',
	'exchange reject': 'DELIVERED',
	'exchange holdback': 'EXCHANGE_HELD',
};

/** An exchange that is held back. */
const HELD = { ...SENT, 'exchange dispatch': '104418', 'exchange reject': '104418' };

/**
 * What each cell of the matrix says: the state that the operation leads to; `already` where the order is as the
 * operation would leave it; or the code it is refused with. Cells that are not here are refused with 9999. A
 * refused order stays as it was.
 */
const MATRIX: Record<StateName, Record<string, string>> = {
	PAYMENT_WAITING: {},
	CANCELED_BY_NOPAYMENT: {},
	PAYED_NOT_YET: {
		confirm: 'PAYED_OK',
		delay: 'PAYED_NOT_YET',
		dispatch: 'DELIVERING',
		'cancel request': 'CANCELED',
	},
	PAYED_OK: {
		confirm: 'already',
		delay: 'PAYED_OK_DELAYED',
		dispatch: 'DELIVERING',
		'cancel request': 'CANCELED',
	},
	PAYED_OK_DELAYED: { confirm: 'already', dispatch: 'DELIVERING', 'cancel request': 'CANCELED' },
	CANCEL_REQUEST: { confirm: 'already', dispatch: 'DELIVERING', 'cancel approve': 'CANCELED' },
	CANCELING: { 'cancel request': 'already', 'cancel approve': 'CANCELED' },
	CANCELED: { 'cancel request': 'already', 'cancel approve': 'already' },
	DELIVERING: { ...SENT, 'return request': 'RETURN_REQUEST' },
	DELIVERED: { ...SENT, 'return request': 'RETURN_REQUEST' },
	RETURN_REQUEST: OPEN_RETURN,
	RETURN_COLLECTING: OPEN_RETURN,
	RETURN_COLLECT_DONE: OPEN_RETURN,
	RETURN_HELD: {
		...SENT,
		'return request': 'already',
		'return approve': '104418',
		'return reject': '104418',
		'return release': 'RETURN_COLLECTING',
	},
	RETURNED: {
		dispatch: 'ALREADY_DISPATCHED',
		'return request': 'already',
		'return approve': 'already',
	},
	EXCHANGE_REQUEST: UNCOLLECTED,
	EXCHANGE_COLLECTING: UNCOLLECTED,
	EXCHANGE_COLLECT_DONE: {
		...SENT,
		'exchange collect': 'already',
		'exchange dispatch': 'EXCHANGE_REDELIVERING',
		'exchange reject': 'DELIVERED',
		'exchange holdback': 'EXCHANGE_COLLECT_DONE_HELD',
	},
	EXCHANGE_HELD: {
		...HELD,
		'exchange collect': 'EXCHANGE_COLLECT_DONE_HELD',
		'exchange release': 'EXCHANGE_COLLECTING',
	},
	EXCHANGE_COLLECT_DONE_HELD: {
		...HELD,
		'exchange collect': 'already',
		'exchange release': 'EXCHANGE_COLLECT_DONE',
	},
	EXCHANGE_REDELIVERING: {
		...SENT,
		'return request': 'RETURN_REQUEST',
		'exchange collect': 'already',
		'exchange dispatch': '104417',
	},
	EXCHANGED: { dispatch: 'ALREADY_DISPATCHED', 'exchange collect': 'already' },
	PURCHASE_DECIDED: SENT,
};

const cells = STATES.flatMap((state) =>
	Object.keys(NPAY_WRITES).map((operation) => [state, operation] as const),
);

/** What came out, in the matrix's words. */
function inWords(row: IDataObject, before: StateName, after: StateName): string {
	if (row.alreadyDone === true) return 'already';
	if (row.success === true) return after;
	return after === before ? String(row.code) : `failed, yet ${after}`;
}

test.each(cells)('%s: %s', async (state, operation) => {
	const [id = ''] = shop.sandbox.npay
		.createOrders({
			count: 1,
			state:
				state === 'PAYMENT_WAITING' || state === 'CANCELED_BY_NOPAYMENT'
					? 'PAYMENT_WAITING'
					: 'PAYED',
		})
		.flatMap(({ productOrderIds }) => productOrderIds);
	shop.sandbox.npay.put(id, state);
	expect(shop.sandbox.npay.stateOf(id)).toBe(state);
	const { json } = await shop.engine.run(NPAY_WRITES[operation]?.parameters ?? {}, {
		items: [{ productOrderId: id }],
		onError: 'continueRegularOutput',
	});
	const [row = {}] = json;
	expect(row.productOrderId).toBe(id);
	expect(inWords(row, state, shop.sandbox.npay.stateOf(id))).toBe(
		MATRIX[state][operation] ?? '9999',
	);
});
