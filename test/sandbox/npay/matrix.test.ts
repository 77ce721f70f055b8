import type { LedgerEntry } from '../../../sandbox/npay/control/ledger';
import type { StateName } from '../../../sandbox/npay/orders/states';
import type { Reply } from '../support/client';
import { claim, type ClaimPath } from '../support/operations';
import { failOf, Shop } from '../support/shop';

type Operation = 'confirm' | 'delay' | 'dispatch' | ClaimPath;

const OPERATIONS: readonly Operation[] = [
	'confirm',
	'delay',
	'dispatch',
	'cancel/request',
	'cancel/approve',
	'return/request',
	'return/approve',
	'return/reject',
	'return/holdback',
	'return/holdback/release',
	'exchange/collect/complete',
	'exchange/dispatch',
	'exchange/reject',
	'exchange/holdback',
	'exchange/holdback/release',
];

/** What is not 9999: the state that an operation leads to, or the code with which it fails. */
type Row = Partial<Record<Operation, StateName | '105306' | '104417' | '104418'>>;

const RETURNING: Row = { 'return/approve': 'RETURNED', 'return/reject': 'DELIVERED' };
const EXCHANGING: Row = {
	'exchange/collect/complete': 'EXCHANGE_COLLECT_DONE',
	'exchange/dispatch': '104417',
	'exchange/reject': 'DELIVERED',
	'exchange/holdback': 'EXCHANGE_HELD',
};

const MATRIX: Record<StateName, Row> = {
	PAYMENT_WAITING: {},
	PAYED_NOT_YET: {
		confirm: 'PAYED_OK',
		delay: 'PAYED_NOT_YET',
		dispatch: 'DELIVERING',
		'cancel/request': 'CANCELED',
	},
	PAYED_OK: {
		confirm: '105306',
		delay: 'PAYED_OK_DELAYED',
		dispatch: 'DELIVERING',
		'cancel/request': 'CANCELED',
	},
	PAYED_OK_DELAYED: { confirm: '105306', dispatch: 'DELIVERING', 'cancel/request': 'CANCELED' },
	CANCEL_REQUEST: { dispatch: 'DELIVERING', 'cancel/approve': 'CANCELED' },
	CANCELING: { 'cancel/approve': 'CANCELED' },
	DELIVERING: { 'return/request': 'RETURN_REQUEST' },
	DELIVERED: { 'return/request': 'RETURN_REQUEST' },
	RETURN_REQUEST: { ...RETURNING, 'return/holdback': 'RETURN_HELD' },
	RETURN_COLLECTING: { ...RETURNING, 'return/holdback': 'RETURN_HELD' },
	RETURN_COLLECT_DONE: { ...RETURNING, 'return/holdback': 'RETURN_HELD' },
	RETURN_HELD: {
		'return/approve': '104418',
		'return/reject': '104418',
		'return/holdback/release': 'RETURN_COLLECTING',
	},
	EXCHANGE_REQUEST: EXCHANGING,
	EXCHANGE_COLLECTING: EXCHANGING,
	EXCHANGE_COLLECT_DONE: {
		'exchange/dispatch': 'EXCHANGE_REDELIVERING',
		'exchange/reject': 'DELIVERED',
		'exchange/holdback': 'EXCHANGE_COLLECT_DONE_HELD',
	},
	EXCHANGE_HELD: {
		'exchange/collect/complete': 'EXCHANGE_COLLECT_DONE_HELD',
		'exchange/dispatch': '104418',
		'exchange/reject': '104418',
		'exchange/holdback/release': 'EXCHANGE_COLLECTING',
	},
	EXCHANGE_COLLECT_DONE_HELD: {
		'exchange/dispatch': '104418',
		'exchange/reject': '104418',
		'exchange/holdback/release': 'EXCHANGE_COLLECT_DONE',
	},
	EXCHANGE_REDELIVERING: { 'return/request': 'RETURN_REQUEST', 'exchange/dispatch': '104417' },
	PURCHASE_DECIDED: {},
	CANCELED: {},
	RETURNED: {},
	EXCHANGED: {},
	CANCELED_BY_NOPAYMENT: {},
};

const STATES = Object.keys(MATRIX) as StateName[];

describe('what each state allows', () => {
	const shop = Shop.open();

	/** A new product order in a state. */
	function inState(state: StateName): string {
		const unpaid = state === 'PAYMENT_WAITING' || state === 'CANCELED_BY_NOPAYMENT';
		const id = unpaid ? shop.waiting() : shop.paid();
		shop.sandbox.npay.put(id, state);
		expect(shop.sandbox.npay.stateOf(id)).toBe(state);
		return id;
	}

	function perform(id: string, operation: Operation): Promise<Reply> {
		if (operation === 'confirm') return shop.client.confirm(id);
		if (operation === 'delay') return shop.delay(id);
		if (operation === 'dispatch') return shop.client.dispatch(id);
		return claim(shop.client, id, operation);
	}

	it.each(STATES)('%s', async (state) => {
		for (const operation of OPERATIONS) {
			const id = inState(state);
			const before = shop.sandbox.npay.ledger(id).entries[0]!;
			const reply = await perform(id, operation);
			const after = shop.sandbox.npay.ledger(id).entries[0]!;
			const expected = MATRIX[state][operation] ?? '9999';
			const refused = /^\d+$/.test(expected);
			const outcome = failOf(reply)?.code ?? shop.sandbox.npay.stateOf(id);
			expect({ operation, status: reply.status, outcome }).toEqual({
				operation,
				status: 200,
				outcome: expected,
			});
			expect(shop.sandbox.npay.stateOf(id)).toBe(refused ? state : expected);
			if (refused) expect(effects(after)).toEqual(effects(before));
			else expect(total(after.writes)).toBe(total(before.writes) + 1);
		}
	});

	it('refuses the whole call instead when set so', async () => {
		shop.sandbox.npay.patchSettings({ stateErrorStyle: 'http400' });
		for (const state of STATES) {
			const refusals = OPERATIONS.map((operation) => {
				const code = MATRIX[state][operation] ?? '9999';
				return { operation, code };
			}).filter(({ code }) => /^\d+$/.test(code));
			const kinds = new Map(refusals.map((one) => [one.code, one]));
			for (const { operation, code } of kinds.values()) {
				const reply = await perform(inState(state), operation);
				expect([state, operation, reply.status, reply.body.code]).toEqual([
					...[state, operation, 400, code],
				]);
			}
		}
	});
});

/** The ledger's entry without the counts of tries. */
const effects = ({ changes, writes, last }: LedgerEntry) => ({ changes, writes, last });
const total = (tally: Record<string, number>) =>
	Object.values(tally).reduce((sum, count) => sum + count, 0);
