import type { DayRange } from '../../../shared/data/days';
import { defineFields, editorOf, optionsOf } from '../../../shared/fields/defineFields';
import { flag, onByDefault } from '../../../shared/fields/kinds';
import { daysOf, readDays } from '../../../shared/fields/period/days';
import type { Asked } from '../../../shared/fields/period/times';
import { defineOperation } from '../../../shared/run/operation';
import { readEach } from '../../../shared/run/readEach';
import { serverNow } from '../../api/changes';
import type { NpayClient } from '../../api/client';
import { dayRange, EXPECTED } from '../period/days';
import { readBooks } from './books';
import { compareBooks } from './compare';

const fields = defineFields({
	...dayRange(EXPECTED),
	options: optionsOf({
		compareOrders: onByDefault({
			label: 'Compare Orders',
			description:
				'Whether to read the product orders that were decided (구매 확정) too, to compare what was paid and to find what was not settled',
		}),
		onlyDiscrepancies: flag({
			label: 'Only Discrepancies',
			description: 'Whether to return only rows that do not agree, and the summary',
		}),
	}),
});

interface ReconcileInput {
	days: Asked<DayRange>;
	onlyDiscrepancies: boolean;
	compareOrders: boolean;
}

export const reconcile = defineOperation<NpayClient, ReconcileInput>({
	value: 'reconcile',
	name: 'Reconcile',
	action: 'Reconcile settlements',
	description:
		'정산 대사: checks cases, commissions, orders and daily lines against each other, to the won',
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
	}),
	run: async (entries, context) =>
		await readEach(entries, context, async ({ days, onlyDiscrepancies, compareOrders }) => {
			const { api } = context;
			const range = await daysOf(days, async () => await serverNow(api));
			const { rows, summary } = compareBooks(await readBooks(api, range, compareOrders));
			return [...rows.filter(({ finding }) => !onlyDiscrepancies || finding !== 'ok'), summary];
		}),
});
