import type { IDataObject } from 'n8n-workflow';

import { asObject } from '../../shared/data/objects';
import { listOf } from '../documents/amounts';
import { areas, feePayTypes, feeTypes, methods } from '../rows/codes';
import { MAX_SECTIONS } from '../rows/surcharges';
import type { Findings } from './finding';
import { both, elementsOf, fieldsOf, type Sides } from './sides';

const payTypes = feePayTypes.filter(({ code }) => code !== 'FREE');

function checkRules(findings: Findings, rule: IDataObject, path: string): void {
	const fields = fieldsOf(findings, rule, path);
	fields.integer('freeByThreshold', { required: false });
	fields.integer('repeatByQty', { min: 1, required: false });
	const wrong = (name: string, message: string) =>
		findings.refuse('shippingRuleWrong', fields.place(name), message);
	const ranges = listOf(rule.rangesByQty);
	if (rule.rangesByQty !== undefined && ranges.length === 0) {
		wrong('rangesByQty', 'rangesByQty holds no range');
	}
	// A range from the first piece on is the section that others begin with.
	const sections = ranges.length + (ranges.some(({ from }) => from === 1) ? 0 : 1);
	if (sections > MAX_SECTIONS) {
		wrong(
			'rangesByQty',
			`rangesByQty cuts quantities into ${sections} sections, but Naver Pay takes ${MAX_SECTIONS}`,
		);
	}
	for (const [index, range] of ranges.entries()) {
		const of = fieldsOf(findings, range, `${path}.rangesByQty[${index}]`);
		of.integer('from', { min: 1 });
		of.integer('surcharge');
	}
	const named = ['freeByThreshold', 'repeatByQty', 'rangesByQty'].filter(
		(name) => rule[name] !== undefined,
	);
	if (named.length > 1) {
		findings.warn(
			'shippingRuleWrong',
			{ path },
			`${named.join(' and ')} stand side by side; the product information knows one kind of fee only`,
		);
	}
	const byArea = rule.surchargesByArea;
	if (byArea === undefined || byArea === 'API') return;
	if (!Array.isArray(byArea)) {
		wrong('surchargesByArea', 'surchargesByArea must be a list of areas, or API');
	}
	for (const [index, area] of listOf(byArea).entries()) {
		const of = fieldsOf(findings, area, `${path}.surchargesByArea[${index}]`);
		of.code('area', areas);
		of.integer('surcharge');
	}
}

/** Delivery of a product of the purchase by itself. */
export function checkShippingFields({
	findings,
	bought,
	path,
}: Omit<Sides, 'info' | 'xmlPath'>): void {
	if (bought.shipping === undefined) {
		findings.refuse('missing', { path: `${path}.shipping` }, 'shipping (배송비 정책) is missing');
		return;
	}
	const shipping = asObject(bought.shipping);
	const fields = fieldsOf(findings, shipping, `${path}.shipping`);
	fields.text('groupId', false);
	fields.code('method', methods);
	const fee = fields.integer('baseFee');
	fields.code('feePayType', payTypes, (fee ?? 0) > 0);
	if (shipping.feeRule !== undefined) {
		checkRules(findings, asObject(shipping.feeRule), `${path}.shipping.feeRule`);
	}
}

/** Delivery of a product on both sides. The manual's own examples differ here, so Naver Pay does not refuse. */
export function checkShipping({ findings, bought, path, info, xmlPath }: Sides): void {
	if (info.shippingPolicy === undefined) {
		findings.refuse(
			'missing',
			{ xmlPath: `${xmlPath}/shippingPolicy` },
			'shippingPolicy (배송비 정책) is missing in the product information',
		);
		return;
	}
	const shipping = asObject(bought.shipping);
	const fields = fieldsOf(findings, shipping, `${path}.shipping`);
	const xml = elementsOf(findings, asObject(info.shippingPolicy), `${xmlPath}/shippingPolicy`);
	const policy = {
		// What shop systems leave out has a default (interworking guide 2.1).
		method: xml.code('method', methods, false) ?? 'DELIVERY',
		feePayType: xml.code('feePayType', feePayTypes),
		feeType: xml.code('feeType', feeTypes),
		feePrice: xml.integer('feePrice', { inXml: true }),
	};
	const { feePrice, method } = policy;
	const warn = (name: string, element: string, message: string) =>
		findings.warn('shippingDiffers', both(fields.place(name), xml.place(element)), message);
	if (feePrice !== undefined && feePrice !== shipping.baseFee) {
		warn(
			'baseFee',
			'feePrice',
			`Delivery costs ${String(shipping.baseFee)} in the purchase, but ${feePrice} in the product information`,
		);
	}
	const who = (type: unknown) => (type === 'CASH_ON_DELIVERY' ? '착불' : '선불·무료');
	if (policy.feePayType !== undefined && who(policy.feePayType) !== who(shipping.feePayType)) {
		warn(
			'feePayType',
			'feePayType',
			`The delivery fee is ${who(shipping.feePayType)} in the purchase, but ${who(policy.feePayType)} in the product information`,
		);
	}
	if (method !== shipping.method) {
		warn(
			'method',
			'method',
			`The method is ${String(shipping.method)} in the purchase, but ${method} in the product information`,
		);
	}
	const isOnDelivery = policy.feePayType === 'CASH_ON_DELIVERY';
	const mayBeZero = policy.feeType === 'FREE' || isOnDelivery;
	if (feePrice !== undefined && (feePrice === 0 ? !mayBeZero : policy.feeType === 'FREE')) {
		findings.warn(
			'shippingDiffers',
			xml.place('feeType'),
			`feeType is ${policy.feeType ?? ''}, but feePrice is ${feePrice}`,
		);
	}
}

/** Delivery of all products together: what is charged more than once, and groups that contradict themselves. */
export function checkGroups(findings: Findings, products: IDataObject[]): void {
	const groups = new Map<string, { rules: string; path: string }>();
	const charged = products.flatMap((product, index) => {
		const shipping = asObject(product.shipping);
		const path = `naverProducts[${index}].shipping`;
		const { groupId, ...rules } = shipping;
		if (typeof groupId !== 'string' || groupId === '') {
			return shipping.baseFee === 0 ? [] : [`${path}.groupId`];
		}
		const text = JSON.stringify(Object.entries(rules).sort(([a], [b]) => (a < b ? -1 : 1)));
		const first = groups.get(groupId);
		if (first !== undefined) {
			if (first.rules !== text) {
				findings.warn(
					'shippingGroupDiffers',
					{ path },
					`Group "${groupId}" (묶음배송) has other delivery rules here than in ${first.path}`,
				);
			}
			return [];
		}
		groups.set(groupId, { rules: text, path });
		return shipping.baseFee === 0 ? [] : [`${path}.groupId`];
	});
	if (charged.length > 1) {
		findings.warn(
			'shippingAddsUp',
			{ path: charged[1] },
			`Delivery is charged ${charged.length} times: products of one box need the same groupId (묶음배송), and an empty groupId is a group of its own`,
		);
	}
}
