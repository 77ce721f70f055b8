import fc from 'fast-check';
import type { IDataObject } from 'n8n-workflow';

/** Text that a cell may hold: any script, and what XML must escape. */
const text = fc
	.oneof(
		fc.string({ unit: 'grapheme', minLength: 1, maxLength: 8 }),
		fc.constantFrom('R&B', '<L>', '"170"', "'", '빨강', '&amp;', '&lt;', ']]>', '1,000', '😀'),
	)
	.map((one) => one.replace(/\p{C}/gu, '').trim())
	.filter((one) => one !== '');

const texts = (min: number, max: number) =>
	fc.uniqueArray(text, { minLength: min, maxLength: max, selector: (one) => one });

const won = fc.integer({ min: 0, max: 1_000_000 });
const quantity = fc.integer({ min: 1, max: 9 });
const stock = fc.integer({ min: 0, max: 50 });

const delivery = fc.record({
	baseFee: fc.constantFrom(0, 2500, 3000),
	feePayType: fc.constantFrom('PREPAYED', 'CASH_ON_DELIVERY', '선불', '착불'),
	groupId: fc.constantFrom('', 'a', 'b'),
	rule: fc.constantFrom<IDataObject>(
		{},
		{ freeByThreshold: 20000 },
		{ repeatByQty: 5 },
		{ rangesByQty: '3:500, 6:1,000' },
		{ surchargesByArea: 'API' },
		{ surchargesByArea: 'jeju:3000, island:5000' },
	),
});

const product = fc.record({
	name: text,
	/** Of which the cheapest option takes off no more than half. */
	basePrice: fc.integer({ min: 1_000, max: 1_000_000 }),
	spare: stock,
	taxType: fc.constantFrom('TAX', '면세', ''),
	kinds: fc.oneof(
		fc.array(texts(1, 3), { maxLength: 2 }),
		fc.array(texts(1, 2), { minLength: 3, maxLength: 3 }),
	),
	/** Prices of combinations, in turn; for one kind, only where `priced`. */
	prices: fc.array(fc.integer({ min: -500, max: 5000 }), { minLength: 1, maxLength: 5 }),
	priced: fc.boolean(),
	supplements: fc.array(
		fc.record({ name: text, price: won, quantity, spare: stock, bought: fc.boolean() }),
		{ maxLength: 3 },
	),
	/** Which combinations are bought, as positions in all of them. */
	bought: fc.uniqueArray(fc.nat(8), { minLength: 1, maxLength: 3 }),
	quantity,
	delivery,
	limited: fc.boolean(),
});

type Product = typeof product extends fc.Arbitrary<infer T> ? T : never;

/** A shop's table, and the rows of one order from it. */
export interface Catalog {
	catalogRows: IDataObject[];
	purchaseRows: IDataObject[];
}

const allChoices = (kinds: string[][]): string[][] =>
	kinds.reduce<string[][]>(
		(choices, values) => choices.flatMap((choice) => values.map((value) => [...choice, value])),
		[[]],
	);

function toRows(
	{ kinds, bought, supplements, delivery: shipping, ...one }: Product,
	index: number,
): Catalog {
	const { rule, ...fee } = shipping;
	const basics = {
		id: `P-${index}`,
		상품명: one.name,
		판매가: one.basePrice,
		taxType: one.taxType,
		infoUrl: 'https://shop.kr/p?a=1&b=2',
		imageUrl: 'https://shop.kr/p.png',
		...fee,
		...rule,
	};
	const choices = kinds.length === 0 ? [] : allChoices(kinds);
	const options = choices.map((choice, at): IDataObject => {
		const cells = choice.flatMap((value, kind) => [
			[`label${kind + 1}`, `<종류 ${kind}>`],
			[`value${kind + 1}`, value],
			[`code${kind + 1}`, `${value}#`],
		]);
		const coded = kinds.length > 1 || one.priced;
		const code = {
			옵션관리코드: `C${at}`,
			옵션가: one.prices[at % one.prices.length],
			...(one.limited ? { 옵션재고: one.quantity + one.spare } : {}),
		};
		return { ...basics, ...Object.fromEntries(cells), ...(coded ? code : {}) };
	});
	const chosen = [...new Set(bought.map((position) => position % Math.max(options.length, 1)))];
	const optionRows = chosen.flatMap((at) =>
		options[at] === undefined ? [] : [{ ...options[at], 옵션수량: one.quantity }],
	);
	const pieces = Math.max(optionRows.length, 1) * one.quantity;
	const supply = supplements.map((supplement, at) => ({
		...basics,
		supplementId: `S-${at}`,
		supplementName: supplement.name,
		추가상품가격: supplement.price,
	}));
	return {
		catalogRows: [
			{ ...basics, ...(one.limited ? { 재고수량: pieces + one.spare } : {}) },
			...options,
			...supply.map((row, at) => ({
				...row,
				추가상품재고: (supplements[at]?.quantity ?? 0) + (supplements[at]?.spare ?? 0),
			})),
		],
		purchaseRows: [
			...(optionRows.length === 0 ? [{ ...basics, 수량: one.quantity }] : optionRows),
			...supply.flatMap((row, at) =>
				supplements[at]?.bought ? [{ ...row, 추가상품수량: supplements[at].quantity }] : [],
			),
		],
	};
}

/** Random catalogs of up to 2 products, with up to 9 combinations and 3 supplements each. */
export const catalogs: fc.Arbitrary<Catalog> = fc
	.array(product, { minLength: 1, maxLength: 2 })
	.map((products) => {
		const tables = products.map(toRows);
		return {
			catalogRows: tables.flatMap(({ catalogRows }) => catalogRows),
			purchaseRows: tables.flatMap(({ purchaseRows }) => purchaseRows),
		};
	});
