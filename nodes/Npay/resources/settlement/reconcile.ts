import { defineFields, editorOf, optionsOf } from '../../../shared/fields/defineFields';
import { flag, onByDefault } from '../../../shared/fields/kinds';
import { defineOperation } from '../../../shared/run/operation';
import { readEach } from '../../../shared/run/readEach';
import type { NpayClient } from '../../api/client';
import { type DayRange, dayRange, readDays } from '../period/days';
import { readBooks } from './books';
import { compareBooks } from './compare';

const fields = defineFields({
	...dayRange('of the expected settlement (정산 예정일)'),
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
	days: DayRange;
	onlyDiscrepancies: boolean;
	compareOrders: boolean;
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
	],
	done: 'reconciled',
	properties: editorOf(fields),
	read: (parameters) => ({
		days: readDays(parameters, fields.startDate, fields.endDate),
		onlyDiscrepancies: fields.options.onlyDiscrepancies.read(parameters),
		compareOrders: fields.options.compareOrders.read(parameters),
	}),
	run: async (entries, context) =>
		await readEach(entries, context, async ({ days, onlyDiscrepancies, compareOrders }) => {
			const { rows, summary } = compareBooks(await readBooks(context.api, days, compareOrders));
			return [...rows.filter(({ finding }) => !onlyDiscrepancies || finding !== 'ok'), summary];
		}),
});
