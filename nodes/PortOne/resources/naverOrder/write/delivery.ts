import type { IDataObject, INodeProperties } from 'n8n-workflow';

import type { CodedValue } from '../../../../shared/fields/codedValue';
import { defineFields, editorOf } from '../../../../shared/fields/defineFields';
import { choice, oneOf, trackingNumber } from '../../../../shared/fields/kinds';
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
 */
export function deliveryBy(methods: readonly CodedValue[], byCourier: string): Delivery {
	const displayOptions = { show: { delivery_method: [byCourier] } };
	const fields = defineFields({
		delivery_method: choice(methods, {
			label: 'Delivery Method',
			default: byCourier,
			description: '배송방법',
		}),
		delivery_company: oneOf(deliveryCompanies, {
			label: 'Delivery Company',
			displayOptions,
			required: true,
			default: 'CJGLS',
			description:
				'택배사: the courier. From an expression, both the code (CJGLS) and the Korean name work.',
		}),
		tracking_number: trackingNumber({
			label: 'Tracking Number',
			displayOptions,
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
