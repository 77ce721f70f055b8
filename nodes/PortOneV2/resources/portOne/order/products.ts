import type { IDataObject, INodeProperties } from 'n8n-workflow';

import {
	isUnreadable,
	type NumberForm,
	readNumber,
	smallestUnitForm,
} from '../../../../shared/data/numbers';
import { asObject, definedOnly } from '../../../../shared/data/objects';
import { quote } from '../../../../shared/data/writing';
import { InputError } from '../../../../shared/failure/errors';
import type { FieldKind } from '../../../../shared/fields/defineFields';

/** Members of a product (PaymentProduct of PortOne's document): texts, then whole numbers. */
const TEXTS = [
	['id', 'Product ID', '상품 고유 식별자'],
	['name', 'Name', '상품명'],
	['code', 'Code', '상품 코드'],
	['tag', 'Tag', '상품 태그, e.g. a category'],
	['link', 'Link', '판매 링크'],
] as const;
const NUMBERS = [
	['amount', 'Unit Price', '상품 단위가격'],
	['quantity', 'Quantity', '주문 수량'],
] as const;
const REQUIRED = new Set(['id', 'name']);

const LABEL = 'Products';

/** A whole number of a product. @throws InputError */
function readWhole(value: unknown, label: string, position: number, form: NumberForm): number {
	const number = readNumber(value, form);
	if (!isUnreadable(number) && number >= 0) return number;
	const { problem, advice } = isUnreadable(number) ? number : {};
	throw new InputError(
		LABEL,
		problem === undefined
			? `have no whole number as ${label} in row ${position}, but ${quote(value)}`
			: `have a ${label} in row ${position} that ${problem}`,
		advice,
	);
}

function toProduct(row: IDataObject, position: number, currency: string): IDataObject {
	const texts = TEXTS.map(([name]) => {
		const text = String(row[name] ?? '').trim();
		return [name, text === '' ? undefined : text];
	});
	const numbers = NUMBERS.map(([name, label]) => {
		const form = name === 'amount' ? smallestUnitForm(currency) : {};
		return [name, readWhole(row[name], label, position, form)];
	});
	const product = definedOnly(Object.fromEntries([...texts, ...numbers]) as object);
	for (const [name, label] of TEXTS) {
		if (product[name] === undefined && REQUIRED.has(name)) {
			throw new InputError(LABEL, `have no ${label} in row ${position}`);
		}
	}
	return product;
}

/** The products; `undefined` when there are none. They are read with the currency. */
export const products: FieldKind<IDataObject[] | undefined, [currency: string]> = {
	label: LABEL,
	editor: {
		type: 'fixedCollection',
		typeOptions: { multipleValues: true },
		placeholder: 'Add product',
		default: {},
		description: '상품 정보: what is sold, for payment companies (PG) that ask for it',
		options: [
			{
				displayName: 'Product',
				name: 'product',
				values: [
					...TEXTS.map(
						([name, displayName, description]): INodeProperties => ({
							displayName,
							name,
							type: 'string',
							default: '',
							description,
						}),
					),
					...NUMBERS.map(
						([name, displayName, description]): INodeProperties => ({
							displayName,
							name,
							type: 'number',
							typeOptions: { minValue: 0 },
							default: 0,
							description,
						}),
					),
				],
			},
		],
	},
	read(parameters, { name }, currency) {
		const { product } = parameters.collection(name);
		if (!Array.isArray(product) || product.length === 0) return undefined;
		return product.map((row, index) => toProduct(asObject(row), index + 1, currency));
	},
};
