import { listOf } from '../../documents/amounts';
import { fieldsOf, type Sides } from '../sides';

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
