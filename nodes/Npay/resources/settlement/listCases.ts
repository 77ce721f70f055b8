import type { DayRange } from '../../../shared/data/days';
import { type Listing, mapRows } from '../../../shared/data/listing';
import { InputError } from '../../../shared/failure/errors';
import {
	collection,
	defineFields,
	editorOf,
	type FieldKind,
	optionsOf,
} from '../../../shared/fields/defineFields';
import { code, type FieldSpec, optionalIds } from '../../../shared/fields/kinds';
import { PAGING_WHOLE, readLimit } from '../../../shared/fields/limit';
import type { ParameterReader } from '../../../shared/fields/parameterReader';
import { daysOf, optionalFromDay, readDays, toDay } from '../../../shared/fields/period/days';
import { CUSTOM, period } from '../../../shared/fields/period/names';
import type { Asked } from '../../../shared/fields/period/times';
import { defineOperation, type Operation } from '../../../shared/run/operation';
import { readLists } from '../../../shared/run/read/readLists';
import { serverNow } from '../../api/changes';
import type { NpayClient } from '../../api/client';
import {
	settleDecisionTypes,
	settlementPeriodTypes,
	settleTypes,
} from '../../api/codes/settlement';
import { readEachDay } from '../period/dayReads';
import { EXPECTED } from '../period/days';
import type { ElementEndpoint } from '../period/elementRow';
import {
	ELEMENT_OUTPUT,
	type ElementOutput,
	presentElement,
	readElementOutput,
} from '../period/output';
import { askEveryDay, quietDaysOf } from './quietDays';

const PAY_DATE = 'SETTLE_CASEBYCASE_PAY_DATE';
const EXPECTED_DATE = 'SETTLE_CASEBYCASE_SETTLE_SCHEDULE_DATE';

/** One ID; `undefined` where it wasn't added. One that comes out empty must not make it a list of everything. */
function oneId(spec: FieldSpec): FieldKind<string | undefined> {
	const kind = optionalIds(spec);
	return {
		...kind,
		read(parameters, field) {
			const ids = kind.read(parameters, field) ?? [];
			if (ids.length > 1)
				throw new InputError(field.label, 'must be one ID', 'Use one item for each');
			if (ids.length === 0 && parameters.isAdded(field))
				throw new InputError(field.label, 'is empty', 'Give an ID, or take it out of Filters');
			return ids[0];
		},
	};
}

/** What the lists by product order (건별) have in common. */
const fields = defineFields({
	period: period(EXPECTED.periods, EXPECTED.initial),
	searchDate: optionalFromDay('조회일: first day (KST)'),
	searchDateTo: toDay(
		'Last day (KST), the first one where left empty. Naver takes one day a call: the node calls it for each.',
	),
	periodType: code(settlementPeriodTypes, {
		label: 'Date Of',
		default: EXPECTED_DATE,
		description: '조회 기준일: which date of a settlement has to be on these days',
	}),
	filters: collection(
		{
			label: 'Filters',
			placeholder: 'Add filter',
			description:
				'With an ID the settlements of all days are read, and Period is left out: Naver refuses both together',
		},
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
	...PAGING_WHOLE,
	...ELEMENT_OUTPUT,
	options: optionsOf({ askEveryDay }),
});

/** What one item asks for. */
interface CaseInput {
	/** Unset when it is about an id alone. */
	days: Asked<DayRange> | undefined;
	periodType: string | undefined;
	filters: Record<string, string | undefined>;
	limit: number;
	askEveryDay: boolean;
	output: ElementOutput;
}

const LEFT_OUT =
	'Period was left out where an ID is given under Filters: Naver refuses both together, so the settlements of all days were read';

/** Reads an item that names an ID, which Naver takes without days only. @throws InputError */
function refuseBesideId(
	parameters: ParameterReader,
	filters: Record<string, string | undefined>,
): void {
	const { searchDate, filters: by } = fields;
	const id = filters.orderId === undefined ? by.productOrderId : by.orderId;
	const isCustom = fields.period.read(parameters) === CUSTOM;
	if (isCustom && searchDate.read(parameters) !== undefined) {
		throw id.error(
			`does not go together with ${searchDate.label}`,
			`Naver refuses an ID together with a day (Commerce API; likely here). Leave ${searchDate.label} empty, or take the ID out of Filters`,
		);
	}
	if (filters.settleDecisionType !== undefined) {
		throw by.settleDecisionType.error(
			`does not go together with ${id.label}`,
			'It needs a day, and Naver refuses an ID together with a day. Take one of them out of Filters',
		);
	}
	if (!isCustom) parameters.hint(LEFT_OUT);
}

/** The days that an item without an ID asks for. @throws InputError */
function readCaseDays(
	parameters: ParameterReader,
	{ settleDecisionType }: Record<string, string | undefined>,
	periodType: string | undefined,
): Asked<DayRange> {
	const { searchDate, searchDateTo, filters: by } = fields;
	const days = readDays(parameters, { period: fields.period, from: searchDate, to: searchDateTo });
	if (days === undefined) throw searchDate.error('is empty', 'Give a day, or an ID under Filters');
	if (settleDecisionType !== undefined && periodType !== PAY_DATE) {
		throw by.settleDecisionType.error(
			'works with the payment date only',
			`Set ${fields.periodType.label} to 결제일`,
		);
	}
	return days;
}

/** Reads one item, whose fields Naver takes in some combinations only. @throws InputError */
function readCase(parameters: ParameterReader): CaseInput {
	const { filters: by } = fields;
	const filters = {
		orderId: by.orderId.read(parameters),
		productOrderId: by.productOrderId.read(parameters),
		settleDecisionType: by.settleDecisionType.read(parameters),
		settleType: by.settleType.read(parameters),
	};
	const rest = {
		limit: readLimit(parameters),
		askEveryDay: fields.options.askEveryDay.read(parameters),
		output: readElementOutput(parameters),
	};
	if (filters.orderId !== undefined || filters.productOrderId !== undefined) {
		refuseBesideId(parameters, filters);
		return { days: undefined, periodType: undefined, filters, ...rest };
	}
	const periodType = fields.periodType.read(parameters);
	return { days: readCaseDays(parameters, filters, periodType), periodType, filters, ...rest };
}

async function readAll(
	api: NpayClient,
	endpoint: ElementEndpoint,
	{ days, periodType, filters, limit, askEveryDay: asksAll, output }: CaseInput,
): Promise<Listing> {
	const range = days && (await daysOf(days, async () => await serverNow(api)));
	const query = { periodType, ...filters };
	const isByLines = range !== undefined && periodType === EXPECTED_DATE && !asksAll;
	const isQuiet = isByLines ? quietDaysOf(api, range) : () => false;
	return mapRows(await readEachDay(api, endpoint, range, query, { limit, isQuiet }), (row) =>
		presentElement(endpoint, output, row),
	);
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
		endpoints: [spec.endpoint, 'getDailySettlements', 'getChanges'],
		done: 'read',
		properties: editorOf(fields),
		read: readCase,
		run: async (entries, context) =>
			await readLists(
				entries,
				context,
				async (input) => await readAll(context.api, spec.endpoint, input),
			),
	});
