import type { IDataObject, INodeProperties } from 'n8n-workflow';

import type { CodedValue } from '../../../shared/fields/codedValue';
import { toOptions } from '../../../shared/fields/codedValue';
import { InputError } from '../../../shared/failure/errors';
import { definedOnly } from '../../../shared/data/objects';
import type { Field, ParameterReader } from '../../../shared/fields/parameterReader';
import { deliveryCompanies } from '../../api/codes';

const METHOD: Field = { name: 'delivery_method', label: 'Delivery Method' };
const COMPANY: Field = { name: 'delivery_company', label: 'Delivery Company' };
const TRACKING: Field = { name: 'tracking_number', label: 'Tracking Number' };

/** The method that needs a courier and a number, and the methods to choose from. */
interface Delivery {
	methods: readonly CodedValue[];
	byCourier: string;
}

/** How goods travel: a method, and for one of them a courier and a tracking number. */
export const deliveryProperties = ({ methods, byCourier }: Delivery): INodeProperties[] => [
	{
		displayName: METHOD.label,
		name: METHOD.name,
		type: 'options',
		options: toOptions(methods),
		default: byCourier,
		description: '배송방법',
	},
	{
		displayName: COMPANY.label,
		name: COMPANY.name,
		type: 'options',
		options: toOptions(deliveryCompanies),
		displayOptions: { show: { [METHOD.name]: [byCourier] } },
		required: true,
		default: 'CJGLS',
		description:
			'택배사: the courier. From an expression, both the code (CJGLS) and the Korean name work.',
	},
	{
		displayName: TRACKING.label,
		name: TRACKING.name,
		type: 'string',
		displayOptions: { show: { [METHOD.name]: [byCourier] } },
		default: '',
		description: '송장번호',
	},
];

/** Reads how goods travel, under the API's own names. @throws InputError */
export function readDelivery(
	parameters: ParameterReader,
	{ methods, byCourier }: Delivery,
): IDataObject {
	const delivery_method = parameters.requiredCode(METHOD, methods, false);
	if (delivery_method !== byCourier) return { delivery_method };
	const delivery_company = parameters.code(COMPANY, deliveryCompanies, false);
	const tracking_number = parameters.trackingNumber(TRACKING);
	const advice = `Delivery Method is ${byCourier}: it needs both`;
	if (delivery_company === undefined) throw new InputError(COMPANY.label, 'is empty', advice);
	if (tracking_number === undefined) throw new InputError(TRACKING.label, 'is empty', advice);
	return definedOnly({ delivery_method, delivery_company, tracking_number });
}
