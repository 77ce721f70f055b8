import type { DayRange } from '../../../shared/data/days';
import { defineFields, editorOf, optionsOf } from '../../../shared/fields/defineFields';
import { anything, flag, onByDefault } from '../../../shared/fields/kinds';
import { daysOf, readDays } from '../../../shared/fields/period/days';
import type { Asked } from '../../../shared/fields/period/times';
import { defineOperation } from '../../../shared/run/operation';
import { readEach } from '../../../shared/run/read/readEach';
import { serverNow } from '../../api/changes';
import type { NpayClient } from '../../api/client';
import { dayRange, EXPECTED } from '../period/days';
import { readBooks } from './books';
import { compareBooks } from './compare';
import { askEveryDay } from './quietDays';

const fields = defineFields({
	...dayRange(EXPECTED),
	options: optionsOf({
		askEveryDay,
		compareOrders: onByDefault({
			label: 'Compare Orders',
			description:
				'Whether to read the product orders that were decided (구매 확정) too, to compare what was paid and to find what was not settled',
		}),
		onlyDiscrepancies: flag({
			label: 'Only Discrepancies',
			description: 'Whether to return only rows that do not agree; the summary comes all the same',
		}),
		summary: anything({
			label: 'Summary',
			type: 'options',
			options: [
				{
					name: 'Last Item',
					value: 'last',
					description: 'One item with the sums and whether all agrees, after the rows',
				},
				{ name: 'None', value: 'none', description: 'The rows alone, all with the same columns' },
			],
			default: 'last',
			description:
				'합계: whether an item that sums up comes after the rows. Its columns are not those of the rows, so a sheet is better without.',
		}),
	}),
});

interface ReconcileInput {
	days: Asked<DayRange>;
	onlyDiscrepancies: boolean;
	withSummary: boolean;
	compareOrders: boolean;
	askEveryDay: boolean;
}

export const reconcile = defineOperation<NpayClient, ReconcileInput>({
	value: 'reconcile',
	name: 'Reconcile',
	term: '정산 대사',
	action: 'Reconcile settlements',
	description: 'Checks cases, commissions, orders and daily lines against each other, to the won',
	endpoints: [
		'getDailySettlements',
		'getSettlementsByCase',
		'getCommissionDetails',
		'getProductOrders',
		'getChanges',
	],
	done: 'reconciled',
	properties: editorOf(fields),
	read: (parameters) => ({
		days: readDays(parameters, {
			period: fields.period,
			from: fields.startDate,
			to: fields.endDate,
		}),
		onlyDiscrepancies: fields.options.onlyDiscrepancies.read(parameters),
		compareOrders: fields.options.compareOrders.read(parameters),
		askEveryDay: fields.options.askEveryDay.read(parameters),
		withSummary: fields.options.summary.read(parameters) !== 'none',
	}),
	run: async (entries, context) =>
		await readEach(entries, context, async (input) => {
			const { api } = context;
			const range = await daysOf(input.days, async () => await serverNow(api));
			const wanted = { withOrders: input.compareOrders, asksAll: input.askEveryDay };
			const { rows, summary } = compareBooks(await readBooks(api, range, wanted));
			const shown = rows.filter(({ finding }) => !input.onlyDiscrepancies || finding !== 'ok');
			return input.withSummary ? [...shown, summary] : shown;
		}),
});
