import type { INodeProperties } from 'n8n-workflow';

import { toOptions } from '../../../shared/fields/codedValue';
import { InputError } from '../../../shared/failure/errors';
import type { Field, ParameterReader } from '../../../shared/fields/parameterReader';
import { toKst } from '../../../shared/data/time';
import { deliveryCompanies, dispatchDeliveryMethods } from '../../api/codes';
import { BY_COURIER } from '../../order/parcels';
import { optionsCollection } from '../../../shared/fields/optionsCollection';
import { PRODUCT_ORDER_ID, productOrderIdProperty } from '../fields';
import type { WriteInput } from '../writeOperation';
import { allowRoundedOption, dryRunOption, readWriteOptions } from '../writeOperation';
import type { DispatchUnit } from './dispatchGuard';

const METHOD: Field = { name: 'deliveryMethod', label: 'Delivery Method' };
const COMPANY: Field = { name: 'deliveryCompanyCode', label: 'Delivery Company' };
const TRACKING: Field = { name: 'trackingNumber', label: 'Tracking Number' };
const DATE: Field = { name: 'options.dispatchDate', label: 'Dispatch Date' };
const UNKNOWN_COMPANY: Field = {
	name: 'options.allowUnknownCompany',
	label: 'Allow Unknown Delivery Company',
};
const DESPITE_CANCEL: Field = {
	name: 'options.rejectCancelRequest',
	label: 'Dispatch Despite Cancel Request',
};

export const dispatchProperties: INodeProperties[] = [
	productOrderIdProperty,
	{
		displayName: METHOD.label,
		name: METHOD.name,
		type: 'options',
		options: toOptions(dispatchDeliveryMethods),
		default: 'DELIVERY',
		description: '배송방법',
	},
	{
		displayName: COMPANY.label,
		name: COMPANY.name,
		type: 'options',
		options: toOptions(deliveryCompanies),
		displayOptions: { show: { deliveryMethod: [...BY_COURIER] } },
		required: true,
		default: '',
		description:
			'택배사: the courier. From an expression, both the code (CJGLS) and the Korean name (CJ대한통운) work.',
	},
	{
		displayName: TRACKING.label,
		name: TRACKING.name,
		type: 'string',
		displayOptions: { show: { deliveryMethod: [...BY_COURIER] } },
		default: '',
		description: '송장번호: Naver does not let it be changed by API once the order is dispatched',
	},
	optionsCollection([
		allowRoundedOption,
		{
			displayName: 'Allow Unknown Delivery Company',
			name: 'allowUnknownCompany',
			type: 'boolean',
			default: false,
			description:
				'Whether to send a courier code that is not in the list, e.g. one that Naver has just added',
		},
		{
			displayName: 'Dispatch Date',
			name: 'dispatchDate',
			type: 'dateTime',
			default: '',
			description:
				"발송일: Naver's own time where left empty. A time without an offset is Korean time (KST).",
		},
		{
			displayName: 'Dispatch Despite Cancel Request',
			name: 'rejectCancelRequest',
			type: 'boolean',
			default: false,
			description:
				"Whether to dispatch although the buyer has asked to cancel (취소 요청). Naver then refuses the buyer's request.",
		},
		dryRunOption,
	]),
];

/** Reads one item: every product order that it names gets the same courier and number. */
export function readDispatch(parameters: ParameterReader): WriteInput<DispatchUnit> {
	const deliveryMethod = parameters.code(METHOD, dispatchDeliveryMethods, false) ?? 'DELIVERY';
	const byCourier = BY_COURIER.has(deliveryMethod);
	const dispatchDate = parameters.instant(DATE);
	const values = {
		deliveryMethod,
		deliveryCompanyCode: byCourier
			? parameters.code(COMPANY, deliveryCompanies, parameters.boolean(UNKNOWN_COMPANY) === true)
			: undefined,
		trackingNumber: byCourier ? parameters.trackingNumber(TRACKING) : undefined,
		dispatchDate: dispatchDate === undefined ? undefined : toKst(dispatchDate),
		rejectCancelRequest: parameters.boolean(DESPITE_CANCEL) === true,
	};
	const ids = parameters.ids(PRODUCT_ORDER_ID);
	if (deliveryMethod === 'DELIVERY') {
		const advice = `Delivery Method is 택배 (DELIVERY): it needs both. Product order ${ids.slice(0, 3).join(', ')}`;
		if (values.deliveryCompanyCode === undefined)
			throw new InputError(COMPANY.label, 'is empty', advice);
		if (values.trackingNumber === undefined)
			throw new InputError(TRACKING.label, 'is empty', advice);
	}
	return {
		units: ids.map((productOrderId) => ({ productOrderId, ...values })),
		...readWriteOptions(parameters),
	};
}
