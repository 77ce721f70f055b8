import type { IDataObject } from 'n8n-workflow';

import { listOf, priceOf } from '../documents/amounts';
import type { Findings } from './finding';
import { fieldsOf } from './sides';

/** The order's own fields. */
export function checkOrder(findings: Findings, param: IDataObject): void {
	const fields = fieldsOf(findings, param, '');
	fields.text('merchant_uid');
	fields.text('name');
	fields.text('buyer_tel');
	const amount = fields.integer('amount');
	const pg = fields.text('pg', false);
	if (pg !== undefined && !/^naverco(\.|$)/.test(pg)) {
		findings.refuse(
			'wrongPg',
			{ path: 'pg' },
			`pg is "${pg}", but Naver Pay's order type (주문형) is naverco`,
		);
	}
	const products = listOf(param.naverProducts);
	if (products.length === 0) {
		findings.refuse('missing', { path: 'naverProducts' }, 'naverProducts has no product');
		return;
	}
	const goods = products.reduce((sum, product) => sum + priceOf(product), 0);
	const isOff = amount !== undefined && (amount < goods || amount > goods + feesOf(products));
	if (isOff) {
		findings.warn(
			'amountDiffers',
			{ path: 'amount' },
			`amount is ${amount}, but the products cost ${goods} (delivery comes on top); PortOne overwrites it with what is paid`,
		);
	}
}

/** Every delivery fee once: the most that can come on top, surcharges aside. */
const feesOf = (products: IDataObject[]): number =>
	products.reduce((sum, { shipping }) => {
		const fee = (shipping as IDataObject | undefined)?.baseFee;
		return sum + (typeof fee === 'number' ? fee : 0);
	}, 0);

/**
 * The benefit for books and performances (도서·공연비 소득공제) is the order's, so its products all have it or
 * none.
 *
 * @param withBenefit ids of the products that have it, where the user told them
 */
export function checkCultureBenefit(
	findings: Findings,
	param: IDataObject,
	withBenefit: ReadonlySet<string> | undefined,
): void {
	const path = 'naverCultureBenefit';
	const benefit = param[path];
	if (benefit !== undefined && typeof benefit !== 'boolean') {
		findings.refuse('wrongType', { path }, `${path} must be true or false`);
	}
	const products = listOf(param.naverProducts);
	for (const [index, product] of products.entries()) {
		if (product[path] === undefined) continue;
		findings.refuse(
			'cultureBenefitMisplaced',
			{ path: `naverProducts[${index}].${path}` },
			`${path} stands beside a product, but is read for the whole order only`,
		);
	}
	if (withBenefit === undefined) return;
	const flags = products.map(({ id }) => withBenefit.has(String(id)));
	const other = flags.findIndex((flag) => flag !== flags[0]);
	if (other !== -1) {
		findings.refuse(
			'cultureBenefitMixed',
			{ path: `naverProducts[${other}]` },
			`${String(products[other]?.id)} and ${String(products[0]?.id)} differ in the benefit for books and performances (소득공제): they need orders of their own`,
		);
	} else if (flags[0] !== undefined && flags[0] !== (benefit === true)) {
		findings.refuse(
			'cultureBenefitMixed',
			{ path },
			`${path} is ${String(benefit === true)}, but the products ${flags[0] ? 'have' : "don't have"} the benefit (소득공제)`,
		);
	}
}
