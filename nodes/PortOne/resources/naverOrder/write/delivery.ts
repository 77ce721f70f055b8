import type { IDataObject, INodeProperties } from 'n8n-workflow';

import type { CodedValue } from '../../../../shared/fields/codedValue';
import { defineFields, editorOf, type NamedField } from '../../../../shared/fields/defineFields';
import { columnFor, oneOf, requiredCode, trackingNumber } from '../../../../shared/fields/kinds';
import type { ParameterReader } from '../../../../shared/fields/parameterReader';
import { NEEDS_BOTH } from '../../../../shared/naver/deliveryMethods';
import { type Skip, skipWithoutNumber } from '../../../../shared/run/operation';
import { deliveryCompanies } from '../../../api/codes';

/** How goods travel: what the editor shows, and how it is read. */
interface Delivery {
	properties: INodeProperties[];
	/** Reads it under the API's own names. @throws InputError */
	read(parameters: ParameterReader): IDataObject;
	/** Which rows are left out where the user says so. @param option switches it on */
	skip(option: NamedField<boolean>): Skip;
}

/** Where a row has the courier and the number of the parcel that is meant, as expressions. */
interface Columns {
	company: string;
	number: string;
}

/**
 * How goods travel: a method, and for one of them a courier and a tracking number.
 *
 * @param byCourier the method that needs both
 * @param chosen the method that stands there at first; none where it is empty
 * @param columns where both are found by themselves; unset where a row's may be those of another parcel
 */
export function deliveryBy(
	methods: readonly CodedValue[],
	byCourier: string,
	{ chosen = byCourier, columns }: { chosen?: string; columns?: Columns } = {},
): Delivery {
	const displayOptions = { show: { delivery_method: [byCourier] } };
	const fields = defineFields({
		delivery_method: requiredCode(
			methods,
			{ label: 'Delivery Method', default: chosen, description: '배송방법' },
			false,
		),
		delivery_company: oneOf(deliveryCompanies, {
			label: 'Delivery Company',
			displayOptions,
			required: true,
			hint: columnFor('택배사'),
			description:
				'택배사: the courier. From an expression, both the code (CJGLS) and the Korean name work.',
			...(columns && { default: columns.company }),
		}),
		tracking_number: trackingNumber({
			label: 'Tracking Number',
			displayOptions,
			hint: 'From a sheet: drag 송장번호 here',
			description:
				'송장번호: digits, letters and hyphens, as text. It cannot be changed afterwards.',
			...(columns && { default: columns.number }),
		}),
	});
	return {
		properties: editorOf(fields),
		read(parameters) {
			const delivery_method = fields.delivery_method.read(parameters);
			if (delivery_method !== byCourier) return { delivery_method };
			const delivery_company = fields.delivery_company.read(parameters);
			const tracking_number = fields.tracking_number.read(parameters);
			if (delivery_company === undefined) {
				throw fields.delivery_company.error('is empty', NEEDS_BOTH);
			}
			if (tracking_number === undefined) {
				throw fields.tracking_number.error('is empty', NEEDS_BOTH);
			}
			return { delivery_method, delivery_company, tracking_number };
		},
		skip: (option) =>
			skipWithoutNumber(
				option,
				fields.tracking_number,
				(parameters) => fields.delivery_method.read(parameters) === byCourier,
			),
	};
}
