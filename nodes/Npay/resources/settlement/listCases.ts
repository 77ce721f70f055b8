import type { IDataObject } from 'n8n-workflow';

import { InputError } from '../../../shared/failure/errors';
import {
	collection,
	defineFields,
	editorOf,
	type FieldKind,
} from '../../../shared/fields/defineFields';
import { code, day, type FieldSpec, optionalIds } from '../../../shared/fields/kinds';
import { PAGING, readLimit } from '../../../shared/fields/limit';
import type { ParameterReader } from '../../../shared/fields/parameterReader';
import { defineOperation, type Operation } from '../../../shared/run/operation';
import { readEach } from '../../../shared/run/readEach';
import type { NpayClient } from '../../api/client';
import {
	settleDecisionTypes,
	settlementPeriodTypes,
	settleTypes,
} from '../../api/codes/settlement';
import { readEachDay } from '../period/dayReads';
import { type DayRange, readDays } from '../period/days';
import { type ElementEndpoint, elementRow } from '../period/elementRow';

const PAY_DATE = 'SETTLE_CASEBYCASE_PAY_DATE';

/** One ID at most; `undefined` where it is empty. */
function oneId(spec: FieldSpec): FieldKind<string | undefined> {
	const kind = optionalIds(spec);
	return {
		...kind,
		read(parameters, field) {
			const ids = kind.read(parameters, field) ?? [];
			if (ids.length > 1)
				throw new InputError(field.label, 'must be one ID', 'Use one item for each');
			return ids[0];
		},
	};
}

/** What the lists by product order (건별) have in common. */
const fields = defineFields({
	searchDate: day({
		label: 'Search Date',
		description:
			'조회일: first day (KST). Leave it empty when an ID is given as a filter: Naver refuses both together.',
	}),
	searchDateTo: day({
		label: 'Search Date To',
		description:
			'Last day (KST), the first one where left empty. Naver takes one day a call: the node calls it for each.',
	}),
	periodType: code(settlementPeriodTypes, {
		label: 'Date Of',
		default: 'SETTLE_CASEBYCASE_SETTLE_SCHEDULE_DATE',
		description: '조회 기준일: which date of a settlement has to be on these days',
	}),
	filters: collection(
		{ label: 'Filters', placeholder: 'Add filter' },
		{
			settleDecisionType: code(settleDecisionTypes, {
				label: 'Decision',
				default: 'SETTLED',
				description: '정산 확정 여부: only with Date Of Payment Date (결제일), and without an ID',
			}),
			orderId: oneId({ label: 'Order ID', description: '주문번호' }),
			productOrderId: oneId({
				label: 'Product Order ID',
				description: '상품주문번호, or the number of a delivery fee',
			}),
			settleType: code(settleTypes, {
				label: 'Settlement Type',
				default: 'NORMAL_SETTLE_ORIGINAL',
				description: '정산 구분',
			}),
		},
	),
	...PAGING,
});

/** What one item asks for. */
interface CaseInput {
	/** Unset when it is about an id alone. */
	days: DayRange | undefined;
	periodType: string | undefined;
	filters: Record<string, string | undefined>;
	limit: number;
}

/** Reads one item, whose fields Naver takes in some combinations only. @throws InputError */
function readCase(parameters: ParameterReader): CaseInput {
	const { searchDate, filters: by } = fields;
	const filters = {
		orderId: by.orderId.read(parameters),
		productOrderId: by.productOrderId.read(parameters),
		settleDecisionType: by.settleDecisionType.read(parameters),
		settleType: by.settleType.read(parameters),
	};
	const hasId = filters.orderId !== undefined || filters.productOrderId !== undefined;
	const hasDay = searchDate.read(parameters) !== undefined;
	const id = filters.orderId === undefined ? by.productOrderId : by.orderId;
	if (hasId && hasDay) {
		throw id.error(
			`does not go together with ${searchDate.label}`,
			`Naver refuses an ID together with a day (Commerce API; likely here). Leave ${searchDate.label} empty, or take the ID out of Filters`,
		);
	}
	if (hasId && filters.settleDecisionType !== undefined) {
		throw by.settleDecisionType.error(
			`does not go together with ${id.label}`,
			`It needs ${searchDate.label}, and Naver refuses an ID together with a day. Take one of them out of Filters`,
		);
	}
	if (!hasDay && !hasId) throw searchDate.error('is empty', 'Give a day, or an ID under Filters');
	const periodType = fields.periodType.read(parameters);
	if (filters.settleDecisionType !== undefined && periodType !== PAY_DATE) {
		throw by.settleDecisionType.error(
			'works with the payment date only',
			`Set ${fields.periodType.label} to 결제일`,
		);
	}
	return {
		days: readDays(parameters, searchDate, fields.searchDateTo),
		periodType: hasDay ? periodType : undefined,
		filters,
		limit: readLimit(parameters),
	};
}

async function readAll(
	api: NpayClient,
	endpoint: ElementEndpoint,
	{ days, periodType, filters, limit }: CaseInput,
): Promise<IDataObject[]> {
	const rows = await readEachDay(api, endpoint, days, { periodType, ...filters }, limit);
	return rows.map((row) => elementRow(endpoint, row));
}

/** A list by product order: one call a day, all pages. */
export const caseList = (spec: {
	value: string;
	name: string;
	term: string;
	action: string;
	description: string;
	endpoint: ElementEndpoint;
}): Operation<NpayClient> =>
	defineOperation<NpayClient, CaseInput>({
		...spec,
		endpoints: [spec.endpoint],
		done: 'read',
		properties: editorOf(fields),
		read: readCase,
		run: async (entries, context) =>
			await readEach(
				entries,
				context,
				async (input) => await readAll(context.api, spec.endpoint, input),
			),
	});
