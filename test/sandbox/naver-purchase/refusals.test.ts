import type { Sandbox } from '../../../sandbox';
import { frozenSandbox } from '../support/client';
import { JEJU, NaverShop, purchase, RIGHT_FEES, RIGHT_INFO } from '../support/naver-shop';
import type { Members } from '../support/wire';

const [FIRST] = (purchase()['naverProducts'] as Members[])[0]!['options'] as Members[];

describe('the simulated Naver Pay refuses a purchase', () => {
	let sandbox: Sandbox;
	let shop: NaverShop;
	beforeAll(async () => {
		shop = await NaverShop.open();
		sandbox = await frozenSandbox();
	});
	beforeEach(() => {
		shop.reset();
		sandbox.reset({ naverPurchase: { ...shop.urls, timeoutMs: 60_000 } });
	});
	afterAll(() => Promise.all([sandbox.close(), shop.close()]));

	/** Buys, and gives the places of everything that is wrong. */
	async function reasonsOf(param: unknown = purchase()): Promise<string[]> {
		const { state, reasons } = await sandbox.naverPurchase.buy(param, JEJU);
		expect(state).toBe(reasons.length > 0 ? 'refused' : 'ordered');
		expect(sandbox.npay.store.size).toBe(reasons.length > 0 ? 0 : 3);
		for (const { message } of reasons) expect(message).not.toBe('');
		return reasons.map((one) => `${one.in} ${one.path}`);
	}

	it('not, when everything agrees', async () => {
		expect(await reasonsOf()).toEqual([]);
	});

	it.each<[string, string | RegExp]>([
		['no status of the product', '<status>ON_SALE</status>'],
		['no shipping method', '<method>DELIVERY</method>'],
		['no stock of a supplement', '<stockQuantity>2</stockQuantity>'],
		['no status of a supplement', '<status>true</status>'],
	])('not, when the shop tells %s: it has a default', async (_what, left) => {
		shop.info = RIGHT_INFO.replace(left, '');
		expect(await reasonsOf()).toEqual([]);
	});

	it('not, when a page sends ids as numbers and amounts as text', async () => {
		const param = purchase({ amount: '1000' as never }, { basePrice: '15900' as never });
		expect(await reasonsOf(param)).toEqual([]);
	});

	it('not for the stock of a product whose options have codes', async () => {
		shop.info = RIGHT_INFO.replace('<stockQuantity>5', '<stockQuantity>0');
		expect(await reasonsOf()).toEqual([]);
	});

	const PRODUCT = 'request naverProducts[0]';
	const INFO = 'productInfo products.product[0]';

	it.each<[string, string | RegExp, string, string]>([
		['another id', 'HALLABONG-TEE', 'OTHER', `${PRODUCT}.id`],
		['another price', '15900', '15800', `${PRODUCT}.basePrice`],
		['a price that is no number', '15900', '15,900', `${INFO}.basePrice`],
		['no price', /<basePrice>.*<\/basePrice>/, '', `${INFO}.basePrice`],
		['no name', /<name>한라봉 티셔츠<\/name>/, '', `${INFO}.name`],
		['a product sold out', 'ON_SALE', 'SOLD_OUT', `${INFO}.status`],
		['an unknown status', 'ON_SALE', 'SALE', `${INFO}.status`],
		[
			'too little stock of an option',
			'<manageCode>O_XL</manageCode>',
			'<manageCode>O_XL</manageCode><stockQuantity>0</stockQuantity>',
			`${INFO}.option.combination[1].stockQuantity`,
		],
		[
			'an option not sold',
			'<manageCode>O_XL</manageCode>',
			'<manageCode>O_XL</manageCode><status>false</status>',
			`${INFO}.option.combination[1].status`,
		],
		[
			'a value not sold',
			'<text>XL</text>',
			'<text>XL</text><status>false</status>',
			`${PRODUCT}.options[0].selections[1].code`,
		],
		['no kind of fee', '<feeType>CONDITIONAL_FREE</feeType>', '', `${INFO}.shippingPolicy.feeType`],
		['no optionSupport', '<optionSupport>true</optionSupport>', '', `${INFO}.optionSupport`],
		[
			'no such option value',
			'<value><id>XL</id>',
			'<value><id>L</id>',
			`${PRODUCT}.options[0].selections[1].code`,
		],
		['no such combination', '>O_XL<', '>O_L<', `${PRODUCT}.options[0].selectionCode`],
		['another option price', '<price>2000', '<price>1000', `${PRODUCT}.options[0].optionPrice`],
		['no option price', '<price>2000</price>', '', `${PRODUCT}.options[0].optionPrice`],
		[
			'no supplementSupport',
			'<supplementSupport>true</supplementSupport>',
			'',
			`${INFO}.supplementSupport`,
		],
		['no such supplement', '<id>SOCKS</id>', '<id>HAT</id>', `${PRODUCT}.supplements[0].id`],
		['another supplement price', '3500', '3400', `${PRODUCT}.supplements[0].price`],
		['a supplement not sold', '<status>true', '<status>false', `${INFO}.supplement[0].status`],
		[
			'a supplement out of stock',
			'<stockQuantity>2',
			'<stockQuantity>0',
			`${INFO}.supplement[0].stockQuantity`,
		],
		['broken XML', '</products>', '', 'productInfo products'],
		['another document', /products>/g, 'items>', 'productInfo products'],
	])('of which the shop tells %s', async (_what, right, wrong, path) => {
		expect(RIGHT_INFO).toMatch(right);
		shop.info = RIGHT_INFO.replace(right, wrong);
		expect(await reasonsOf()).toContain(path);
	});

	it.each<[string, Members, Members, string]>([
		['no merchant_uid', { merchant_uid: undefined }, {}, 'merchant_uid'],
		['no telephone number', { buyer_tel: undefined }, {}, 'buyer_tel'],
		['another PG', { pg: 'naverpay' }, {}, 'pg'],
		['no products', { naverProducts: [] }, {}, 'naverProducts'],
		['no quantity and no options', {}, { options: undefined }, 'naverProducts[0].quantity'],
		['no shipping', {}, { shipping: undefined }, 'naverProducts[0].shipping'],
		[
			'a fee that nobody pays',
			{},
			{ shipping: { method: 'DELIVERY', baseFee: 3000 } },
			'naverProducts[0].shipping.feePayType',
		],
		['a price with a comma', {}, { basePrice: '15,900' }, 'naverProducts[0].basePrice'],
		[
			'three ranges, which make four sections',
			{},
			{
				shipping: {
					method: 'DELIVERY',
					baseFee: 0,
					feeRule: { rangesByQty: [2, 3, 4].map((from) => ({ from, surcharge: 1 })) },
				},
			},
			'naverProducts[0].shipping.feeRule.rangesByQty',
		],
		[
			'two kinds of options without selectionCode',
			{},
			{ options: [{ ...FIRST, optionPrice: 0, selectionCode: undefined }] },
			'naverProducts[0].options[0].selectionCode',
		],
		[
			'a selection without label',
			{},
			{ options: [{ ...FIRST, selections: [{ code: 'XL', value: 'XL' }] }] },
			'naverProducts[0].options[0].selections[0].label',
		],
	])('that has %s', async (_what, change, product, path) => {
		const param = JSON.parse(JSON.stringify(purchase(change, product))) as unknown;
		expect(await reasonsOf(param)).toContain(`request ${path}`);
	});

	it.each<[string, Partial<NaverShop>, string]>([
		['with another status', { status: 500 }, 'HTTP 500'],
		['with a redirect', { status: 302 }, 'HTTP 302'],
		['as JSON', { contentType: 'application/json' }, 'Content-Type'],
		['not at all', { hangs: true }, '응답이 없습니다'],
	])('that the shop answers %s', async (_what, answer, sentence) => {
		Object.assign(shop, answer);
		// Only who never answers is waited for in vain: a slow machine needs its time for the others.
		if (answer.hangs === true) sandbox.naverPurchase.patchSettings({ timeoutMs: 100 });
		const { reasons } = await sandbox.naverPurchase.buy(purchase(), JEJU);
		expect(reasons).toMatchObject([
			{ in: 'productInfo', path: 'URL', message: expect.stringContaining(sentence) },
		]);
	});

	it('without asking anybody who is not on this machine', async () => {
		sandbox.naverPurchase.patchSettings({ productInfoUrl: 'http://shop.example.com/info' });
		const { reasons, asked } = await sandbox.naverPurchase.buy(purchase(), JEJU);
		expect([asked, reasons]).toMatchObject([[], [{ path: 'URL' }]]);
		sandbox.naverPurchase.patchSettings({ productInfoUrl: null });
		expect(await reasonsOf()).toEqual(['productInfo URL']);
	});

	it.each<[string, string | RegExp, string]>([
		['no surcharge of a product', 'HALLABONG-TEE', 'OTHER'],
		['a surcharge that is no number', '4000', '4천원'],
		['a negative surcharge', '4000', '-1'],
		['another document', /additionalFees>/g, 'fees>'],
	])('of which the shop answers %s', async (_what, right, wrong) => {
		shop.fees = RIGHT_FEES.replace(right, wrong);
		const [first = ''] = await reasonsOf();
		expect(first).toContain('areaSurcharge additionalFees');
	});

	it('with every reason at once', async () => {
		shop.info = RIGHT_INFO.replace('15900', '1').replace('>O_XL<', '>X<').replace('3500', '1');
		expect(await reasonsOf()).toEqual([
			`${PRODUCT}.basePrice`,
			`${PRODUCT}.options[0].selectionCode`,
			`${PRODUCT}.supplements[0].price`,
		]);
	});
});
