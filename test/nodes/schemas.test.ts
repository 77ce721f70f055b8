/**
 * Output previews (`__schema__`): what the editor shows of a node's fields before it has ever run, so that they can be
 * dragged. They are what each operation gives against the sandbox; `npm run schemas` writes them.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { type Sandbox, startSandbox } from '../../sandbox';
import { STATES } from '../../sandbox/npay/orders/states';
import { CATALOG, Engine } from '../support/engine/engine';
import { CATALOG_ROWS, DOCUMENTS, PARAMS, PURCHASE_ROWS } from '../support/engine/manual';
import { NodeStandIn } from '../support/engine/nodeStandIn';
import { inferSchema } from '../support/schemas/infer';
import { CUSTOMER } from '../support/shops/portOneShop';
import { BILLING_KEY } from '../support/shops/portOneV2Shop';
import { NOW } from '../support/shops/shop';
import { restart } from '../support/sleep';
import { type Case, cases, type Server } from './anyAnswer/operations';
import { ask } from './anyAnswer/tape';

const ROOT = path.join(__dirname, '../../nodes');
const FOLDERS: Record<string, string> = {
	npay: 'Npay',
	portOne: 'PortOne',
	portOneV2: 'PortOneV2',
	npayCatalog: 'NpayCatalog',
};
const isUpdate = process.env.UPDATE_SCHEMAS === '1';

let sandbox: Sandbox;
/** Rows of each operation, by the file that shows what they look like. */
const rows = new Map<string, IDataObject[]>();

const add = (node: string, { resource, operation }: INodeParameters, json: IDataObject[]) => {
	const file = `${FOLDERS[node]}/__schema__/v1.0.0/${String(resource)}/${String(operation)}.json`;
	rows.set(file, [...(rows.get(file) ?? []), ...json]);
};

/** Nobody has paid for these. */
const UNPAID = new Set<string>(['PAYMENT_WAITING', 'CANCELED_BY_NOPAYMENT']);

/** Orders in every paid state, so that a read shows every field that there is. */
const inEveryState = (): INodeParameters[] =>
	STATES.filter((state) => !UNPAID.has(state)).map((state) => {
		const [order] = sandbox.npay.createOrders({ count: 1, state: 'PAYED' });
		const [productOrderId = ''] = order?.productOrderIds ?? [];
		sandbox.npay.put(productOrderId, state);
		return { productOrderId, orderId: order?.orderId ?? '' };
	});

const open = ({ node, credential, fields }: Server): NodeStandIn => {
	sandbox.reset();
	restart((ms) => sandbox.clock.advance(ms));
	return new NodeStandIn(node, credential, fields(sandbox), ask);
};

async function runCase({ server, before = [], prepare }: Case): Promise<void> {
	const standIn = open(server);
	const { name } = server.node.description;
	const everyState = name === 'npay' ? inEveryState() : [];
	const prepared = prepare(sandbox);
	const [first = {}] = prepared;
	const isGet = name === 'npay' && first.operation === 'get';
	const parameters = isGet ? everyState.map((ids) => ({ ...first, ...ids })) : prepared;
	for (const ofItem of before) await standIn.execute([ofItem]);
	const { items } = await standIn.execute(parameters, { onError: 'continueRegularOutput' });
	const good = items.map(({ json }) => json).filter(({ success }) => success !== false);
	// CEOS answers under the same names as PortOne, of which there is one preview.
	const isHidden = first.server === 'ceos' && first.resource === 'payment';
	if (good.length > 0 && !isHidden) add(name, first, good);
}

const AT = '2026-12-05 10:00';
const V1_SCHEDULE = { resource: 'schedule', merchant_uid: 'order-1', customer_uid: CUSTOMER };
const OCTOBER = { period: 'custom', startDate: '2026-10-01', endDate: '2026-10-31' };
const CASES = { period: 'custom', searchDate: '2026-10-01', searchDateTo: '2026-10-31' };

