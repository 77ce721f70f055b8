import type { IDataObject } from 'n8n-workflow';

import { choiceKey } from '../../rows/options';
import type { Findings } from '../finding';
import { elements, elementsOf, textOf } from '../sides';

/** One value of a kind of option. */
interface Value {
	xmlPath: string;
	text: string;
	isOnSale: boolean;
}

/** A kind of option: its values by id; none where the buyer types (`INPUT`). */
interface Kind {
	xmlPath: string;
	isTyped: boolean;
	values: Map<string, Value>;
}

/** One combination of values. */
export interface Combination {
	xmlPath: string;
	manageCode: string;
	/** KRW; 0 where the document has none. */
	price: number;
	/** Pieces left; unset where they are not counted. */
	stock: number | undefined;
	isOnSale: boolean;
	options: Array<{ label: string; code: string }>;
	/** The same for the same values, whatever their order. */
	key: string;
}

/** The options of a product, as the product information has them. */
export interface OptionCatalog {
	xmlPath: string;
	kinds: Map<string, Kind>;
	combinations: Combination[];
}

/** A status of an option; left out, it is on sale (interworking guide 2.1). */
const isTrue = (status: string | undefined): boolean => status !== 'false';

function readKinds(findings: Findings, option: IDataObject, xmlPath: string): Map<string, Kind> {
	const kinds = new Map<string, Kind>();
	for (const item of elements(option, 'optionItem', xmlPath)) {
		const fields = elementsOf(findings, item.element, item.xmlPath);
		const type = fields.text('type');
		const name = fields.text('name');
		if (name === undefined) continue;
		const values = new Map<string, Value>();
		for (const value of elements(item.element, 'value', item.xmlPath)) {
			const of = elementsOf(findings, value.element, value.xmlPath);
			const [id, text] = [of.text('id'), of.text('text')];
			const isOnSale = isTrue(of.text('status', false));
			if (id !== undefined) values.set(id, { xmlPath: value.xmlPath, text: text ?? '', isOnSale });
		}
		if (kinds.has(name)) {
			findings.refuse(
				'optionKindRepeated',
				{ xmlPath: `${item.xmlPath}/name` },
				`${name} comes twice among the kinds of options`,
			);
		} else kinds.set(name, { xmlPath: item.xmlPath, isTyped: type === 'INPUT', values });
	}
	return kinds;
}

function readCombinations(
	findings: Findings,
	option: IDataObject,
	xmlPath: string,
	kinds: Map<string, Kind>,
): Combination[] {
	const combinations: Combination[] = [];
	for (const { element, xmlPath: at } of elements(option, 'combination', xmlPath)) {
		const fields = elementsOf(findings, element, at);
		const manageCode = fields.text('manageCode');
		const price =
			fields.integer('price', { min: Number.NEGATIVE_INFINITY, required: false, inXml: true }) ?? 0;
		const stock = fields.integer('stockQuantity', { required: false, inXml: true });
		const isOnSale = isTrue(fields.text('status', false));
		const options = elements(element, 'options', at).map(({ element: one, xmlPath: path }) => {
			const label = textOf(one.name) ?? '';
			const code = textOf(one.id) ?? '';
			if (kinds.get(label)?.values.has(code) !== true) {
				findings.refuse(
					'optionValueUnknown',
					{ xmlPath: path },
					`The combination ${manageCode ?? ''} has ${label} ${code}, which no optionItem lists`,
				);
			}
			return { label, code };
		});
		if (manageCode === undefined) continue;
		const first = combinations.find((one) => one.manageCode === manageCode);
		if (first !== undefined) {
			findings.refuse(
				'combinationRepeated',
				{ xmlPath: `${at}/manageCode` },
				`manageCode "${manageCode}" stands for two combinations`,
			);
		}
		const key = choiceKey(options);
		combinations.push({ xmlPath: at, manageCode, price, stock, isOnSale, options, key });
	}
	return combinations;
}

/** Reads the options of a product of the XML, and tells what is wrong within them. */
export function readOptionCatalog(
	findings: Findings,
	option: IDataObject,
	xmlPath: string,
): OptionCatalog {
	const kinds = readKinds(findings, option, xmlPath);
	const combinations = readCombinations(findings, option, xmlPath, kinds);
	const chosen = [...kinds.values()].filter(({ isTyped }) => !isTyped);
	const possible = chosen.reduce((count, { values }) => count * values.size, 1);
	const listed = new Set(
		combinations.filter(({ options }) => options.length === chosen.length).map(({ key }) => key),
	).size;
	if (combinations.length > 0 && listed < possible) {
		findings.warn(
			'combinationsIncomplete',
			{ xmlPath: `${xmlPath}/combination` },
			`${listed} of ${possible} possible combinations are listed; the others can't be bought`,
		);
	}
	return { xmlPath, kinds, combinations };
}
