import type { IDataObject } from 'n8n-workflow';

/** A change of one price, code or stock; which of them is told by its name. */
export interface Mutation {
	name: string;
	apply(): void;
}

const list = (value: unknown): IDataObject[] =>
	Array.isArray(value) ? (value as IDataObject[]) : [];

/** Adds to a price, or makes a code another one. */
const change = (name: string, object: IDataObject, field: string, by: number): Mutation => ({
	name,
	apply() {
		const value = object[field];
		const isCode = typeof value === 'string';
		object[field] = isCode ? `${value}~${by}` : Number(value ?? 0) + by;
	},
});

const set = (
	name: string,
	object: IDataObject,
	field: string,
	value: number | boolean,
): Mutation => ({
	name,
	apply() {
		object[field] = value;
	},
});

const same = (choice: IDataObject[], options: IDataObject[]): boolean =>
	choice.length === options.length &&
	choice.every(({ label, code }) => options.some((one) => one.name === label && one.id === code));

function ofOptions(bought: IDataObject, info: IDataObject, by: number): Mutation[] {
	const option = (info.option ?? {}) as IDataObject;
	const combinations = list(option.combination);
	return list(bought.options).flatMap((chosen) => {
		const selections = list(chosen.selections);
		const found = combinations.find((one) => same(selections, list(one.options)));
		const values = list(option.optionItem).flatMap((item) =>
			list(item.value).filter(({ id }) =>
				selections.some(({ label, code }) => label === item.name && code === id),
			),
		);
		const other = combinations.find((one) => one !== found);
		return [
			change('optionPrice', chosen, 'optionPrice', by),
			...selections.map((one) => change('selections.code', one, 'code', by)),
			...values.map((value) => change('value/id', value, 'id', by)),
			...values.map((value) => set('value/status', value, 'status', false)),
			...(found === undefined
				? []
				: [
						change('selectionCode', chosen, 'selectionCode', by),
						change('manageCode', found, 'manageCode', by),
						change('combination/price', found, 'price', by),
						set('combination/status', found, 'status', false),
						set(
							'combination/stockQuantity',
							found,
							'stockQuantity',
							Number(chosen.optionQuantity) - 1,
						),
						...list(found.options).map((one) => change('options/id', one, 'id', by)),
					]),
			...(found === undefined || other === undefined
				? []
				: [
						{
							name: "another combination's code",
							apply: () => {
								chosen.selectionCode = other.manageCode;
							},
						},
					]),
		];
	});
}

function ofSupplements(bought: IDataObject, info: IDataObject, by: number): Mutation[] {
	return list(bought.supplements).flatMap((supplement) => {
		const found = list(info.supplement).find(({ id }) => id === supplement.id) as IDataObject;
		return [
			change('supplements.id', supplement, 'id', by),
			change('supplements.price', supplement, 'price', by),
			change('supplement/id', found, 'id', by),
			change('supplement/price', found, 'price', by),
			set('supplement/stockQuantity', found, 'stockQuantity', Number(supplement.quantity) - 1),
		];
	});
}

/**
 * Every place in a purchase and its product information where one change of a price, a code or a stock makes
 * the two disagree.
 *
 * @param by what prices change by and codes get, not 0
 */
export function mutationsOf(purchase: IDataObject[], info: IDataObject[], by: number): Mutation[] {
	return purchase.flatMap((bought) => {
		const found = info.find(({ id }) => id === bought.id) as IDataObject;
		const pieces = list(bought.options).reduce(
			(sum, { optionQuantity }) => sum + Number(optionQuantity),
			Number(bought.quantity ?? 0),
		);
		return [
			change('id', bought, 'id', by),
			change('basePrice', bought, 'basePrice', by),
			change('product/id', found, 'id', by),
			change('product/basePrice', found, 'basePrice', by),
			// Where options have codes, the stock is that of the combinations.
			...(list((found.option as IDataObject | undefined)?.combination).length > 0
				? []
				: [set('product/stockQuantity', found, 'stockQuantity', pieces - 1)]),
			...ofOptions(bought, found, by),
			...ofSupplements(bought, found, by),
		];
	});
}
