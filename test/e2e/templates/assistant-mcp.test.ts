import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import Fastify from 'fastify';

import { type OpenTemplate, TemplateShop } from '../support/templates';

const TOKEN = 'a-long-random-token-of-the-shop';
const TOOLS = [
	'_Check_',
	'_Dry_confirm_',
	'_Dry_delay_',
	'_Dry_dispatch_',
	'_Order_',
	'_Product_XML_',
	'_Settlements_',
	'_To_ship_',
];

/** The shop's own answer to Naver Pay, which has no such product. */
const site = Fastify();
site.get(
	'/',
	async (_, reply) => await reply.type('application/xml').send('<products></products>'),
);

let shop: TemplateShop;
let template: OpenTemplate;
let client: Client;

const address = () => new URL(`${shop.instance.server.url}/mcp/npay-shop`);

/** A client with such headers. @throws where it isn't let in */
async function connect(headers: Record<string, string>): Promise<Client> {
	const one = new Client({ name: 'a program of somebody else', version: '1.0.0' });
	await one.connect(new StreamableHTTPClientTransport(address(), { requestInit: { headers } }));
	return one;
}

beforeAll(async () => {
	const products = await site.listen({ host: '127.0.0.1', port: 0 });
	shop = await TemplateShop.open('assistant-mcp');
	shop.know('httpBearerAuth', { token: TOKEN });
	const parameters = { '상품정보 (Product XML)': { url: products } };
	template = await shop.import('shop-assistant-mcp', { parameters });
	await template.activate();
	client = await connect({ authorization: `Bearer ${TOKEN}` });
});

afterAll(async () => {
	await client?.close();
	await shop?.close();
	await site.close();
});

beforeEach(() => {
	shop.sandbox.reset({ npay: { rateLimit: { enabled: false } } });
});

/** Calls a tool. @returns what a model reads, and whether it is an error */
async function call(name: string, input: object): Promise<{ text: string; isError: boolean }> {
	const result = await client.callTool({ name, arguments: input as Record<string, unknown> });
	const content = result.content as Array<{ text?: string }>;
	const text = content.map((part) => part.text ?? '').join('\n');
	return { text, isError: result.isError === true };
}

const waiting = (count: number): string[] =>
	shop.sandbox.npay
		.createOrders({ count, placeOrderStatus: 'OK' })
		.flatMap(({ productOrderIds }) => productOrderIds);

it.each([
	['no token', {}],
	['another token', { authorization: 'Bearer another' }],
])('lets nobody in with %s', async (_, headers: Record<string, string>) => {
	await expect(connect(headers)).rejects.toThrow(/40[13]|Authorization/);
});

it('has reads and dry runs, and nothing that writes', async () => {
	const { tools } = await client.listTools();
	expect(tools.map(({ name }) => name).sort()).toEqual(TOOLS);
	expect(client.getInstructions()).toContain('사람');
	const dispatch = tools.find(({ name }) => name === '_Dry_dispatch_');
	const inputs = Object.keys(dispatch?.inputSchema.properties ?? {}).sort();
	expect(inputs).toEqual(['courier', 'productOrderId', 'trackingNumber']);
	const [id = ''] = waiting(1);
	const input = { productOrderId: id, courier: 'CJ대한통운', trackingNumber: '681234567890' };
	const refused = await call('_Dispatch_', input).catch((error: Error) => ({
		text: error.message,
		isError: true,
	}));
	expect(refused).toMatchObject({ isError: true, text: expect.stringMatching(/not found/i) });
	expect(shop.sandbox.npay.ledger().totals.dispatched).toBe(0);
});

it('reads orders, and masks who the buyers are', async () => {
	const [id = ''] = waiting(1);
	const { order, shippingAddress } = shop.sandbox.npay.put(id, 'PAYED_OK');
	const read = [await call('_To_ship_', {}), await call('_Order_', { productOrderId: id })];
	for (const { text, isError } of read) {
		expect(isError).toBe(false);
		expect(text).toContain(id);
		expect(text).toContain('**');
		for (const personal of [order.ordererName, order.ordererTel, shippingAddress.baseAddress])
			expect(text).not.toContain(personal);
	}
});

