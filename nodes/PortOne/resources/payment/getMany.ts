import type { IDataObject } from 'n8n-workflow';

import { mapRows } from '../../../shared/data/listing';
import { DAY } from '../../../shared/data/time';
import type { Outcome } from '../../../shared/failure/errors';
import { defineFields, editorOf } from '../../../shared/fields/defineFields';
import { choice, flag, shownWith } from '../../../shared/fields/kinds';
import { PAGING, readLimit } from '../../../shared/fields/limit';
import type { ParameterReader } from '../../../shared/fields/parameterReader';
import { PAST, period, WITH_CUSTOM } from '../../../shared/fields/period/names';
import {
	type Asked,
	fromTime,
	type OpenTimes,
	readTimes,
	toTime,
} from '../../../shared/fields/period/times';
import { ApiFailure } from '../../../shared/http/apiFailure';
import { defineOperation, type Entry, type OperationContext } from '../../../shared/run/operation';
import { pastPeriod } from '../../../shared/run/read/pastPeriod';
import { readEach } from '../../../shared/run/read/readEach';
import { readLists } from '../../../shared/run/read/readLists';
import type { PortOneClient } from '../../api/client';
import { UNKNOWN_PAYMENT, unknownNumber } from '../../api/failures';
import { listByNumber, listPayments } from '../../api/lists/payments';
import { present } from '../../api/present';
import { impUids, merchantUids } from '../fields';
import { readByIds } from '../readByIds';
import { findBys, sorting, status, WHEN_BY } from './choosing';

/** Longest period that is read at once: ten years, so that a typing error doesn't run for hours. */
const LONGEST = { ms: 3_653 * DAY, inWords: 'ten years' };

const BY_PERIOD = WHEN_BY('status');
/** *From* and *To* are shown by *Find By* and *Period* together. */
const WITH_PERIOD = { show: { ...BY_PERIOD.show, ...WITH_CUSTOM.displayOptions.show } };

const fields = defineFields({
	findBy: choice(
		[
			{ code: 'status', en: 'Status and Period', ko: '결제상태와 기간' },
			{ ...findBys.imp_uid, en: 'Payment IDs' },
			{ ...findBys.merchant_uid, en: 'Order Numbers' },
		],
		{ label: 'Find By', default: 'status', description: 'How the payments are found' },
	),
	imp_uid: shownWith(impUids, { displayOptions: WHEN_BY('imp_uid') }),
	merchant_uid: merchantUids({
		displayOptions: WHEN_BY('merchant_uid'),
		description:
			'고객사 주문번호: one, several with commas between, or an array. 100 of all input items are read together.',
	}),
	allOfEach: flag({
		label: 'All of Each Number',
		displayOptions: WHEN_BY('merchant_uid'),
		description:
			'Whether to get every payment that was made under an order number (고객사 주문번호 중복 포함), such as tries that failed, newest first. That takes a request for each number.',
	}),
	payment_status: status({
		displayOptions: BY_PERIOD,
		description: '결제상태: only payments that stand so',
	}),
	period: shownWith(period(PAST, 'last24Hours'), { displayOptions: BY_PERIOD }),
	from: shownWith(
		fromTime(
			'검색 시작 시각: payments that came to their present state at this time or later: paid, cancelled or failed, or were begun where they are unpaid. A time without an offset is Korean time (KST).',
		),
		{ displayOptions: WITH_PERIOD },
	),
	to: shownWith(
		toTime(
			'검색 종료 시각: now where left empty. A date without a time includes that day. Periods over 90 days are read in parts.',
		),
		{ displayOptions: WITH_PERIOD },
	),
	returnAll: shownWith(PAGING.returnAll, { displayOptions: BY_PERIOD }),
	limit: shownWith(PAGING.limit, {
		displayOptions: { show: { ...BY_PERIOD.show, ...PAGING.limit.editor.displayOptions?.show } },
	}),
	sorting: sorting({
		displayOptions: BY_PERIOD,
		description: '정렬기준: over more than 90 days, the order within each part of 90 days',
	}),
});

