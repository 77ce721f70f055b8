import { toKst } from '../../../../sandbox/core/time/kst';
import type { StateName } from '../../../../sandbox/npay/orders/states';
import { Shop } from '../../support/shop';

const DAY = 24 * 3600_000;

describe('a purchase that nobody decides', () => {
	const shop = Shop.open();
	const advance = (days: number) => shop.sandbox.clock.advance(days * DAY);
	const inState = (state: StateName) => {
		const id = shop.paid();
		shop.sandbox.npay.put(id, state);
		return id;
	};

	it('is decided eight days after delivery, dated as if a timer had rung', () => {
		const due = toKst(shop.sandbox.clock.now() + 8 * DAY);
		const id = inState('DELIVERED');
		advance(7.9);
		expect(shop.sandbox.npay.stateOf(id)).toBe('DELIVERED');
		advance(5);
		expect(shop.sandbox.npay.stateOf(id)).toBe('PURCHASE_DECIDED');
		expect(shop.sandbox.npay.ledger(id).entries[0]?.changes.at(-1)).toMatchObject({
			type: 'PURCHASE_DECIDED',
			at: due,
		});
	});

	it('waits while a claim is open, and begins again when it came to nothing', () => {
		const id = inState('DELIVERED');
		advance(7);
		shop.sandbox.npay.act(id, 'requestReturn');
		advance(20);
		expect(shop.sandbox.npay.stateOf(id)).toBe('RETURN_REQUEST');
		shop.sandbox.npay.act(id, 'withdrawClaim');
		advance(7);
		expect(shop.sandbox.npay.stateOf(id)).toBe('DELIVERED');
		advance(1);
		expect(shop.sandbox.npay.stateOf(id)).toBe('PURCHASE_DECIDED');
	});

	it('begins again after a claim that came and went before', () => {
		const id = inState('DELIVERED');
		advance(5);
		shop.sandbox.npay.act(id, 'requestReturn');
		shop.sandbox.npay.act(id, 'withdrawClaim');
		advance(7);
		expect(shop.sandbox.npay.stateOf(id)).toBe('DELIVERED');
		advance(1);
		expect(shop.sandbox.npay.stateOf(id)).toBe('PURCHASE_DECIDED');
	});

	it('never is when set so, nor before delivery', () => {
		const sent = inState('DELIVERING');
		shop.sandbox.npay.patchSettings({ autoDecideDays: null });
		const id = inState('DELIVERED');
		advance(100);
		expect([sent, id].map((one) => shop.sandbox.npay.stateOf(one))).toEqual([
			'DELIVERING',
			'DELIVERED',
		]);
	});
});
