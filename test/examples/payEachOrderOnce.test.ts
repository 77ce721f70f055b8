import type { IConnections, IDataObject, INode } from 'n8n-workflow';

import { load as loadExample, withCredentials } from '../../scripts/lib/examples';
import { dataTable, type Tables } from '../support/engine/dataTable';
import { standIn, standIns } from '../support/engine/standIns';
import { openPortOneV2, type PortOneV2Shop } from '../support/shops/portOneV2Shop';

const TABLE = 'Orders to pay';
const told: string[] = [];
const tables: Tables = { rows: new Map() };

let shop: PortOneV2Shop;
beforeAll(async () => {
	shop = await openPortOneV2();
	shop.engine.standIns = {
		...standIns(told),
		'n8n-nodes-base.dataTable': dataTable(tables),
		'n8n-nodes-base.scheduleTrigger': standIn('scheduleTrigger', [], (functions) => [
			functions.getInputData(),
		]),
	};
});
afterAll(async () => await shop.sandbox.close());
beforeEach(async () => {
	await shop.reset();
	told.length = 0;
	tables.rows.clear();
	await run('처음 한 번 (Once)');
});

/** The example as a user has it once the credential is chosen. */
function load(): { nodes: INode[]; connections: IConnections } {
	const example = loadExample('pay-each-order-once') as ReturnType<typeof load>;
	return withCredentials(example, { portOneV2Api: { id: 'ceos', name: '' } });
}

async function run(start = 'Every ten minutes (10분마다)'): Promise<void> {
	const { data } = await shop.engine.runFrom(load(), start, [{}], {});
	expect(data.resultData.error).toBeUndefined();
}

/** Adds orders to the table. */
function order(count: number): void {
	const rows = Array.from({ length: count }, (_, index) => ({
		...{ paymentId: `20261122_${index}`, orderName: `주문 ${index}`, status: 'new' },
		totalPayAmount: 1_000 + index,
	}));
	tables.rows.get(TABLE)?.push(...rows);
}

const withStatus = (status: string): IDataObject[] =>
	(tables.rows.get(TABLE) ?? []).filter((row) => row.status === status);
const totals = () => shop.sandbox.ceos.ledger().totals;

test('pays what is new, marks it, and tells', async () => {
	order(3);
	await run();
	expect(withStatus('paid')).toHaveLength(3);
	expect(told).toEqual([
		':white_check_mark: 주문 0 (20261122_0) 1000원이 결제되었습니다',
		expect.stringContaining('주문 1'),
		expect.stringContaining('주문 2'),
	]);
	expect(totals().charges).toBe(3);
});

test('an order that can not be read is told by its name, and the others are paid', async () => {
	order(3);
	Object.assign(tables.rows.get(TABLE)?.[1] ?? {}, { totalPayAmount: 0 });
	await run();
	expect(withStatus('paid')).toHaveLength(2);
	expect(told.filter((text) => text.startsWith(':warning:'))).toEqual([
		expect.stringMatching(/주문 1 \(20261122_1\).* Amount must be a whole number/),
	]);
});

test('what failed or is not known is told, stays new, and is paid once by a later run', async () => {
	order(40);
	shop.sandbox.ceos.patchSettings({ failures: { rate: 0.5, afterMoney: 0.3, seed: 1 } });
	shop.sandbox.faults.add({ kind: 'resetBefore', probability: 0.2, times: 0, seed: 1 });
	await run();
	const left = withStatus('new').length;
	expect(left).toBeGreaterThan(0);
	expect(told.filter((text) => text.startsWith(':warning:'))).toHaveLength(left);
	expect(told.find((text) => text.startsWith(':warning:'))).toMatch(
		/주문 \d+ \(20261122_\d+\).* run this again/,
	);
	shop.sandbox.faults.clear();
	shop.sandbox.ceos.patchSettings({ failures: { rate: 0 } });
	// What is not known is not paid within ten minutes.
	shop.sandbox.clock.advance(11 * 60_000);
	await run();
	expect(withStatus('paid')).toHaveLength(40);
	expect(totals()).toMatchObject({ charges: 40, ordersChargedTwice: 0 });
});

test('a crash before an order is marked: the next run finds it paid', async () => {
	order(2);
	await run();
	for (const row of withStatus('paid')) row.status = 'new';
	await run();
	expect(withStatus('paid')).toHaveLength(2);
	expect(totals().charges).toBe(2);
});
