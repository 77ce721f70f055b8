import type { IDataObject } from 'n8n-workflow';

import { endpoints as npay } from '../../nodes/Npay/api/endpoints';
import { resources as npayResources } from '../../nodes/Npay/resources';
import { endpoints as portOne } from '../../nodes/PortOne/api/endpoints';
import { resources as portOneResources } from '../../nodes/PortOne/resources';
import { ceosEndpoints, portOneEndpoints } from '../../nodes/PortOneV2/api/endpoints';
import { resourcesOf } from '../../nodes/PortOneV2/resources';
import type { Resource } from '../../nodes/shared/run/operation';
import type { Sandbox } from '../../sandbox';
import { type Engine, PORTONE, PORTONE_V2, type RunOptions } from '../support/engine/engine';
import { CUSTOMER, openPortOne } from '../support/shops/portOneShop';
import { BILLING_KEY, openPortOneV2 } from '../support/shops/portOneV2Shop';
import { openShop } from '../support/shops/shop';

/**
 * A node as it is dropped into a workflow, behind an item that has every ID and a parcel: *Execute* writes nothing,
 * whatever resource it is set to, and whatever operation was chosen before the resource.
 */
interface Opened {
	sandbox: Sandbox;
	engine: Engine;
	item: IDataObject;
}

type Table = Record<string, { kind: string; method: string; path: string }>;

const PARCEL = {
	...{ deliveryCompanyCode: 'CJGLS', deliveryCompany: 'CJGLS', trackingNumber: '640000000001' },
	...{
		택배사: 'CJ대한통운',
		송장번호: '640000000001',
		amount: 1_000,
		name: '텀블러',
		reason: '변심',
	},
};

/** What every payment of CEOS asks for: without them none is sent, chosen or not. */
const PRICED = { orderName: '텀블러', totalPayAmount: 1_000 };

async function openNpay(): Promise<Opened> {
	const { sandbox, engine, paidOrders } = await openShop();
	const [productOrderId = ''] = paidOrders(1);
	return { sandbox, engine, item: { productOrderId, 상품주문번호: productOrderId } };
}

async function openV1(): Promise<Opened> {
	const { sandbox, engine } = await openPortOne();
	const [order] = sandbox.portOneV1.createNaverOrders({ count: 1, state: 'PAYED' });
	const [product_order_id = ''] = order?.productOrderIds ?? [];
	const ids = { imp_uid: order?.impUid ?? '', product_order_id, customer_uid: CUSTOMER };
	return { sandbox, engine, item: { ...ids, merchant_uid: 'order-1' } };
}

async function openV2(): Promise<Opened> {
	const { sandbox, engine } = await openPortOneV2();
	const item = { paymentId: 'order-1', billingKey: BILLING_KEY, scheduleId: 's-1', githubId: 'o' };
	return { sandbox, engine, item };
}

const NODES: Array<
	[
		name: string,
		open: () => Promise<Opened>,
		resources: ReadonlyArray<Resource<never>>,
		table: Table,
		options: RunOptions,
		parameters: IDataObject,
	]
> = [
	['Npay', openNpay, npayResources, npay, {}, {}],
	['PortOne', openV1, portOneResources, portOne, { node: PORTONE, credential: 'portOne' }, {}],
	[
		...['PortOne V2', openV2, resourcesOf.portOne, portOneEndpoints],
		...[{ node: PORTONE_V2, credential: 'portOneV2' }, { server: 'portOne' }],
	],
	[
		...['CEOS', openV2, resourcesOf.ceos, ceosEndpoints],
		...[
			{ node: PORTONE_V2, credential: 'ceos' },
			{ server: 'ceos', ...PRICED },
		],
	],
] as never;

describe.each(NODES)('%s', (_, open, resources, table, options, parameters) => {
	let opened: Opened;
	beforeAll(async () => {
		opened = await open();
	});
	afterAll(async () => await opened.sandbox.close());

	const writes = Object.values(table)
		.filter(({ kind }) => kind === 'write')
		.map(({ method, path }) => ({
			method,
			path: new RegExp(`${path.replace(/\{\w+\}/g, '[^/]+')}$`),
		}));

	/** Runs it on the item. @returns the writes that it sent, and how many requests in all */
	async function execute(chosen: IDataObject): Promise<{ written: string[]; sent: number }> {
		opened.sandbox.journal.clear();
		const run = opened.engine.run({ ...parameters, ...chosen } as never, {
			...options,
			items: [{ ...opened.item, ...PARCEL }],
			onError: 'continueRegularOutput',
		});
		// n8n itself doesn't start a node that lacks what is required.
		await run.catch((error: Error) => expect(error.message).toMatch(/has issues/));
		const entries = opened.sandbox.journal.entries();
		const written = entries
			.filter(({ method, path }) =>
				writes.some((write) => write.method === method && write.path.test(path)),
			)
			.map(({ method, path }) => `${method} ${path}`);
		return { written, sent: entries.length };
	}

	test('set to nothing at all it writes nothing', async () => {
		expect((await execute({})).written).toEqual([]);
	});

	test.each(resources.map(({ value }) => value))(
		'%s: opens with what writes nothing',
		async (resource) => {
			expect((await execute({ resource })).written).toEqual([]);
		},
	);

	test.each(resources.map(({ value }) => value))(
		'%s: nor with the operation that was chosen at another resource',
		async (resource) => {
			const chosen = resources
				.filter(({ value }) => value !== resource)
				.flatMap(({ operations }) => operations.map(({ value }) => value));
			for (const operation of new Set(chosen)) {
				const { written } = await execute({ resource, operation });
				expect({ operation, written }).toEqual({ operation, written: [] });
			}
		},
	);

	test('a write that is chosen would be seen', async () => {
		const all = resources.flatMap(({ value: resource, operations }) =>
			operations.map(({ value: operation }) => ({ resource, operation })),
		);
		const found = [];
		for (const chosen of all) found.push(...(await execute(chosen)).written);
		expect(found).not.toEqual([]);
	});
});
