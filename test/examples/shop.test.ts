import type { IDataObject, INode } from 'n8n-workflow';

import { parseXml } from '../../nodes/NpayCatalog/documents/xml';
import { DEMO_PRODUCT } from '../../sandbox/naver-purchase/control/demo-product';
import { load } from '../../scripts/lib/examples';
import { type Answer, baseNodes } from '../support/engine/baseNodes';
import { dataTable, type Tables } from '../support/engine/dataTable';
import { Engine } from '../support/engine/engine';
import { standIns } from '../support/engine/standIns';

interface Example {
	nodes: INode[];
	connections: object;
}

const ONCE = 'Once (처음 한 번)';
const SHOP = load('shop-from-a-table') as Example;
const PAYMENTS = load('paid-orders-into-a-table') as Example;
const TEE = DEMO_PRODUCT.id;

let engine: Engine;
let tables: Tables;
beforeAll(async () => {
	engine = await Engine.load();
});
beforeEach(async () => {
	tables = { rows: new Map() };
	await run(SHOP, ONCE);
	for (const rows of tables.rows.values()) rows.forEach(addOwnFields);
});

/** What n8n's data tables give each row beside its columns. */
function addOwnFields(row: IDataObject, index: number): void {
	Object.assign(row, { id: index + 1, createdAt: '2026-11-22', updatedAt: '2026-11-22' });
	row.productId ??= null;
}

/** Runs an example from one of its nodes, with the query of a call. */
async function run(workflow: typeof SHOP, start: string, query: IDataObject = {}) {
	const answers: Answer[] = [];
	const { outputs, error } = await engine.runWorkflow(workflow, start, {
		...standIns([]),
		...baseNodes({ query, headers: {}, params: {}, body: {} }, answers),
		'n8n-nodes-base.dataTable': dataTable(tables),
	});
	return { outputs, error, answers };
}

const rowsOf = (table: string) => tables.rows.get(table) ?? [];
const askProducts = async (...ids: string[]) =>
	await run(SHOP, 'Product information (상품정보)', { product: ids.map((id) => ({ id })) });
const surchargeAt = async (zipcode: string) => {
	const query = { productId: [TEE], zipcode };
	const { answers } = await run(SHOP, 'Area surcharges (지역별 배송비)', query);
	return parseXml(String(answers[0]?.body));
};
const fee = (surprice: string) => ({ additionalFees: { additionalFee: [{ id: TEE, surprice }] } });

describe('shop-from-a-table', () => {
	it('makes its tables once, and leaves rows alone that are there', async () => {
		const [first] = rowsOf('Npay products');
		Object.assign(first ?? {}, { basePrice: 12_000 });
		await run(SHOP, ONCE);
		expect(rowsOf('Npay products')).toHaveLength(5);
		expect(rowsOf('Npay products')[0]).toMatchObject({ basePrice: 12_000 });
		expect(rowsOf('Npay area surcharges')).toHaveLength(2);
	});

	it("answers with the product of the sandbox's shop, as the shop sells it", async () => {
		const { answers, error } = await askProducts(TEE);
		expect(error).toBeUndefined();
		expect(answers[0]?.headers).toEqual({ 'content-type': 'application/xml; charset=UTF-8' });
		const { products } = parseXml(String(answers[0]?.body)) as {
			products: { product: IDataObject[] };
		};
		expect(products.product).toMatchObject([
			{
				id: TEE,
				name: DEMO_PRODUCT.name,
				basePrice: String(DEMO_PRODUCT.basePrice),
				status: 'ON_SALE',
				optionSupport: 'true',
				option: {
					optionItem: DEMO_PRODUCT.optionItems.map(({ name, values }) => ({
						name,
						value: values,
					})),
					combination: DEMO_PRODUCT.combinations.map(({ manageCode, price }) => ({
						manageCode,
						price: String(price),
					})),
				},
				supplementSupport: 'true',
				supplement: DEMO_PRODUCT.supplements.map(({ id, price }) => ({
					id,
					price: String(price),
					status: 'true',
				})),
				shippingPolicy: {
					groupId: DEMO_PRODUCT.shipping.groupId,
					feeType: 'CONDITIONAL_FREE',
					feePrice: String(DEMO_PRODUCT.shipping.baseFee),
				},
			},
		]);
	});

	it('reads only the rows of what is asked for', async () => {
		rowsOf('Npay products').push({ sku: 'MUG', productId: 'MUG', name: '' });
		const { outputs, error } = await askProducts(TEE);
		expect(error).toBeUndefined();
		expect(outputs['Products (상품)']).toHaveLength(5);
	});

	it('sells nothing that is in no row, and the rest all the same', async () => {
		const { answers, error } = await askProducts('GONE');
		expect(answers).toEqual([]);
		expect(error).toBe('Query asks for product GONE, which is in no row');
		const both = await askProducts(TEE, 'GONE');
		expect(both.error).toBeUndefined();
		expect(JSON.stringify(both.answers)).toContain(`<id>${TEE}</id>`);
		expect(JSON.stringify(both.answers)).not.toContain('GONE');
	});

	it('answers surcharges for Jeju, Ulleungdo and elsewhere', async () => {
		expect(await surchargeAt('63122')).toEqual(fee('3000'));
		expect(await surchargeAt('40240')).toEqual(fee('5000'));
		expect(await surchargeAt('06236')).toEqual(fee('0'));
	});

	it('takes the surcharge for a product before the one for all', async () => {
		const [jeju] = rowsOf('Npay area surcharges');
		const own = { ...jeju, area: '제주 티셔츠', productId: TEE, surprice: 2500 };
		rowsOf('Npay area surcharges').push(own);
		expect(await surchargeAt('63122')).toEqual(fee('2500'));
	});

	it('charges nothing more while the table of surcharges is empty', async () => {
		rowsOf('Npay area surcharges').length = 0;
		expect(await surchargeAt('63122')).toEqual(fee('0'));
	});
});

describe('paid-orders-into-a-table', () => {
	const TABLE = 'Npay payments';
	const kept = {
		imp_uid: 'imp_1',
		merchant_uid: 'shop_1',
		status: 'paid',
		amount: 43_300,
		buyer_addr: '제주',
	};
	const payment = { ...kept, pg_provider: 'naverco' };
	const tell = async (item: IDataObject) => {
		const nodes = { ...standIns([]), 'n8n-nodes-base.dataTable': dataTable(tables) };
		engine.standIns = nodes;
		const { nodes: all, connections } = PAYMENTS;
		const workflow = { nodes: all, connections: connections as never };
		const { data } = await engine.runFrom(workflow, 'Order type (주문형만)', [item], {});
		expect(data.resultData.error).toBeUndefined();
	};
	beforeEach(async () => await run(PAYMENTS, ONCE));

	it('keeps one row for each payment, in its latest state', async () => {
		await tell(payment);
		await tell(payment);
		await tell({ ...payment, imp_uid: 'imp_2' });
		await tell({ ...payment, status: 'cancelled', cancel_amount: 43_300 });
		expect(rowsOf(TABLE)).toMatchObject([
			{ ...kept, status: 'cancelled', cancel_amount: 43_300 },
			{ ...kept, imp_uid: 'imp_2' },
		]);
	});

	it('passes other payments by', async () => {
		await tell({ ...payment, pg_provider: 'nice_v2' });
		expect(rowsOf(TABLE)).toEqual([]);
	});
});
