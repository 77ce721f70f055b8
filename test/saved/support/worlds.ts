import type { IDataObject, INodeParameters } from 'n8n-workflow';

import type { Sandbox } from '../../../sandbox';
import { type Case, cases } from '../../nodes/anyAnswer/operations';
import { CATALOG_ROWS, DOCUMENTS, PARAMS, PURCHASE_ROWS } from '../../support/engine/manual';
import { CUSTOMER } from '../../support/shops/portOneShop';

/** What an operation is run in: what is there before it, and the items that come in. */
export interface World {
	/** Run before it, by the same node. */
	before: INodeParameters[];
	/** Makes what it is about. @returns the items that the node gets, and what it can't do without */
	prepare(sandbox: Sandbox): { items: IDataObject[]; given: INodeParameters };
}

/** IDs are the simulated server's to give: workflows take them from their items. */
const IDS = ['productOrderId', 'orderId', 'imp_uid', 'product_order_id'];

/** What says which operation it is. */
export const titleOf = ({ server, resource, operation }: INodeParameters): string =>
	[server, resource, operation].filter((part) => part !== undefined).join(' ');

const OCTOBER: INodeParameters = { startDate: '2026-10-01', endDate: '2026-10-31' };

/** What some operations are asked about: a month in which there was something. */
const GIVEN: Record<string, INodeParameters> = {
	'settlement getDaily': OCTOBER,
	'settlement getByCase': { searchDate: '2026-10-15' },
	'settlement getCommissionDetails': { searchDate: '2026-10-15' },
	'settlement reconcile': OCTOBER,
	'vat getDaily': OCTOBER,
	'vat getByCase': OCTOBER,
	// Its ID is PortOne's to give.
	'portOne schedule get': { scheduleId: '={{ $json.scheduleId }}' },
};

function worldOf({ before = [], prepare }: Case): World {
	return {
		before,
		prepare(sandbox) {
			sandbox.npay.seedSettlement({ month: '2026-10', orders: 20, seed: 'saved' });
			const [first = {}] = prepare(sandbox);
			const ids = IDS.filter((name) => typeof first[name] === 'string');
			const payment = sandbox.portOneV1.createPayment({
				...{ pgProvider: 'naverpay', amount: 11_000, withoutNotice: true },
			});
			const item = {
				...{ imp_uid: payment.impUid, merchant_uid: payment.merchantUid },
				...Object.fromEntries(ids.map((name) => [name, first[name]])),
			};
			const expressions = ids.map((name) => [name, `={{ $json.${name} }}`]);
			const given = { ...first, ...GIVEN[titleOf(first)], ...Object.fromEntries(expressions) };
			return { items: [item as IDataObject], given: given as INodeParameters };
		},
	};
}

/** Npay Catalog: what it can't do without, and the rows that come in. */
const DOCUMENT_WORLDS: Array<[INodeParameters, IDataObject[]]> = [
	[{ resource: 'purchase', operation: 'build' }, PURCHASE_ROWS],
	[{ resource: 'purchase', operation: 'check' }, [{ param: PARAMS['3.2'], xml: DOCUMENTS['3.2'] }]],
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
				...{ id: 'A', name: '신발', desc: '신발', uprice: 10_000, url: 'https://shop.example/a' },
				...{ image: 'https://shop.example/a.png' },
			},
		],
	],
];

/** A document operation with every field set needs rows that those fields name. */
const documentWorld = ([given, items]: (typeof DOCUMENT_WORLDS)[number]): World => ({
	before: [],
	prepare: () => ({ items, given }),
});

/** Made before each run, whatever it is about. */
export function furnish(sandbox: Sandbox): void {
	sandbox.portOneV1.addBillingKey({ customerUid: CUSTOMER });
}

/** The worlds of each node's operations, by the operation's title. */
export function worlds(sandbox: Sandbox): Record<string, Map<string, World>> {
	const found: Record<string, Map<string, World>> = {};
	const add = (node: string, title: string, world: World) => {
		const ofNode = (found[node] ??= new Map<string, World>());
		if (!ofNode.has(title)) ofNode.set(title, world);
	};
	for (const one of cases) {
		sandbox.reset();
		const [first = {}] = one.prepare(sandbox);
		add(one.server.node.description.name, titleOf(first), worldOf(one));
	}
	for (const one of DOCUMENT_WORLDS) add('npayCatalog', titleOf(one[0]), documentWorld(one));
	return found;
}
