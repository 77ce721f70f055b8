import type { IDataObject } from 'n8n-workflow';

import { choiceKey } from '../../rows/options';
import type { Sides } from '../sides';
import type { Combination, OptionCatalog } from './catalog';

/** One chosen option of the purchase, with the product information's side of it. */
export interface Chosen extends Sides {
	catalog: OptionCatalog;
	option: IDataObject;
	/** Without those that the buyer typed: no combination has them. */
	selections: Array<{ code: string; label: string }>;
	/** Pieces of this combination in the whole purchase. */
	wanted: number;
}

/** A choice without `selectionCode`: right only for one kind whose price is that of the product. */
export function checkWithoutCode(chosen: Chosen): void {
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
export function checkCombination(chosen: Chosen, code: string): void {
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
