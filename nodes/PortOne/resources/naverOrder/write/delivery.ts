import type { IDataObject, INodeProperties } from 'n8n-workflow';

import type { CodedValue } from '../../../../shared/fields/codedValue';
import { defineFields, editorOf } from '../../../../shared/fields/defineFields';
import { columnFor, oneOf, requiredCode, trackingNumber } from '../../../../shared/fields/kinds';
import type { ParameterReader } from '../../../../shared/fields/parameterReader';
import { deliveryCompanies } from '../../../api/codes';

/** How goods travel: what the editor shows, and how it is read. */
interface Delivery {
	properties: INodeProperties[];
	/** Reads it under the API's own names. @throws InputError */
	read(parameters: ParameterReader): IDataObject;
}

/**
 * How goods travel: a method, and for one of them a courier and a tracking number.
 *
 * @param byCourier the method that needs both
 * @param chosen the method that stands there at first; none where it is empty
 */
export function deliveryBy(
	methods: readonly CodedValue[],
	byCourier: string,
	chosen = byCourier,
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
		}),
		tracking_number: trackingNumber({
			label: 'Tracking Number',
			displayOptions,
			hint: 'From a sheet: drag 송장번호 here',
			description: '송장번호',
		}),
	});
	return {
		properties: editorOf(fields),
		read(parameters) {
			const delivery_method = fields.delivery_method.read(parameters);
			if (delivery_method !== byCourier) return { delivery_method };
			const delivery_company = fields.delivery_company.read(parameters);
			const tracking_number = fields.tracking_number.read(parameters);
			const advice = `Delivery Method is ${byCourier}: it needs both`;
			if (delivery_company === undefined) {
				throw fields.delivery_company.error('is empty', advice);
			}
			if (tracking_number === undefined) throw fields.tracking_number.error('is empty', advice);
			return { delivery_method, delivery_company, tracking_number };
		},
	};
}
