import { areaOf } from '../../../sandbox/naver-purchase/parcels/areas';
import { parcelsOf } from '../../../sandbox/naver-purchase/parcels/shipping';
import type { FeeRule, PurchaseProduct } from '../../../sandbox/naver-purchase/types';

function product(quantity: number, feeRule: FeeRule = {}, groupId = 'box'): PurchaseProduct {
	return {
		id: `p${quantity}${groupId}`,
		name: '상품',
		basePrice: 1000,
		quantity,
		shipping: { groupId, method: 'DELIVERY', baseFee: 2500, feePayType: 'PREPAYED', feeRule },
	};
}

function feeOf(...products: PurchaseProduct[]): number {
	return parcelsOf(products, '06236', new Map()).reduce((sum, { fee }) => sum + fee, 0);
}

describe('shipping fees', () => {
	it.each([
		[19, 2500],
		[20, 0],
		[21, 0],
	])('of %d pieces with a threshold of 20,000 are %d', (quantity, fee) => {
		expect(feeOf(product(quantity, { freeByThreshold: 20_000 }))).toBe(fee);
	});

	it.each([
		[3, 2500],
		[4, 5000],
		[7, 7500],
	])('of %d pieces, again for every three, are %d', (quantity, fee) => {
		expect(feeOf(product(quantity, { repeatByQty: 3 }))).toBe(fee);
	});

	it.each([
		[1, 2500],
		[5, 3500],
		[12, 4500],
	])('of %d pieces in ranges are %d', (quantity, fee) => {
		const rangesByQty = [
			{ from: 5, surcharge: 1000 },
			{ from: 10, surcharge: 2000 },
		];
		expect(feeOf(product(quantity, { rangesByQty }))).toBe(fee);
	});

	it('are paid once a box, and add up for other boxes and for none', () => {
		expect(feeOf(product(1), product(2))).toBe(2500);
		expect(feeOf(product(1, {}, 'a'), product(1, {}, 'b'))).toBe(5000);
		expect(feeOf(product(1, {}, ''), product(2, {}, ''))).toBe(5000);
		const free = { freeByThreshold: 3000 };
		expect(feeOf(product(1, free), product(2, free))).toBe(0);
	});

	it('are not Naver Pay’s when the buyer pays the courier, or nothing is sent', () => {
		const { shipping, ...rest } = product(1);
		expect(feeOf({ ...rest, shipping: { ...shipping, feePayType: 'CASH_ON_DELIVERY' } })).toBe(0);
		expect(feeOf({ ...rest, shipping: { ...shipping, method: 'NOTHING' } })).toBe(0);
	});

	it('know Jeju and the islands by their postal codes', () => {
		const codes = ['63000', '63644', '40240', '06236', '62999', '63645'];
		expect(codes.map(areaOf)).toEqual(['jeju', 'jeju', 'island', ...Array(3).fill(undefined)]);
	});
});