/** Payments of a state and a period. */
interface ByPeriod {
	status: string;
	period: Asked<OpenTimes>;
	sorting: string | undefined;
	limit: number;
}

type ManyInput = ByPeriod | { name: 'imp_uid' | 'merchant_uid'; ids: string[]; allOfEach: boolean };

function readIds(parameters: ParameterReader, name: 'imp_uid' | 'merchant_uid'): ManyInput {
	const ids = fields[name].read(parameters);
	if (ids === undefined) throw fields[name].error('is empty', 'Give at least one');
	const allOfEach = name === 'merchant_uid' && fields.allOfEach.read(parameters);
	return { name, ids, allOfEach };
}

function read(parameters: ParameterReader): ManyInput {
	const by = fields.findBy.read(parameters);
	if (by === 'imp_uid' || by === 'merchant_uid') return readIds(parameters, by);
	return {
		status: fields.payment_status.read(parameters) ?? 'all',
		period: readTimes(parameters, fields, LONGEST),
		sorting: fields.sorting.read(parameters),
		limit: readLimit(parameters),
	};
}

type Context = OperationContext<PortOneClient>;

async function readPeriods(entries: Array<Entry<ByPeriod>>, context: Context): Promise<Outcome[]> {
	const now = async () => await context.api.now();
	return await readLists(entries, context, async ({ period: asked, ...query }) => {
		const { from, to } = await pastPeriod(asked, now, LONGEST);
		const end = to ?? (await now());
		return mapRows(await listPayments(context.api, { ...query, from, to: end }), present);
	});
}

/** Every payment of each number, a request a number. */
const readAllOfEach = async (
	entries: Array<Entry<{ ids: string[] }>>,
	context: Context,
): Promise<Outcome[]> =>
	await readEach(
		entries.flatMap(({ itemIndex, input }) =>
			input.ids.map((merchant_uid) => ({ itemIndex, input: { merchant_uid } })),
		),
		context,
		async ({ merchant_uid }): Promise<IDataObject[]> => {
			const payments = await listByNumber(context.api, merchant_uid, { sorting: '-started' });
			if (payments.length === 0) throw new ApiFailure(unknownNumber(''), false, false);
			return payments.map(present);
		},
		(input) => ({ ...input }),
	);

export const getMany = defineOperation<PortOneClient, ManyInput>({
	value: 'getMany',
	name: 'Get Many',
	term: '결제내역 복수조회',
	action: 'Get many payments',
	description: 'The payments of a state and a period, or those of many numbers',
	endpoints: ['getPaymentsByStatus', 'getPayments', 'findPayments', 'getSchedule'],
	done: 'read',
	properties: editorOf(fields),
	read,
	async run(entries, context) {
		const pick = <Input extends ManyInput>(isMeant: (input: ManyInput) => input is Input) =>
			entries.filter((entry): entry is Entry<Input> => isMeant(entry.input));
		const byIds = pick((input): input is Exclude<ManyInput, ByPeriod> => 'ids' in input);
		const of = (name: 'imp_uid' | 'merchant_uid', allOfEach: boolean) =>
			byIds.filter(({ input }) => input.name === name && input.allOfEach === allOfEach);
		const which = (name: 'imp_uid' | 'merchant_uid') =>
			({ endpoint: 'getPayments', name }) as const;
		return [
			...(await readPeriods(
				pick((input): input is ByPeriod => 'period' in input),
				context,
			)),
			...(await readByIds(of('imp_uid', false), context, which('imp_uid'), UNKNOWN_PAYMENT)),
			...(await readByIds(
				of('merchant_uid', false),
				context,
				which('merchant_uid'),
				unknownNumber(''),
			)),
			...(await readAllOfEach(of('merchant_uid', true), context)),
		];
	},
});
