import type { IDataObject } from 'n8n-workflow';

import { asObject } from '../../shared/data/objects';
import { listOf } from './amounts';

/*
 * Limits of Naver Pay's interworking guide 2.1, as shops have written it down: third-hand, so they warn unless
 * Strict Limits is chosen. A wrong limit of ours must not stop a shop from selling.
 */

/** Something longer, larger or written otherwise than Naver Pay is said to take. */
export interface OverLimit {
	/** Of the field: `naverProducts[0].id`, or, in a product of the XML, `option/combination[1]/manageCode`. */
	path: string;
	message: string;
}

const LENGTHS = {
	id: 30,
	merchantProductId: 100,
	name: 100,
	giftName: 200,
	manageCode: 100,
	optionName: 20,
	optionValue: 50,
	optionCode: 50,
	supplement: 50,
} as const;
const MOST_PIECES = 999;
/** KRW. */
const HIGHEST_FEE = 200_000;
/** UTF-8. */
const CUSTOM_CODE_BYTES = 300;
/** An option may take half of the base price off. */
const LOWEST_OPTION_SHARE = -0.5;

const PLAIN = /^[A-Za-z0-9!+\-/=_|]*$/;

/** Gathers what is over its limit. */
class Limits {
	readonly found: OverLimit[] = [];

	private add(path: string, message: string): void {
		this.found.push({ path, message });
	}

	length(path: string, value: unknown, most: number): void {
		if (typeof value !== 'string') return;
		const { length } = [...value];
		if (length > most) this.add(path, `has ${length} characters, but Naver Pay takes ${most}`);
	}

	/** An id that Naver Pay keeps: plain characters, no blanks. */
	plain(path: string, value: unknown): void {
		if (typeof value === 'string' && !PLAIN.test(value)) {
			this.add(
				path,
				`is "${value.slice(0, 40)}", but Naver Pay takes only A-Z, a-z, 0-9 and ! + - / = _ |, without blanks`,
			);
		}
	}

	noComma(path: string, value: unknown): void {
		if (typeof value === 'string' && value.includes(',')) {
			this.add(
				path,
				`holds a comma, with which Naver Pay separates codes: "${value.slice(0, 40)}"`,
			);
		}
	}

	range(path: string, value: unknown, { min, max }: { min: number; max?: number }): void {
		const number = toNumber(value);
		if (number === undefined) return;
		if (number < min) this.add(path, `is ${number}, but Naver Pay takes ${min} and more`);
		else if (max !== undefined && number > max) {
			this.add(path, `is ${number}, but Naver Pay takes at most ${max}`);
		}
	}

	bytes(path: string, value: unknown, most: number): void {
		if (typeof value !== 'string') return;
		const length = Buffer.byteLength(value, 'utf8');
		if (length > most) this.add(path, `has ${length} bytes, but Naver Pay takes ${most}`);
	}
}

const toNumber = (value: unknown): number | undefined => {
	const number = typeof value === 'string' && value !== '' ? Number(value) : value;
	return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
};

const lowestOption = (basePrice: unknown): number =>
	Math.ceil((toNumber(basePrice) ?? 0) * LOWEST_OPTION_SHARE);

function ofProduct(limits: Limits, product: IDataObject, at: (name: string) => string): void {
	limits.length(at('id'), product.id, LENGTHS.id);
	limits.plain(at('id'), product.id);
	limits.length(at('merchantProductId'), product.merchantProductId, LENGTHS.merchantProductId);
	limits.length(at('name'), product.name, LENGTHS.name);
	limits.length(at('giftName'), product.giftName, LENGTHS.giftName);
	limits.range(at('basePrice'), product.basePrice, { min: 1 });
}

function ofSupplement(limits: Limits, supplement: IDataObject, at: (name: string) => string): void {
	for (const name of ['id', 'name']) {
		limits.length(at(name), supplement[name], LENGTHS.supplement);
	}
}

function ofCode(limits: Limits, path: string, code: unknown): void {
	limits.length(path, code, LENGTHS.manageCode);
	limits.noComma(path, code);
}

/** What of the param of a purchase is over its limit. */
export function purchaseLimits(param: IDataObject): OverLimit[] {
	const limits = new Limits();
	for (const name of ['merchantCustomCode1', 'merchantCustomCode2']) {
		limits.bytes(name, param[name], CUSTOM_CODE_BYTES);
	}
	for (const [index, product] of listOf(param.naverProducts).entries()) {
		const path = `naverProducts[${index}]`;
		ofProduct(limits, product, (name) => `${path}.${name}`);
		limits.range(`${path}.quantity`, product.quantity, { min: 1, max: MOST_PIECES });
		for (const name of ['merchantCustomCode1', 'merchantCustomCode2']) {
			limits.bytes(`${path}.${name}`, product[name], CUSTOM_CODE_BYTES);
		}
		for (const [at, option] of listOf(product.options).entries()) {
			const of = `${path}.options[${at}]`;
			ofCode(limits, `${of}.selectionCode`, option.selectionCode);
			limits.range(`${of}.optionQuantity`, option.optionQuantity, { min: 1, max: MOST_PIECES });
			limits.range(`${of}.optionPrice`, option.optionPrice, {
				min: lowestOption(product.basePrice),
			});
			for (const [number, selection] of listOf(option.selections).entries()) {
				const choice = `${of}.selections[${number}]`;
				limits.length(`${choice}.label`, selection.label, LENGTHS.optionName);
				limits.length(`${choice}.value`, selection.value, LENGTHS.optionValue);
				limits.length(`${choice}.code`, selection.code, LENGTHS.optionCode);
			}
		}
		for (const [at, supplement] of listOf(product.supplements).entries()) {
			ofSupplement(limits, supplement, (name) => `${path}.supplements[${at}].${name}`);
			limits.range(`${path}.supplements[${at}].quantity`, supplement.quantity, {
				min: 1,
				max: MOST_PIECES,
			});
		}
		const { baseFee } = asObject(product.shipping);
		limits.range(`${path}.shipping.baseFee`, baseFee, { min: 0, max: HIGHEST_FEE });
	}
	return limits.found;
}

/** What of one product of the product information is over its limit. */
export function infoLimits(product: IDataObject): OverLimit[] {
	const limits = new Limits();
	ofProduct(limits, product, (name) => name);
	const option = asObject(product.option);
	for (const [index, item] of listOf(option.optionItem).entries()) {
		const path = `option/optionItem[${index + 1}]`;
		limits.length(`${path}/name`, item.name, LENGTHS.optionName);
		for (const [at, value] of listOf(item.value).entries()) {
			limits.length(`${path}/value[${at + 1}]/id`, value.id, LENGTHS.optionCode);
			limits.length(`${path}/value[${at + 1}]/text`, value.text, LENGTHS.optionValue);
		}
	}
	for (const [index, combination] of listOf(option.combination).entries()) {
		const path = `option/combination[${index + 1}]`;
		ofCode(limits, `${path}/manageCode`, combination.manageCode);
		limits.range(`${path}/price`, combination.price, { min: lowestOption(product.basePrice) });
	}
	for (const [index, supplement] of listOf(product.supplement).entries()) {
		ofSupplement(limits, supplement, (name) => `supplement[${index + 1}]/${name}`);
	}
	const { feePrice } = asObject(product.shippingPolicy);
	limits.range('shippingPolicy/feePrice', feePrice, { min: 0, max: HIGHEST_FEE });
	return limits.found;
}
