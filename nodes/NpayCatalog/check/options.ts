import type { IDataObject } from 'n8n-workflow';

import { asObject } from '../../shared/data/objects';
import { listOf } from '../documents/amounts';
import { choiceKey } from '../rows/options';
import type { Combination, OptionCatalog } from './optionCatalog';
import { readOptionCatalog } from './optionCatalog';
import type { Sides } from './sides';
import { chosenKey } from './product';
import { fieldsOf } from './sides';

/** One chosen option of the purchase, with the product information's side of it. */
interface Chosen extends Sides {
	catalog: OptionCatalog;
	option: IDataObject;
	/** Without those that the buyer typed: no combination has them. */
	selections: Array<{ code: string; label: string }>;
	/** Pieces of this combination in the whole purchase. */
	wanted: number;
}

/** Options of a purchase by themselves: what is required of them. */
export function checkOptionFields({
	findings,
	bought,
	path,
}: Omit<Sides, 'info' | 'xmlPath'>): void {
	for (const [index, option] of listOf(bought.options).entries()) {
		const at = `${path}.options[${index}]`;
		const fields = fieldsOf(findings, option, at);
		fields.text('selectionCode', false);
		fields.integer('optionPrice', { min: Number.NEGATIVE_INFINITY, required: false });
		if (fields.integer('optionQuantity', { min: 1, required: false }) === undefined) {
			findings.warn(
				'missing',
				fields.place('optionQuantity'),
				'optionQuantity is missing; it is counted as 1 here',
			);
		}
		const selections = listOf(option.selections);
		if (selections.length === 0) {
			findings.refuse('missing', fields.place('selections'), 'selections names no choice');
		}
		for (const [number, selection] of selections.entries()) {
			const choice = fieldsOf(findings, selection, `${at}.selections[${number}]`);
			for (const name of ['code', 'label', 'value']) choice.text(name);
		}
	}
}

/** Each choice: its kind and value must be listed in the product information. */
function checkSelections({ findings, catalog, option, path }: Chosen): void {
	const seen = new Set<string>();
	for (const [index, { code, label, value }] of listOf(option.selections).entries()) {
		const at = `${path}.selections[${index}]`;
		const kind = catalog.kinds.get(String(label));
		if (seen.has(String(label))) {
			findings.refuse(
				'optionKindRepeated',
				{ path: `${at}.label` },
				`${String(label)} is chosen twice in one option`,
			);
		}
		seen.add(String(label));
		if (kind === undefined) {
			findings.refuse(
				'optionKindUnknown',
				{ path: `${at}.label`, xmlPath: `${catalog.xmlPath}/optionItem` },
				`The product information has no kind of option "${String(label)}" (optionItem/name)`,
			);
			continue;
		}
		if (kind.isTyped) continue;
		const found = kind.values.get(String(code));
		if (found === undefined) {
			findings.refuse(
				'optionValueUnknown',
				{ path: `${at}.code`, xmlPath: `${kind.xmlPath}/value` },
				`The product information does not list "${String(code)}" among the values of ${String(label)} (value/id)`,
			);
			continue;
		}
		if (!found.isOnSale) {
			findings.refuse(
				'optionNotOnSale',
				{ path: `${at}.code`, xmlPath: `${found.xmlPath}/status` },
				`${String(label)} ${found.text} is not on sale: its status is false`,
			);
		}
		if (found.text !== String(value).trim()) {
			findings.warn(
				'optionTextDiffers',
				{ path: `${at}.value`, xmlPath: `${kind.xmlPath}/value` },
				`${String(code)} is "${String(value)}" in the purchase, but "${found.text}" in the product information`,
			);
		}
	}
}

/** A choice without `selectionCode`: right only for one kind whose price is that of the product. */
function checkWithoutCode(chosen: Chosen): void {
	const { findings, catalog, option, selections, path } = chosen;
	const at = { path: `${path}.selectionCode`, xmlPath: `${catalog.xmlPath}/combination` };
	const same = catalog.combinations.find((one) => one.key === choiceKey(selections));
	const price = option.optionPrice ?? 0;
	if (selections.length > 1) {
		findings.refuse(
			'selectionCodeMissing',
			at,
			`${selections.length} kinds of options are chosen, so selectionCode is needed${same === undefined ? '' : `: ${same.manageCode}`}`,
		);
	} else if (price !== 0) {
		findings.refuse(
			'selectionCodeMissing',
			at,
			`The option changes the price by ${String(price)}, so selectionCode is needed`,
		);
	} else if (same !== undefined && same.price !== 0) {
		findings.refuse(
			'selectionCodeMissing',
			at,
			`The product information has this choice at ${same.price} more (${same.manageCode}), so selectionCode and optionPrice are needed`,
		);
	}
}

