import { defineOperation } from '../../../shared/run/operation';
import type { NpayClient } from '../../api/client';
import type { DayRange } from '../period/days';
import { dayProperties, readDays } from '../period/days';
import { readEach } from '../../../shared/run/readEach';
import { readBooks } from './books';
import { compareBooks } from './compare';
import { optionsCollection } from '../../../shared/fields/optionsCollection';

const START = { name: 'startDate', label: 'Start Date' };
const END = { name: 'endDate', label: 'End Date' };
const ONLY = { name: 'options.onlyDiscrepancies', label: 'Only Discrepancies' };
const ORDERS = { name: 'options.compareOrders', label: 'Compare Orders' };

interface ReconcileInput {
	days: DayRange;
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
	],
	done: 'reconciled',
	properties: [
		...dayProperties(START, END, 'of the expected settlement (정산 예정일)'),
		optionsCollection([
			{
				displayName: ORDERS.label,
				name: 'compareOrders',
				type: 'boolean',
				default: true,
				description:
					'Whether to read the product orders that were decided (구매 확정) too, to compare what was paid and to find what was not settled',
			},
			{
				displayName: ONLY.label,
				name: 'onlyDiscrepancies',
				type: 'boolean',
				default: false,
				description: 'Whether to return only rows that do not agree, and the summary',
			},
		]),
	],
	read: (parameters) => ({
		days: readDays(parameters, START, END),
		onlyDiscrepancies: parameters.boolean(ONLY) === true,
		compareOrders: parameters.boolean(ORDERS) !== false,
	}),
	run: async (entries, context) =>
		await readEach(entries, context, async ({ days, onlyDiscrepancies, compareOrders }) => {
			const { rows, summary } = compareBooks(await readBooks(context.api, days, compareOrders));
			return [...rows.filter(({ finding }) => !onlyDiscrepancies || finding !== 'ok'), summary];
		}),
});
