import type { IDataObject, INode } from 'n8n-workflow';

import { parseXml } from '../../nodes/NpayCatalog/documents/xml';
import { load } from '../../scripts/lib/examples';
import { type Answer, baseNodes } from '../support/engine/baseNodes';
import { CATALOG, Engine } from '../support/engine/engine';

const workflow = load('product-information') as { nodes: INode[]; connections: object };

let engine: Engine;
beforeAll(async () => {
	engine = await Engine.load();
});

/** Calls one of the workflow's webhooks, with the query as n8n's Webhook node gives it. */
async function call(webhook: string, query: IDataObject) {
	const answers: Answer[] = [];
	const { outputs, error } = await engine.runWorkflow(
		workflow,
		webhook,
		baseNodes({ query, headers: {}, params: {}, body: {} }, answers),
	);
	return { outputs, error, answers };
}

const PRODUCTS = 'Product information (상품정보)';
const AREAS = 'Area surcharges (지역별 배송비)';
const JEJU = {
	zipcode: '63309',
	address1: Buffer.from('제주특별자치도 제주시 첨단로 123').toString('base64url'),
};

test('answers the products that Naver Pay asks for, as XML', async () => {
	const { answers, outputs } = await call(PRODUCTS, {
		product: [{ id: 'MUG-01' }, { id: 'TEE-01', optionManageCodes: 'NAVY_L' }],
	});
	expect(outputs['Products asked for (요청)']).toEqual([
		{ id: 'MUG-01', optionManageCodes: [] },
		{ id: 'TEE-01', optionManageCodes: ['NAVY_L'] },
	]);
	expect(answers).toHaveLength(1);
	expect(answers[0]?.headers).toEqual({ 'content-type': 'application/xml; charset=UTF-8' });
	const { products } = parseXml(String(answers[0]?.body)) as {
		products: { product: IDataObject[] };
	};
	expect(products.product.map(({ id }) => id)).toEqual(['MUG-01', 'TEE-01']);
	expect(products.product[1]).toMatchObject({
		basePrice: '19000',
		optionSupport: 'true',
		option: { combination: { length: 4 } },
		supplementSupport: 'true',
		shippingPolicy: { feeType: 'CONDITIONAL_FREE', feePrice: '3000' },
	});
});

test("a purchase that is built from the example's table passes the check", async () => {
	const { outputs, answers } = await call(PRODUCTS, { product: [{ id: 'TEE-01' }] });
	const rows = (outputs['Product rows (행)'] ?? []).filter(
		({ 옵션관리코드, 추가상품번호 }) => 옵션관리코드 === 'NAVY_L' || 추가상품번호 === 'BAG-01',
	);
	const order = { merchant_uid: 'o1', buyer_tel: '010-1234-5678' };
	const items = rows.map((row) => ({
		...order,
		...row,
		...(row.추가상품번호 === undefined ? { 옵션수량: 2 } : { 추가상품수량: 1 }),
	}));
	const built = await engine.run(
		{ resource: 'purchase', operation: 'build' },
		{ node: CATALOG, items },
	);
	const { json } = await engine.run(
		{ resource: 'purchase', operation: 'check' },
		{
			node: CATALOG,
			items: [{ param: built.json[0]?.param ?? null, xml: String(answers[0]?.body) }],
		},
	);
	expect(built.json[0]?.param).toMatchObject({ amount: 42000 });
	expect(json).toEqual([{ merchant_uid: 'o1', accepted: true, reasons: [], warnings: [] }]);
});

test('answers area surcharges for Jeju and elsewhere', async () => {
	const body = async (query: IDataObject) => String((await call(AREAS, query)).answers[0]?.body);
	const productId = ['TEE-01', 'MUG-01'];
	const fees = (a: number, b: number) => ({
		additionalFees: {
			additionalFee: [
				{ id: 'TEE-01', surprice: String(a) },
				{ id: 'MUG-01', surprice: String(b) },
			],
		},
	});
	expect(parseXml(await body({ productId, ...JEJU }))).toEqual(fees(3000, 4500));
	expect(parseXml(await body({ productId, zipcode: '06164' }))).toEqual(fees(0, 0));
});

test('a product that the table does not have is an error, not an answer', async () => {
	const { answers, error } = await call(PRODUCTS, { product: [{ id: 'GONE' }] });
	expect(answers).toEqual([]);
	expect(error).toBe('Query asks for product GONE, which is in no row');
});
