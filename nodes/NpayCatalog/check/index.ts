import type { IDataObject } from 'n8n-workflow';

import { asObject } from '../../shared/data/objects';
import { listOf } from '../documents/amounts';
import { infoLimits, purchaseLimits } from '../documents/limits';
import { type Finding, Findings } from './finding';
import { checkOptions } from './options';
import { checkOptionFields } from './options/fields';
import { checkCultureBenefit, checkOrder } from './order';
import { checkBought, checkProduct, countChosen, countPieces } from './product';
import { readPurchase } from './purchase';
import { checkGroups, checkShipping, checkShippingFields } from './shipping';
import { fieldsOf, productsReader } from './sides';
import { checkSupplementFields, checkSupplements } from './supplements';

export { productsReader } from './sides';

/** What Naver Pay would say to a purchase. */
export interface CheckResult {
	/** True when no reason was found to refuse it. */
	accepted: boolean;
	reasons: Finding[];
	warnings: Finding[];
}

/**
 * Holds a purchase against the product information that the shop answers with, as Naver Pay does.
 *
 * @param param of `IMP.request_pay`
 * @param xml the shop's answer
 * @param withBenefit ids of products with the benefit for books and performances, where known
 * @param readProducts reads the XML; one reader for several purchases reads the same answer once
 */
export function checkPurchase(
	param: IDataObject,
	xml: string,
	withBenefit?: ReadonlySet<string>,
	readProducts = productsReader(),
): CheckResult {
	const findings = new Findings();
	const purchase = readPurchase(findings, param);
	const bought = listOf(purchase.naverProducts);
	const pieces = countPieces(bought);
	const chosen = countChosen(bought);
	checkOrder(findings, purchase);
	checkCultureBenefit(findings, purchase, withBenefit);
	for (const { path, message } of purchaseLimits(purchase)) {
		findings.refuseThirdHand('limitExceeded', { path }, message);
	}
	const infos = readProducts(findings, xml);
	const seen = new Set<string>();
	for (const [index, product] of bought.entries()) {
		const side = { findings, bought: product, path: `naverProducts[${index}]` };
		checkBought(side);
		checkOptionFields(side);
		checkSupplementFields(side);
		checkShippingFields(side);
		const id = fieldsOf(findings, product, side.path).text('id');
		if (id === undefined) continue;
		const at = { path: `${side.path}.id` };
		if (seen.has(id)) {
			findings.warn('productRepeated', at, `Product ${id} comes twice: put its options together`);
		}
		seen.add(id);
		const info = infos?.get(id);
		if (info === undefined) {
			if (infos !== undefined) {
				findings.refuse(
					'productMissing',
					{ ...at, xmlPath: '/products/product' },
					`The product information has no product "${id}"`,
				);
			}
			continue;
		}
		const sides = { ...side, info: asObject(info.element), xmlPath: info.xmlPath };
		checkProduct(sides, pieces.get(id) ?? 0);
		checkOptions(sides, chosen);
		checkSupplements(sides);
		checkShipping(sides);
		for (const { path, message } of infoLimits(sides.info)) {
			findings.refuseThirdHand('limitExceeded', { xmlPath: `${sides.xmlPath}/${path}` }, message);
		}
	}
	checkGroups(findings, bought);
	const { reasons, warnings } = findings;
	return { accepted: reasons.length === 0, reasons, warnings };
}
