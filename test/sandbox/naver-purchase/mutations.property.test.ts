import fc from 'fast-check';

import { checkProducts } from '../../../sandbox/naver-purchase/asking/check';
import { readProducts } from '../../../sandbox/naver-purchase/asking/product-info';
import type { PurchaseProduct, Reason } from '../../../sandbox/naver-purchase/types';

const SEED = 20261122;

/** A product with a combination and a supplement, all of whose values differ. */
interface Catalog {
	price: number;
	extra: number;
	quantity: number;
	code: string;
	supplementPrice: number;
	supplementQuantity: number;
}

const code = fc.stringMatching(/^[A-Z]{2,8}$/);
const catalog: fc.Arbitrary<Catalog> = fc.record({
	price: fc.integer({ min: 100, max: 900_000 }),
	extra: fc.integer({ min: -50, max: 50_000 }),
	quantity: fc.integer({ min: 1, max: 9 }),
	code,
	supplementPrice: fc.integer({ min: 0, max: 50_000 }),
	supplementQuantity: fc.integer({ min: 1, max: 9 }),
});

function productOf(one: Catalog): PurchaseProduct {
	return {
		id: 'p',
		name: '상품',
		basePrice: one.price,
		shipping: { method: 'DELIVERY', baseFee: 0 },
		options: [
			{
				optionQuantity: one.quantity,
				optionPrice: one.extra,
				selectionCode: one.code,
				selections: [
					{ code: `a${one.code}`, label: '색상', value: '빨강' },
					{ code: `b${one.code}`, label: '사이즈', value: '큼' },
				],
			},
		],
		supplements: [
			{ id: 's', name: '추가', price: one.supplementPrice, quantity: one.supplementQuantity },
		],
	};
}

function xmlOf(one: Catalog): string {
	return `<products><product><id>p</id><name>상품</name><basePrice>${one.price}</basePrice>
<infoUrl>http://x</infoUrl><imageUrl>http://x</imageUrl><status>ON_SALE</status>
<shippingPolicy><method>DELIVERY</method><feeType>FREE</feeType><feePayType>FREE</feePayType>
<feePrice>0</feePrice></shippingPolicy><optionSupport>true</optionSupport><option>
<optionItem><name>색상</name><value><id>a${one.code}</id><text>빨강</text></value></optionItem>
<optionItem><name>사이즈</name><value><id>b${one.code}</id><text>큼</text></value></optionItem>
<combination><manageCode>${one.code}</manageCode><price>${one.extra}</price>
<stockQuantity>${one.quantity}</stockQuantity></combination></option>
<supplementSupport>true</supplementSupport><supplement><id>s</id><name>추가</name>
<price>${one.supplementPrice}</price><stockQuantity>${one.supplementQuantity}</stockQuantity>
<status>true</status></supplement></product></products>`;
}

function reasonsOf(asked: Catalog, answered: Catalog): string[] {
	const reasons: Reason[] = [];
	const infos = readProducts(xmlOf(answered), reasons);
	return [...reasons, ...checkProducts([productOf(asked)], infos)].map(({ path }) => path);
}

/** The member that a change of the shop's answer has to be found at. */
const FOUND_AT: Readonly<Record<keyof Catalog, RegExp>> = {
	price: /basePrice$/,
	extra: /optionPrice$/,
	quantity: /combination\[0\]\.stockQuantity$/,
	code: /selectionCode$/,
	supplementPrice: /supplements\[0\]\.price$/,
	supplementQuantity: /supplement\[0\]\.stockQuantity$/,
};

describe('product information of random catalogs', () => {
	it('agrees with its purchase, and any single change is found where it is', () => {
		const names = Object.keys(FOUND_AT) as Array<keyof Catalog>;
		fc.assert(
			fc.property(catalog, fc.constantFrom(...names), (right, name) => {
				expect(reasonsOf(right, right)).toEqual([]);
				const value = right[name];
				const changed = typeof value === 'string' ? `${value}X` : value - 1;
				const found = reasonsOf(right, { ...right, [name]: changed });
				expect(found.some((path) => FOUND_AT[name].test(path))).toBe(true);
			}),
			{ seed: SEED, numRuns: 500 },
		);
	});
});