/** A shop that has been settled, and been written about. */
function inBusiness(): void {
	sandbox.npay.seedSettlement({ month: '2026-10', orders: 30, seed: 'schemas' });
	// What a day's row tells stands only where its total is not that of its orders.
	sandbox.npay.settlement.addDiscrepancy({ kind: 'dailyDiffers', count: 1 });
	const [order] = sandbox.portOneV1.createNaverOrders({ count: 1, state: 'PAYED' });
	const [productOrderId = ''] = order?.productOrderIds ?? [];
	for (const reviewType of ['GENERAL', 'PREMIUM'] as const) {
		sandbox.npay.addReview({ productOrderId, reviewType, createdDate: NOW });
	}
}

/** Operations that need more than one case makes: what is done first, by the node or the sandbox. */
const FURTHER: Array<[string, (node: NodeStandIn) => Promise<INodeParameters[]>]> = [
	[
		'npay',
		async () => {
			inBusiness();
			return await Promise.resolve([
				{ resource: 'review', operation: 'getMany', ...{ period: 'custom', from: '2026-11-01' } },
				{ resource: 'settlement', operation: 'getDaily', ...OCTOBER },
				{ resource: 'settlement', operation: 'getByCase', ...CASES },
				{ resource: 'settlement', operation: 'getCommissionDetails', ...CASES },
				{ resource: 'settlement', operation: 'reconcile', ...OCTOBER },
				{ resource: 'vat', operation: 'getDaily', ...OCTOBER },
				{ resource: 'vat', operation: 'getByCase', ...OCTOBER },
			]);
		},
	],
	[
		'portOne',
		async (node) => {
			inBusiness();
			sandbox.portOneV1.addBillingKey({ customerUid: CUSTOMER });
			const { impUid } = sandbox.portOneV1.createPayment({
				...{ pgProvider: 'naverpay', amount: 11_000, escrow: true },
			});
			const what = { schedule_at: AT, amount: 60_000, name: '정기' };
			for (const merchant_uid of ['order-1', 'order-2']) {
				await node.execute([{ ...V1_SCHEDULE, merchant_uid, operation: 'create', ...what }]);
				await node.execute([{ ...V1_SCHEDULE, merchant_uid, operation: 'unschedule' }]);
			}
			return [
				{ ...V1_SCHEDULE, operation: 'reschedule', schedule_at: AT },
				{ ...V1_SCHEDULE, operation: 'retry', merchant_uid: 'order-2' },
				{ ...{ resource: 'naverPayment', operation: 'confirm' }, imp_uid: impUid },
				{
					...{ resource: 'naverReview', operation: 'getMany', review_type: 'general' },
					...{ channel_key: 'channel-key-sandbox-naverco', period: 'custom', from: '2026-11-01' },
				},
			];
		},
	],
	[
		'portOneV2',
		async (node) => {
			sandbox.portOneV2.addBillingKey({ billingKey: BILLING_KEY });
			const schedule = { server: 'portOne', resource: 'schedule' };
			const what = { billingKey: BILLING_KEY, orderName: 'x', total: 11_000, timeToPay: AT };
			const { items } = await node.execute([
				{ ...schedule, operation: 'create', paymentId: 'payment-1', ...what },
			]);
			const scheduleId = String(items[0]?.json.scheduleId);
			return [
				{ ...schedule, operation: 'get', scheduleId },
				{ ...schedule, operation: 'revoke', scheduleId },
			];
		},
	],
];

async function runFurther(
	name: string,
	prepare: (node: NodeStandIn) => Promise<INodeParameters[]>,
) {
	const server = cases.find((one) => one.server.node.description.name === name)?.server;
	if (server === undefined) throw new Error(`No case has the node ${name}`);
	const standIn = open(server);
	for (const parameters of await prepare(standIn)) {
		const { items, error } = await standIn.execute([parameters]);
		if (error !== undefined) throw error;
		const json = items.map((item) => item.json);
		add(name, parameters, json);
	}
}

