import { asObject } from '../../../shared/data/objects';
import { listOf } from '../../documents/amounts';
import { chosenKey } from '../product';
import type { Sides } from '../sides';
import { readOptionCatalog } from './catalog';
import { checkCombination, checkWithoutCode, type Chosen } from './combinations';

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