/** A choice with `selectionCode`: there must be that combination, of the same values, at the same price. */
function checkCombination(chosen: Chosen, code: string): void {
	const { findings, catalog, option, selections, path } = chosen;
	const found = catalog.combinations.find(({ manageCode }) => manageCode === code);
	const at = { path: `${path}.selectionCode`, xmlPath: `${catalog.xmlPath}/combination` };
	if (found === undefined) {
		const same = catalog.combinations.find((one) => one.key === choiceKey(selections));
		if (same === undefined) {
			findings.refuse(
				'combinationMissing',
				at,
				`The product information has no combination with manageCode "${code}", nor one of ${describe(selections)}`,
			);
		} else {
			findings.refuse(
				'selectionCodeUnknown',
				{ ...at, xmlPath: `${same.xmlPath}/manageCode` },
				`selectionCode is "${code}", but the combination of ${describe(selections)} has manageCode "${same.manageCode}"`,
			);
		}
		return;
	}
	checkSameCombination(chosen, found);
	checkForSale(chosen, found);
	const price = option.optionPrice ?? 0;
	if (price !== found.price) {
		findings.refuse(
			'optionPriceDiffers',
			{ path: `${path}.optionPrice`, xmlPath: `${found.xmlPath}/price` },
			`The option costs ${String(price)} more in the purchase, but ${found.price} in the product information`,
		);
	}
}

/** Whether enough of a combination is left, and it is on sale. */
function checkForSale({ findings, path, wanted }: Chosen, found: Combination): void {
	if (!found.isOnSale) {
		findings.refuse(
			'optionNotOnSale',
			{ path: `${path}.selectionCode`, xmlPath: `${found.xmlPath}/status` },
			`The combination ${found.manageCode} is not on sale: its status is false`,
		);
	}
	if (found.stock !== undefined && found.stock < wanted) {
		findings.refuse(
			'optionStockShort',
			{ path: `${path}.optionQuantity`, xmlPath: `${found.xmlPath}/stockQuantity` },
			`${wanted} of ${found.manageCode} are bought, but only ${found.stock} are in stock (재고 부족)`,
		);
	}
}

function checkSameCombination({ findings, selections, path }: Chosen, found: Combination): void {
	if (found.key === choiceKey(selections)) return;
	findings.refuse(
		'combinationDiffers',
		{ path: `${path}.selections`, xmlPath: `${found.xmlPath}/options` },
		`${describe(selections)} is chosen, but ${found.manageCode} stands for ${describe(found.options)} in the product information`,
	);
}

const describe = (choice: ReadonlyArray<{ code: string; label: string }>): string =>
	choice.map(({ code, label }) => `${label} ${code}`).join(' + ');

/**
 * Options on both sides: kinds, values, combinations, prices, stock.
 *
 * @param pieces of each combination in the whole purchase
 */
export function checkOptions(sides: Sides, pieces: ReadonlyMap<string, number>): void {
	const { findings, bought, path, info, xmlPath } = sides;
	const options = listOf(bought.options);
	const hasOptions = info.option !== undefined;
	if (options.length === 0) {
		if (hasOptions) {
			findings.warn(
				'optionNotChosen',
				{ path: `${path}.options`, xmlPath: `${xmlPath}/option` },
				'The product has options (옵션), but none is chosen',
			);
		}
		return;
	}
	if (info.optionSupport !== 'true' || !hasOptions) {
		findings.refuse(
			'optionSupportMissing',
			{ path: `${path}.options`, xmlPath: `${xmlPath}/${hasOptions ? 'optionSupport' : 'option'}` },
			hasOptions
				? 'An option is chosen, but the product information does not say <optionSupport>true</optionSupport>'
				: 'An option is chosen, but the product information has no <option>',
		);
	}
	if (!hasOptions) return;
	const catalog = readOptionCatalog(findings, asObject(info.option), `${xmlPath}/option`);
	for (const [index, option] of options.entries()) {
		const selections = listOf(option.selections)
			.map(({ code, label }) => ({ code: String(code), label: String(label) }))
			.filter(({ label }) => catalog.kinds.get(label)?.isTyped !== true);
		const code = option.selectionCode;
		const wanted = pieces.get(chosenKey(bought.id, code)) ?? 0;
		const at = `${path}.options[${index}]`;
		const chosen = { ...sides, path: at, catalog, option, selections, wanted };
		checkSelections(chosen);
		if (typeof code === 'string' && code !== '') checkCombination(chosen, code);
		else checkWithoutCode(chosen);
	}
}
