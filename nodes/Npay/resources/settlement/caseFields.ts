import type { INodeProperties } from 'n8n-workflow';

import { toOptions } from '../../../shared/fields/codedValue';
import { InputError } from '../../../shared/failure/errors';
import type { ParameterReader } from '../../../shared/fields/parameterReader';
import {
	settleDecisionTypes,
	settlementPeriodTypes,
	settleTypes,
} from '../../api/codes/settlement';
import type { DayRange } from '../period/days';
import { readDays } from '../period/days';
import { pagingProperties } from '../../../shared/fields/optionsCollection';
import { readLimit } from '../../../shared/fields/limit';

const FROM = { name: 'searchDate', label: 'Search Date' };
const TO = { name: 'searchDateTo', label: 'Search Date To' };
const PERIOD = { name: 'periodType', label: 'Date Of' };
const ORDER = { name: 'filters.orderId', label: 'Order ID' };
const PRODUCT_ORDER = { name: 'filters.productOrderId', label: 'Product Order ID' };
const DECISION = { name: 'filters.settleDecisionType', label: 'Decision' };
const TYPE = { name: 'filters.settleType', label: 'Settlement Type' };

const PAY_DATE = 'SETTLE_CASEBYCASE_PAY_DATE';

/** What the lists by product order (건별) have in common. */
export const caseProperties: INodeProperties[] = [
	{
		displayName: FROM.label,
		name: FROM.name,
		type: 'dateTime',
		default: '',
		description:
			'조회일: first day (KST). Leave it empty when an ID is given as a filter: Naver refuses both together.',
	},
	{
		displayName: TO.label,
		name: TO.name,
		type: 'dateTime',
		default: '',
		description:
			'Last day (KST), the first one where left empty. Naver takes one day a call: the node calls it for each.',
	},
	{
		displayName: PERIOD.label,
		name: PERIOD.name,
		type: 'options',
		options: toOptions(settlementPeriodTypes),
		default: 'SETTLE_CASEBYCASE_SETTLE_SCHEDULE_DATE',
		description: '조회 기준일: which date of a settlement has to be on these days',
	},
	{
		displayName: 'Filters',
		name: 'filters',
		type: 'collection',
		placeholder: 'Add filter',
		default: {},
		options: [
			{
				displayName: DECISION.label,
				name: 'settleDecisionType',
				type: 'options',
				options: toOptions(settleDecisionTypes),
				default: 'SETTLED',
				description: '정산 확정 여부: only with Date Of Payment Date (결제일), and without an ID',
			},
			{
				displayName: ORDER.label,
				name: 'orderId',
				type: 'string',
				default: '',
				description: '주문번호',
			},
			{
				displayName: PRODUCT_ORDER.label,
				name: 'productOrderId',
				type: 'string',
				default: '',
				description: '상품주문번호, or the number of a delivery fee',
			},
			{
				displayName: TYPE.label,
				name: 'settleType',
				type: 'options',
				options: toOptions(settleTypes),
				default: 'NORMAL_SETTLE_ORIGINAL',
				description: '정산 구분',
			},
		],
	},
	...pagingProperties,
];

/** What one item asks for. */
export interface CaseInput {
	/** Unset when it is about an id alone. */
	days: DayRange | undefined;
	periodType: string | undefined;
	filters: Record<string, string | undefined>;
	limit: number;
}

/** @throws InputError */
export function readCase(parameters: ParameterReader): CaseInput {
	const oneId = (field: { name: string; label: string }) => {
		if (parameters.optional(field) === undefined) return undefined;
		const ids = parameters.ids(field);
		if (ids.length > 1)
			throw new InputError(field.label, 'must be one ID', 'Use one item for each');
		return ids[0];
	};
	const filters = {
		orderId: oneId(ORDER),
		productOrderId: oneId(PRODUCT_ORDER),
		settleDecisionType: parameters.code(DECISION, settleDecisionTypes, true),
		settleType: parameters.code(TYPE, settleTypes, true),
	};
	const hasId = filters.orderId !== undefined || filters.productOrderId !== undefined;
	const hasDay = parameters.optional(FROM) !== undefined;
	const idLabel = filters.orderId === undefined ? PRODUCT_ORDER.label : ORDER.label;
	if (hasId && hasDay) {
		throw new InputError(
			idLabel,
			`does not go together with ${FROM.label}`,
			`Naver refuses an ID together with a day (Commerce API; likely here). Leave ${FROM.label} empty, or take the ID out of Filters`,
		);
	}
	if (hasId && filters.settleDecisionType !== undefined) {
		throw new InputError(
			DECISION.label,
			`does not go together with ${idLabel}`,
			`It needs ${FROM.label}, and Naver refuses an ID together with a day. Take one of them out of Filters`,
		);
	}
	if (!hasDay && !hasId) {
		throw new InputError(FROM.label, 'is empty', 'Give a day, or an ID under Filters');
	}
	const periodType = parameters.code(PERIOD, settlementPeriodTypes, true);
	if (filters.settleDecisionType !== undefined && periodType !== PAY_DATE) {
		throw new InputError(
			DECISION.label,
			'works with the payment date only',
			`Set ${PERIOD.label} to 결제일`,
		);
	}
	return {
		days: hasDay ? readDays(parameters, FROM, TO) : undefined,
		periodType: hasDay ? periodType : undefined,
		filters,
		limit: readLimit(parameters),
	};
}
