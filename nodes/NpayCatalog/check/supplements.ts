import type { IDataObject } from 'n8n-workflow';

import { listOf } from '../documents/amounts';
import { both, elements, elementsOf, fieldsOf, type Sides } from './sides';

/** Supplements of a purchase by themselves: what is required of them. */
export function checkSupplementFields({
	findings,
	bought,
	path,
}: Omit<Sides, 'info' | 'xmlPath'>): void {
	const seen = new Set<unknown>();
	for (const [index, supplement] of listOf(bought.supplements).entries()) {
		const fields = fieldsOf(findings, supplement, `${path}.supplements[${index}]`);
		const id = fields.text('id');
		fields.text('name');
		fields.integer('price');
		fields.integer('quantity', { min: 1 });
		if (id !== undefined && seen.has(id)) {
			findings.refuse(
				'supplementRepeated',
				fields.place('id'),
				`Supplement ${id} comes twice: put the quantities together`,
			);
		}
		seen.add(id);
	}
}

function checkSupplement(
	{ findings }: Sides,
	supplement: IDataObject,
	path: string,
	info: { element: IDataObject; xmlPath: string },
): void {
	const fields = fieldsOf(findings, supplement, path);
	const xml = elementsOf(findings, info.element, info.xmlPath);
	xml.text('name');
	const price = xml.integer('price', { inXml: true });
	if (price !== undefined && price !== supplement.price) {
		findings.refuse(
			'supplementPriceDiffers',
			both(fields.place('price'), xml.place('price')),
			`The supplement costs ${String(supplement.price)} in the purchase, but ${price} in the product information`,
		);
	}
	// Without stock it is not counted, without status it is on sale (interworking guide 2.1).
	const stock = xml.integer('stockQuantity', { required: false, inXml: true });
	if (stock !== undefined && stock < Number(supplement.quantity)) {
		findings.refuse(
			'supplementStockShort',
			both(fields.place('quantity'), xml.place('stockQuantity')),
			`${String(supplement.quantity)} of the supplement are bought, but only ${stock} are in stock (재고 부족)`,
		);
	}
	const status = xml.text('status', false);
	if (status !== undefined && status !== 'true') {
		findings.refuse(
			'supplementNotOnSale',
			both(fields.place('id'), xml.place('status')),
			`The supplement is not on sale: status is ${status}, not true`,
		);
	}
}

/** Supplements (추가구성품) on both sides: price, stock, state. */
export function checkSupplements(sides: Sides): void {
	const { findings, bought, path, info, xmlPath } = sides;
	const supplements = listOf(bought.supplements);
	if (supplements.length === 0) return;
	if (info.supplementSupport !== 'true') {
		findings.refuse(
			'supplementSupportMissing',
			{ path: `${path}.supplements`, xmlPath: `${xmlPath}/supplementSupport` },
			'A supplement is bought, but the product information does not say <supplementSupport>true</supplementSupport>',
		);
	}
	const listed = new Map<unknown, ReturnType<typeof elements>[number]>();
	for (const one of elements(info, 'supplement', xmlPath)) {
		if (!listed.has(one.element.id)) listed.set(one.element.id, one);
	}
	for (const [index, supplement] of supplements.entries()) {
		const at = `${path}.supplements[${index}]`;
		const found = listed.get(supplement.id);
		if (found === undefined) {
			findings.refuse(
				'supplementMissing',
				{ path: `${at}.id`, xmlPath: `${xmlPath}/supplement` },
				`The product information has no supplement "${String(supplement.id)}"`,
			);
		} else checkSupplement(sides, supplement, at, found);
	}
}
