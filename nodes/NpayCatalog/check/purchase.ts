import type { IDataObject } from 'n8n-workflow';

import { asObject } from '../../shared/data/objects';
import { listOf } from '../documents/amounts';
import type { Findings } from './finding';

/** Fields that are text, and fields that are whole numbers, of one kind of object. */
interface Shape {
	texts?: readonly string[];
	integers?: readonly string[];
}

const ORDER: Shape = { integers: ['amount'] };
const PRODUCT: Shape = {
	texts: ['id', 'merchantProductId', 'ecMallProductId'],
	integers: ['basePrice', 'quantity'],
};
const OPTION: Shape = {
	texts: ['selectionCode'],
	integers: ['optionQuantity', 'optionPrice'],
};
const SELECTION: Shape = { texts: ['code', 'label', 'value'] };
const SUPPLEMENT: Shape = { texts: ['id'], integers: ['price', 'quantity'] };
const SHIPPING: Shape = { texts: ['groupId'], integers: ['baseFee'] };

/** An object with its fields as the manual has them; one that is told another way comes with a warning. */
function settle(
	findings: Findings,
	object: IDataObject,
	{ texts = [], integers = [] }: Shape,
	path: string,
): IDataObject {
	const settled = { ...object };
	const warn = (name: string, should: string) =>
		findings.warn(
			'wrongType',
			{ path: path === '' ? name : `${path}.${name}` },
			`${name} is ${JSON.stringify(object[name])}; the manual has ${should}`,
		);
	for (const name of texts) {
		const value = object[name];
		if (typeof value !== 'number' || !Number.isSafeInteger(value)) continue;
		settled[name] = String(value);
		warn(name, 'text');
	}
	for (const name of integers) {
		const value = object[name];
		if (typeof value !== 'string' || !/^-?\d{1,15}$/.test(value)) continue;
		settled[name] = Number(value);
		warn(name, 'a number');
	}
	return settled;
}

/**
 * A purchase as the manual has it. Ids as numbers and amounts as text, as PortOne's own plugin for WooCommerce makes
 * them, are taken for what they say, with a warning each.
 */
export function readPurchase(findings: Findings, param: IDataObject): IDataObject {
	const read = (object: IDataObject, shape: Shape, path: string) =>
		settle(findings, object, shape, path);
	const each = (value: unknown, shape: Shape, path: string) =>
		listOf(value).map((one, index) => read(one, shape, `${path}[${index}]`));
	const naverProducts = listOf(param.naverProducts).map((product, index) => {
		const path = `naverProducts[${index}]`;
		const options = each(product.options, OPTION, `${path}.options`).map((option, at) => ({
			...option,
			...(option.selections === undefined
				? {}
				: {
						selections: each(option.selections, SELECTION, `${path}.options[${at}].selections`),
					}),
		}));
		return {
			...read(product, PRODUCT, path),
			...(product.options === undefined ? {} : { options }),
			...(product.supplements === undefined
				? {}
				: { supplements: each(product.supplements, SUPPLEMENT, `${path}.supplements`) }),
			...(product.shipping === undefined
				? {}
				: { shipping: read(asObject(product.shipping), SHIPPING, `${path}.shipping`) }),
		};
	});
	return {
		...read(param, ORDER, ''),
		...(param.naverProducts === undefined ? {} : { naverProducts }),
	};
}