/** Npay Catalog: parameters, and the rows that come in. */
const DOCUMENT_CASES: Array<[INodeParameters, IDataObject[]]> = [
	[{ resource: 'purchase', operation: 'build' }, PURCHASE_ROWS],
	[
		{ resource: 'purchase', operation: 'check' },
		[
			{ param: PARAMS['3.2'], xml: DOCUMENTS['3.2'] },
			{ param: PARAMS['3.4'], xml: DOCUMENTS['3.2'] },
		],
	],
	[{ resource: 'productInfo', operation: 'buildXml' }, CATALOG_ROWS['3.2']],
	[
		{ resource: 'productInfo', operation: 'parseQuery' },
		[{ query: 'product[0][id]=A&product[0][optionManageCodes]=R_S,R_M' }],
	],
	[{ resource: 'areaSurcharge', operation: 'buildXml' }, [{ id: 'P001', surprice: 3000 }]],
	[
		{ resource: 'areaSurcharge', operation: 'parseQuery' },
		[{ query: 'productId=A&productId=B&zipcode=63000&address1=%EC%A0%9C%EC%A3%BC' }],
	],
	[
		{ resource: 'wishList', operation: 'build' },
		[
			{
				...{ id: 'A', name: '신발', desc: '신발', uprice: 10_000, url: 'https://shop.kr/a' },
				...{ image: 'https://shop.kr/a.png' },
			},
		],
	],
];

beforeAll(async () => {
	sandbox = await startSandbox({
		now: NOW,
		clock: 'frozen',
		settings: {
			npay: { signatureClock: 'real', rateLimit: { enabled: false } },
			ceos: { failures: { rate: 0 } },
		},
	});
	// Days stand in what is read: they are those of the sandbox, whose clock is set.
	const clock = jest.spyOn(Date, 'now').mockImplementation(() => sandbox.clock.now());
	for (const one of cases) await runCase(one);
	for (const [name, prepare] of FURTHER) await runFurther(name, prepare);
	restart();
	clock.mockRestore();
	const engine = await Engine.load();
	for (const [parameters, items] of DOCUMENT_CASES) {
		const { json } = await engine.run(parameters, { items, node: CATALOG });
		add('npayCatalog', parameters, json);
	}
}, 120_000);
afterAll(async () => await sandbox.close());

/** Every resource and operation that a node has. */
function operationsOf(node: string): string[] {
	const { description } = new Map(
		cases.map(({ server }) => [server.node.description.name, server.node]),
	).get(node) ?? { description: { properties: [] } };
	return description.properties
		.filter(({ name }) => name === 'operation')
		.flatMap(({ displayOptions, options = [] }) =>
			(displayOptions?.show?.resource ?? []).flatMap((resource) =>
				options.map((option) =>
					'value' in option ? `${String(resource)}/${String(option.value)}` : '',
				),
			),
		);
}

const fileOf = (name: string): string => path.join(ROOT, name);
const contentOf = (name: string): string =>
	`${JSON.stringify(inferSchema(rows.get(name) ?? []), undefined, '\t')}\n`;

const known = (): string[] =>
	readdirSync(ROOT, { recursive: true, encoding: 'utf8' })
		.filter((name) => /__schema__.*\.json$/.test(name))
		.sort();

test('are as the operations answer', () => {
	const made = [...rows.keys()].sort();
	if (isUpdate) {
		for (const name of known()) rmSync(fileOf(name));
		for (const name of made) {
			mkdirSync(path.dirname(fileOf(name)), { recursive: true });
			writeFileSync(fileOf(name), contentOf(name));
		}
	}
	expect(known()).toEqual(made);
	const stale = made.filter(
		(name) => !existsSync(fileOf(name)) || readFileSync(fileOf(name), 'utf8') !== contentOf(name),
	);
	expect(stale).toEqual([]);
});

test.each(['npay', 'portOne', 'portOneV2'])('no operation of %s is without one', (node) => {
	const wanted = operationsOf(node).map((one) => `${FOLDERS[node]}/__schema__/v1.0.0/${one}.json`);
	expect(wanted.length).toBeGreaterThan(0);
	expect(wanted.filter((name) => !rows.has(name))).toEqual([]);
});

test('show the fields that the next step needs', () => {
	const fieldsOf = (name: string) =>
		Object.keys(inferSchema(rows.get(name) ?? []).properties ?? {});
	const getMany = fieldsOf('Npay/__schema__/v1.0.0/productOrder/getMany.json');
	const order = ['productOrderId', 'productName', 'receiverName', 'address', 'trackingNumber'];
	expect(getMany).toEqual(expect.arrayContaining(order));
	const dispatched = fieldsOf('Npay/__schema__/v1.0.0/productOrder/dispatch.json');
	expect(dispatched).toEqual(expect.arrayContaining(['productOrderId', 'success']));
});
