import type { Sandbox } from '../../../sandbox';
import type { Buyer } from '../../../sandbox/naver-purchase/types';
import { control, frozenSandbox } from '../support/client';
import { JEJU, NaverShop, purchase, RIGHT_INFO, SEOUL } from '../support/naver-shop';

const WITHOUT_FEES = 15_900 + 2000 + 15_900 + 3500;

describe("Naver Pay's order sheet", () => {
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

	const address = ({ zipCode, baseAddress }: Buyer) => ({ zipCode, baseAddress });
	const ask = async (path: string, body: unknown) =>
		await control(sandbox, 'POST', `/naver-purchase/purchases${path}`, body);

	it('opens without a question, and PortOne has the payment already', async () => {
		const { body } = await ask('', { param: purchase() });
		expect(body).toMatchObject({ id: 1, state: 'open', merchantUid: 'order-1', asked: [] });
		expect(sandbox.portOneV1.payment(String(body.impUid))).toMatchObject({
			status: 'ready',
			amount: 1000,
		});
		expect(shop.asked).toEqual([]);
	});

	it('adds delivery up for an address, and again for another one', async () => {
		await ask('', { param: purchase() });
		const jeju = await ask('/1/quote', address(JEJU));
		expect(jeju.body).toEqual({
			price: WITHOUT_FEES,
			deliveryFee: 3000,
			surcharge: 4000,
			amount: WITHOUT_FEES + 7000,
			reasons: [],
		});
		shop.fees = shop.fees.replace('4000', '0');
		expect((await ask('/1/quote', address(SEOUL))).body).toMatchObject({
			surcharge: 0,
			amount: WITHOUT_FEES + 3000,
		});
		expect(shop.asked.map((one) => /zipcode=(\d+)/.exec(one)?.[1])).toEqual(['63122', '06236']);
		expect(sandbox.npay.store.size).toBe(0);
	});

	it('says why surcharges could not be had', async () => {
		await ask('', { param: purchase() });
		shop.status = 500;
		expect((await ask('/1/quote', address(JEJU))).body).toMatchObject({
			reasons: [{ in: 'areaSurcharge', path: 'URL', message: 'HTTP 500로 응답했습니다' }],
		});
	});

	it('asks for the products when the buyer pays, and takes what it quoted', async () => {
		await ask('', { param: purchase() });
		const { amount } = (await ask('/1/quote', address(JEJU))).body;
		const paid = await ask('/1/pay', { buyer: JEJU });
		expect(paid.body).toMatchObject({ id: 1, state: 'ordered', amount, surcharge: 4000 });
		expect(sandbox.portOneV1.payment(String(paid.body.impUid))).toMatchObject({
			status: 'paid',
			amount,
		});
	});

	it('stays open for another try after a refusal', async () => {
		await ask('', { param: purchase() });
		shop.info = RIGHT_INFO.replace('15900', '15000');
		expect((await ask('/1/pay', { buyer: JEJU })).body).toMatchObject({
			state: 'refused',
			reasons: [{ path: 'naverProducts[0].basePrice' }],
			asked: [{ status: 200 }],
		});
		expect(sandbox.npay.store.size).toBe(0);
		shop.reset();
		expect((await ask('/1/pay', { buyer: JEJU })).body).toMatchObject({
			state: 'ordered',
			reasons: [],
		});
	});

	it('is paid once, however often the button is pressed', async () => {
		await ask('', { param: purchase() });
		const tries = await Promise.all([1, 2].map(() => ask('/1/pay', { buyer: JEJU })));
		expect(tries.map(({ status }) => status).sort()).toEqual([200, 409]);
		expect((await ask('/1/pay', { buyer: JEJU })).status).toBe(409);
		expect(sandbox.npay.store.size).toBe(3);
	});

	it('does not open for what is paid already', async () => {
		await sandbox.naverPurchase.buy(purchase(), JEJU);
		expect((await ask('', { param: purchase() })).body).toMatchObject({
			state: 'refused',
			reasons: [{ path: 'merchant_uid' }],
		});
		expect((await ask('/2/pay', { buyer: JEJU })).status).toBe(409);
	});

	it('does not open for what can not be read, and pays nothing that is not there', async () => {
		const { body } = await ask('', { param: purchase({ buyer_tel: '' }) });
		expect(body).toMatchObject({ state: 'refused', reasons: [{ path: 'buyer_tel' }] });
		expect((await ask('/1/pay', { buyer: JEJU })).status).toBe(409);
		expect((await ask('/2/pay', { buyer: JEJU })).status).toBe(404);
		expect((await ask('/x/quote', address(JEJU))).status).toBe(404);
		expect((await ask('/1/quote', { ...address(JEJU), zipCode: '1' })).status).toBe(400);
	});

	it('is gone after a reset', async () => {
		await ask('', { param: purchase() });
		sandbox.reset({ naverPurchase: shop.urls });
		expect((await ask('/1/pay', { buyer: JEJU })).status).toBe(404);
	});
});
