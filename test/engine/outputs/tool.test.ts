import { openPortOne } from '../../support/shops/portOneShop';
import { openShop, type Shop } from '../../support/shops/shop';

/** As n8n runs the tool variant of a node: its type ends with Tool, its input is what the model has filled in. */
let shop: Shop;
beforeAll(async () => {
	shop = await openShop();
});
afterAll(async () => await shop.sandbox.close());
beforeEach(() => shop.reset());

const GET = { resource: 'productOrder', operation: 'get', productOrderId: '={{ $json.id }}' };

describe('personal data', () => {
	const read = async (parameters: object, asTool: boolean) => {
		const [id = ''] = shop.paidOrders(1);
		const { json } = await shop.engine.run({ ...GET, ...parameters }, { items: [{ id }], asTool });
		return json[0] ?? {};
	};

	test('is masked for a model unless it is asked for', async () => {
		expect((await read({}, true)).receiverName).toMatch(/^.\*\*$/);
		expect((await read({ personalData: 'auto' }, true)).receiverName).toMatch(/^.\*\*$/);
		expect((await read({ personalData: 'full' }, true)).receiverName).toMatch(/^[^*]+$/);
		expect((await read({ personalData: 'omit' }, true)).receiverName).toBeNull();
	});

	test('is whole in a workflow unless it is not to be', async () => {
		expect((await read({}, false)).receiverName).toMatch(/^[^*]+$/);
		expect((await read({ personalData: 'masked' }, false)).receiverName).toMatch(/^.\*\*$/);
	});

	test('a choice that there is not tells nothing of anybody', async () => {
		const chosen = { personalData: '={{ "Full" }}' };
		expect((await read(chosen, false)).receiverName).toBeNull();
	});
});

describe('an ID that the model does not fill in', () => {
	test.each(['confirm', 'get', 'dispatch'])(
		'is an error that says how it can: %s',
		async (operation) => {
			const items = [{}];
			const courier = { deliveryCompanyCode: 'CJGLS', trackingNumber: '1' };
			const { json, error } = await shop.engine.run(
				{ resource: 'productOrder', operation, ...courier },
				{ items, asTool: true },
			);
			expect(json).toEqual([]);
			expect(error?.message).toBe('Product Order ID is empty');
			expect(error?.description).toMatch(/let the model fill the field in with the star button/);
			expect(error?.description).toMatch(/\$fromAI/);
		},
	);

	test('in a workflow it is nothing to do', async () => {
		const { error, hints } = await shop.engine.run({ ...GET, operation: 'confirm' }, {});
		expect(error).toBeUndefined();
		expect(hints).toEqual([expect.stringMatching(/^Nothing to do/)]);
	});
});

test('of PortOne, which has no choice of its own for it: masked for a model, unless the option says otherwise', async () => {
	const { sandbox, run } = await openPortOne();
	const { impUid } = sandbox.portOneV1.createPayment({
		amount: 1_000,
		buyerName: '김네이버',
	} as never);
	const get = { resource: 'payment', operation: 'get', imp_uid: impUid };
	const names = ['buyer_name', 'buyer_tel', 'buyer_email', 'buyer_addr'];
	const read = async (parameters: object, asTool: boolean) => {
		const { json } = await run({ ...get, ...parameters }, { asTool });
		expect(json).toMatchObject([{ imp_uid: impUid, amount: 1_000, status: 'paid' }]);
		return names.map((name) => json[0]?.[name]).filter((value) => typeof value === 'string');
	};
	const whole = await read({}, false);
	expect(whole.length).toBeGreaterThan(0);
	expect((await read({}, true)).every((value) => /^.\*\*$/u.test(String(value)))).toBe(true);
	expect(await read({ options: { showPersonalData: true } }, true)).toEqual(whole);
	await sandbox.close();
});