it('reads settlements, and why a product would be refused', async () => {
	shop.sandbox.npay.seedSettlement({ days: 3, orders: 10 });
	const today = new Date(shop.sandbox.clock.now()).toISOString().slice(0, 10);
	const settled = await call('_Settlements_', { firstDay: today, lastDay: today });
	expect(settled).toMatchObject({ isError: false, text: expect.stringContaining('caseAmount') });
	const xml = await call('_Product_XML_', { productId: 'TEE-01' });
	expect(xml.text).toContain('<products></products>');
	const product = { id: 'TEE-01', name: '티셔츠', basePrice: 19_000, quantity: 1 };
	const param = { merchant_uid: 'check', naverProducts: [product] };
	const checked = await call('_Check_', { param, xml: '<products></products>' });
	expect(checked.text).toContain('productMissing');
});

it('tries writes, and sends none', async () => {
	const [id = ''] = waiting(1);
	const [fresh = ''] = shop.sandbox.npay.createOrders({ count: 1 })[0]?.productOrderIds as string[];
	const dueDate = new Date(shop.sandbox.clock.now() + 5 * 86_400_000).toISOString().slice(0, 10);
	const tried = [
		await call('_Dry_confirm_', { productOrderId: fresh }),
		await call('_Dry_dispatch_', {
			...{ productOrderId: id, courier: 'CJ대한통운', trackingNumber: '681234567890' },
		}),
		await call('_Dry_delay_', {
			...{ productOrderId: id, dueDate, reason: '상품 준비 중', detail: '입고가 늦습니다' },
		}),
	];
	for (const { text, isError } of tried) {
		expect({ text, isError }).toEqual({ text: expect.stringContaining('"allowed":true'), isError });
		expect(isError).toBe(false);
	}
	const { totals } = shop.sandbox.npay.ledger();
	expect(totals).toMatchObject({ confirmed: 0, dispatched: 0, delayed: 0 });
});

it.each([
	[
		'a courier that there is not',
		{ courier: '번개배송', trackingNumber: '681234567890' },
		/Delivery Company.*번개배송/s,
	],
	[
		'a number with words in it',
		{ courier: 'CJ대한통운', trackingNumber: '문 앞' },
		/Tracking Number/,
	],
])('answers %s with an error that says what to do', async (_, input, said) => {
	const [id = ''] = waiting(1);
	const { text, isError } = await call('_Dry_dispatch_', { productOrderId: id, ...input });
	expect({ text, isError }).toEqual({ text: expect.stringMatching(said), isError: true });
	expect(text).toContain('Nothing was sent');
});

it('answers a date that is none, and an argument that is missing, with an error', async () => {
	const date = await call('_Settlements_', { firstDay: '10월', lastDay: '10월' });
	expect(date).toMatchObject({ isError: true, text: expect.stringContaining('From') });
	const missing = await call('_Order_', {}).catch((error: Error) => ({
		text: error.message,
		isError: true,
	}));
	expect(missing).toMatchObject({ isError: true, text: expect.stringContaining('productOrderId') });
});

it('tells that Naver is away, and works again when it is back', async () => {
	const [id = ''] = waiting(1);
	shop.sandbox.faults.add({ kind: 'status', status: 503, match: {}, times: 0 });
	const away = await call('_Order_', { productOrderId: id });
	shop.sandbox.faults.clear();
	expect(away).toMatchObject({
		isError: true,
		text: expect.stringContaining('사용할 수 없습니다'),
	});
	expect(await call('_Order_', { productOrderId: id })).toMatchObject({ isError: false });
});

it('serves a client again after n8n was killed', async () => {
	const [id = ''] = waiting(1);
	await shop.crash();
	client = await connect({ authorization: `Bearer ${TOKEN}` });
	expect(await call('_Order_', { productOrderId: id })).toMatchObject({ isError: false });
});
