import { DEMO_PRODUCT } from '../../../sandbox/naver-purchase/control/demo-product';
import { outputOf } from '../../../scripts/lib/n8n/client';
import { Editor } from '../support/editor';
import { N8nShop } from '../support/shop';
import { ShopPage } from '../support/shopPage';

const JEJU = { zipCode: '63122', baseAddress: '제주특별자치도 제주시 연북로 1' };
const SEOUL = { zipCode: '06236', baseAddress: '서울특별시 강남구 테헤란로 1' };
const PRODUCTS = 15_900 + 2_000 + 15_900 + 3_500;
const DELIVERY = 3_000;
const SURCHARGE = 3_000;
const AMOUNT = PRODUCTS + DELIVERY + SURCHARGE;

/** Examples, a node that they have, and the name of the picture. */
const PICTURES = [
	['shop-from-a-table', 'Product XML', 'shop-workflow'],
	['paid-orders-into-a-table', 'Write down (표에 적기)', 'shop-payments'],
] as const;

/** The node that finds orders. */
const NEW_ORDER = '새 주문 (New order)';

let shop: N8nShop;
let page: ShopPage;

beforeAll(async () => {
	shop = await N8nShop.open();
	page = await ShopPage.open(shop.sandbox.url);
	await page.register(shop.urls);
});

afterAll(async () => {
	await page?.close();
	await shop?.close();
});

/** Chooses two options and a supplement, and goes to the order sheet. */
async function choose() {
	await page.visit();
	await page.add('오렌지', 'XL');
	await page.add('화이트', 'M');
	await page.addSupplement('귤 양말');
	expect(await page.text('#total')).toBe('37,300원');
}

const sum = (numbers: readonly unknown[]) =>
	numbers.reduce<number>((total, number) => total + Number(number), 0);

it('sells two options and a supplement to Jeju, up to the confirmed order', async () => {
	const { sandbox } = shop;
	await choose();
	await page.shoot('shop', 550);
	await page.toOrderSheet();
	expect(await page.costs()).toEqual(['37,300원', '3,000원', '3,000원', '43,300원']);
	await page.enter(SEOUL, '40,300원');
	expect(await page.costs()).toEqual(['37,300원', '3,000원', '0원', '40,300원']);
	await page.enter(JEJU, '43,300원');
	await page.shoot('shop-order-sheet');

	const { impUid = '', merchantUid } = sandbox.naverPurchase.purchases().at(-1) ?? {};
	const payment = () => sandbox.portOneV1.payment(impUid);
	expect(payment()).toMatchObject({ status: 'ready', amount: PRODUCTS });
	await page.pay();
	const ordered = await page.text('#ordered');
	for (const shown of ['지역별 배송비3,000원', '결제 금액43,300원'])
		expect(ordered).toContain(shown);
	await page.shoot('shop-ordered', 550);

	const { orderId = '', productOrderIds = [] } = sandbox.naverPurchase.purchases().at(-1) ?? {};
	expect(productOrderIds).toHaveLength(3);
	expect(ordered).toContain(orderId);
	expect(payment()).toMatchObject({ status: 'ready', amount: PRODUCTS });
	await shop.letPortOneLook();
	expect(payment()).toMatchObject({ status: 'paid', amount: AMOUNT });

	const about = sandbox.portOneV1.notifications().filter(({ body }) => body.imp_uid === impUid);
	expect(about).toMatchObject([{ body: { status: 'paid' }, attempts: [{ status: 200 }] }]);
	const told = await shop.runWith('payments', 'Write down (표에 적기)', ['imp_uid', impUid]);
	expect(told.status).toBe('success');
	const rows = await shop.n8n.rowsOf('Npay payments');
	expect(rows.filter(({ imp_uid }) => imp_uid === impUid)).toMatchObject([
		{
			...{ merchant_uid: merchantUid, status: 'paid', amount: AMOUNT },
			buyer_name: '강한라',
			buyer_addr: `${JEJU.baseAddress} 101동 101호`,
			buyer_postcode: JEJU.zipCode,
		},
	]);

	const run = await shop.runWith('orders', NEW_ORDER, ['주문번호', orderId]);
	expect(run.status).toBe('success');
	const items = outputOf(run, NEW_ORDER).filter((item) => item['주문번호'] === orderId);
	expect(items.map((item) => item['상품주문번호']).sort()).toEqual(productOrderIds);
	expect(sum(items.map((item) => item['최종 상품별 총 주문금액']))).toBe(PRODUCTS);
	for (const item of items) {
		expect(item).toMatchObject({
			'배송비 합계': DELIVERY + SURCHARGE,
			'제주/도서 추가배송비': SURCHARGE,
		});
	}
	const confirmed = outputOf(run, '발주 확인 (Confirm)').filter(({ success }) => success);
	expect(confirmed.map(({ productOrderId }) => productOrderId)).toEqual(
		expect.arrayContaining(productOrderIds),
	);

	for (const productOrderId of productOrderIds) {
		expect(sandbox.npay.productOrder(productOrderId)).toMatchObject({
			productOrderStatus: 'PAYED',
			placeOrderStatus: 'OK',
			order: { generalPaymentAmount: AMOUNT },
			shippingAddress: JEJU,
		});
		const { entries } = sandbox.npay.ledger(productOrderId);
		expect(entries).toMatchObject([{ confirmed: 1, dispatched: 0 }]);
	}
	expect(sandbox.portOneV1.ledger({ merchantUid }).entries).toMatchObject([
		{ charges: 1, charged: AMOUNT },
	]);

	await page.showOrders(productOrderIds);
	await page.shoot('shop-confirmed', 700);
});

it('does not sell at a price that the table does not have, and says why', async () => {
	const { n8n, sandbox } = shop;
	const row = { column: 'sku', value: `${DEMO_PRODUCT.id}/O_M` };
	const productOrders = sandbox.npay.productOrders().length;
	const notifications = sandbox.portOneV1.notifications().length;
	await n8n.changeRows('Npay products', row, { basePrice: 16_900 });
	await choose();
	await page.toOrderSheet();
	await page.pay();
	const refused = await page.text('#refused');
	expect(refused).toContain('이 상품은 구매할 수 없습니다');
	expect(refused).toContain('상품가격이 다릅니다: 주문 15,900원, 상품정보 16,900원');
	expect(refused).toContain('naverProducts[0].basePrice');
	await page.shoot('shop-refused');

	await shop.letPortOneLook();
	const purchase = sandbox.naverPurchase.purchases().at(-1);
	expect(purchase).toMatchObject({ state: 'refused', reasons: [{ in: 'request' }] });
	expect(sandbox.portOneV1.payment(purchase?.impUid ?? '').status).toBe('ready');
	expect(sandbox.npay.productOrders()).toHaveLength(productOrders);
	expect(sandbox.portOneV1.notifications()).toHaveLength(notifications);

	await n8n.changeRows('Npay products', row, { basePrice: DEMO_PRODUCT.basePrice });
	await page.pay();
	expect(await page.text('#ordered')).toContain('43,300원');
});

it('shows both workflows in the editor as they are imported', async () => {
	const editor = await Editor.open(shop.url);
	try {
		for (const [file, node, image] of PICTURES) {
			await editor.openWorkflow(await shop.importAgain(file));
			await editor.node(node).waitFor();
			// The nodes' icons come one by one.
			await editor.page.waitForLoadState('networkidle');
			await editor.browser.shoot(image);
		}
		expect(editor.errors).toEqual([]);
	} finally {
		await editor.close();
	}
});
