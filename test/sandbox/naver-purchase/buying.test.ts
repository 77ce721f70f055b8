import type { Sandbox } from '../../../sandbox';
import { DEMO_PRODUCT } from '../../../sandbox/naver-purchase/control/demo-product';
import { control, frozenSandbox } from '../support/client';
import { JEJU, NaverShop, purchase, RIGHT_INFO, SEOUL } from '../support/naver-shop';
import { PortOneClient, Receiver } from '../support/portone-v1';

describe('a purchase at the simulated Naver Pay', () => {
	let sandbox: Sandbox;
	let shop: NaverShop;
	beforeAll(async () => {
		shop = await NaverShop.open();
		sandbox = await frozenSandbox();
	});
	beforeEach(() => {
		shop.reset();
		sandbox.reset({ naverPurchase: shop.urls });
	});
	afterAll(() => Promise.all([sandbox.close(), shop.close()]));

	const buy = (param: unknown, buyer = JEJU) => sandbox.naverPurchase.buy(param, buyer);

	it('asks the shop, and takes the order on both sides', async () => {
		const bought = await buy(purchase());
		expect(bought).toMatchObject({
			state: 'ordered',
			reasons: [],
			amount: 15_900 + 2000 + 15_900 + 3500 + 3000 + 4000,
			deliveryFee: 3000,
			surcharge: 4000,
		});
		const productOrders = sandbox.npay.store.ofOrder(bought.orderId ?? '');
		expect(productOrders.map(({ line }) => [line.productName, line.productOption])).toEqual([
			['한라봉 티셔츠', '색상: 오렌지 / 사이즈: XL'],
			['한라봉 티셔츠', '색상: 화이트 / 사이즈: M'],
			['귤 양말', undefined],
		]);
		expect(productOrders[0]).toMatchObject({
			productOrderStatus: 'PAYED',
			placeOrderStatus: 'NOT_YET',
			line: { optionManageCode: 'O_XL', optionPrice: 2000, unitPrice: 15_900 },
			shipping: { deliveryFeeAmount: 7000, sectionDeliveryFee: 4000, shippingFeeType: '선불' },
			shippingAddress: { zipCode: '63122', name: '강한라' },
		});
		const [info, fees] = shop.asked;
		expect(info).toBe('/info?product[0][id]=HALLABONG-TEE&product[0][optionManageCodes]=O_XL,W_M');
		const address = Buffer.from(JEJU.baseAddress).toString('base64url');
		expect(fees).toBe(`/fees?productId[0]=HALLABONG-TEE&zipcode=63122&address1=${address}`);
	});

	it('is unpaid at PortOne first, then paid with what the buyer entered, and told of', async () => {
		const receiver = await Receiver.open();
		sandbox.portOneV1.patchSettings({
			naverSyncMs: 60_000,
			notifications: { url: receiver.url },
		});
		const { impUid = '' } = await buy(purchase({ buyer_addr: '서울', buyer_email: 'a@b.c' }));
		const client = await PortOneClient.ready(sandbox);
		const before = (await client.get(`/payments/${impUid}`)).body.response;
		expect(before).toMatchObject({ status: 'ready', amount: 1000, buyer_addr: '서울' });
		sandbox.clock.advance(59_999);
		expect(sandbox.portOneV1.payment(impUid).status).toBe('ready');
		sandbox.clock.advance(1);
		await sandbox.portOneV1.settled();
		const after = (await client.get(`/payments/${impUid}`)).body.response;
		expect(after).toMatchObject({
			status: 'paid',
			merchant_uid: 'order-1',
			pay_method: 'naverpay',
			pg_provider: 'naverco',
			amount: 44_300,
			buyer_name: '강한라',
			buyer_tel: JEJU.tel,
			buyer_email: JEJU.email,
			buyer_addr: `${JEJU.baseAddress} ${JEJU.detailedAddress}`,
			buyer_postcode: '63122',
		});
		expect(receiver.bodies).toEqual([{ imp_uid: impUid, merchant_uid: 'order-1', status: 'paid' }]);
		await receiver.close();
	});

	it('is paid at once when PortOne always looks, and belongs to its orders', async () => {
		const { impUid = '', productOrderIds = [] } = await buy(purchase());
		expect(sandbox.portOneV1.payment(impUid)).toMatchObject({ status: 'paid', amount: 44_300 });
		const client = await PortOneClient.ready(sandbox);
		const reply = await client.post(`/payments/${impUid}/naver/place`, {
			product_order_id: productOrderIds,
		});
		expect(reply.status).toBe(200);
		expect(sandbox.npay.stateOf(productOrderIds[0] ?? '')).toBe('PAYED_OK');
	});

	it('asks in the other spelling, and with encoded brackets', async () => {
		sandbox.naverPurchase.patchSettings({ optionKey: 'optionManageCode', brackets: 'encoded' });
		await buy(purchase());
		expect(shop.asked[0]).toBe(
			'/info?product%5B0%5D%5Bid%5D=HALLABONG-TEE&product%5B0%5D%5BoptionManageCode%5D=O_XL,W_M',
		);
		sandbox.naverPurchase.patchSettings({ productInfoUrl: `${shop.base}/info?key=1` });
		await buy(purchase({ merchant_uid: 'order-2' }));
		expect(shop.asked[2]).toContain('/info?key=1&product');
	});

	it('does not ask for surcharges that the request has', async () => {
		const rule = (surchargesByArea: object[]) => ({
			shipping: { ...DEMO_PRODUCT.shipping, feeRule: { surchargesByArea } },
		});
		const island = rule([{ area: 'island', surcharge: 5000 }]);
		expect(await buy(purchase({ merchant_uid: 'a' }, island))).toMatchObject({ surcharge: 5000 });
		const both = rule([
			{ area: 'island', surcharge: 5000 },
			{ area: 'jeju', surcharge: 3000 },
		]);
		expect(await buy(purchase({ merchant_uid: 'b' }, both))).toMatchObject({ surcharge: 3000 });
		const seoul = await buy(purchase({ merchant_uid: 'c' }, both), SEOUL);
		expect(seoul).toMatchObject({ surcharge: 0 });
		const ulleung = { ...JEJU, zipCode: '40240' };
		expect(await buy(purchase({ merchant_uid: 'd' }, both), ulleung)).toMatchObject({
			surcharge: 5000,
		});
		expect(shop.asked.filter((one) => one.startsWith('/fees'))).toEqual([]);
	});

	it('may be tried again after a refusal, but never once it is paid', async () => {
		shop.info = RIGHT_INFO.replace('15900', '15000');
		const refused = await buy(purchase());
		expect(refused).toMatchObject({ state: 'refused' });
		expect(sandbox.portOneV1.payment(refused.impUid ?? '').status).toBe('ready');
		shop.reset();
		expect(await buy(purchase())).toMatchObject({ state: 'ordered', impUid: refused.impUid });
		expect(await buy(purchase())).toMatchObject({
			state: 'refused',
			reasons: [{ path: 'merchant_uid' }],
		});
		const both = await Promise.all([
			buy(purchase({ merchant_uid: 'x' })),
			buy(purchase({ merchant_uid: 'x' })),
		]);
		expect(both.map(({ state }) => state).sort()).toEqual(['ordered', 'refused']);
		expect(sandbox.npay.store.size).toBe(6);
	});

	it('leaves nothing behind when the sandbox is reset in the middle of it', async () => {
		shop.hangs = true;
		sandbox.naverPurchase.patchSettings({ timeoutMs: 100 });
		const bought = buy(purchase());
		sandbox.reset();
		expect(await bought).toMatchObject({ state: 'refused' });
		expect([sandbox.npay.store.size, sandbox.naverPurchase.purchases()]).toEqual([0, []]);
	});

	it('is seen and made by the control API', async () => {
		const ask = async (method: string, path: string, body?: unknown) =>
			(await control(sandbox, method, `/naver-purchase${path}`, body)).body;
		expect(await ask('GET', '/demo-product')).toMatchObject({ id: 'HALLABONG-TEE' });
		const made = await ask('POST', '/purchases', { param: purchase(), buyer: JEJU });
		expect(made).toMatchObject({ id: 1, state: 'ordered', asked: [{ status: 200 }, {}] });
		expect(await ask('GET', '/purchases')).toMatchObject({ items: [{ merchantUid: 'order-1' }] });
		const wrong = await ask('POST', '/purchases', { param: 'x', buyer: JEJU });
		expect(wrong).toMatchObject({ state: 'refused', merchantUid: '' });
		const buyer = { ...JEJU, zipCode: '690-01' };
		expect((await ask('POST', '/purchases', { param: purchase(), buyer })).error).toContain(
			'buyer.zipCode',
		);
		expect(await ask('PATCH', '/settings', { contentType: 'any' })).toMatchObject({
			contentType: 'any',
			...shop.urls,
		});
	});
});
