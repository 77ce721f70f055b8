import type { IDataObject, INodeParameters } from 'n8n-workflow';

import type { StateName } from '../../../sandbox/npay/orders/states';
import { NPAY_WRITES } from '../../support/contracts/npayWrites';
import { CATALOG, type NodeUnderTest, PORTONE, PORTONE_V2 } from '../../support/engine/engine';
import { DOCUMENTS, PARAMS } from '../../support/engine/manual';

/** One operation at work on a list. */
export interface Case {
	node: NodeUnderTest;
	parameters: INodeParameters;
	/** What comes in, for a list of so many. */
	items(size: number): IDataObject[];
	/** The state of the product orders. */
	state?: StateName;
}

const NPAY: NodeUnderTest = { type: 'npay', credential: 'npayApi' };

const rows = (size: number, of: (index: number) => IDataObject): IDataObject[] =>
	Array.from({ length: size }, (_, index) => of(index));

/** Rows of a sheet as shops have them: a few columns, of which a node reads one or two. */
export const sheet = (size: number): IDataObject[] =>
	rows(size, (index) => ({
		productOrderId: `20261129${String(index).padStart(8, '0')}`,
		number: String(600_000_000_000 + index),
		status: 'PAYED',
		product: '면 티셔츠',
		receiver: '홍길동',
		address: '서울특별시 중구 세종대로 110',
	}));

const ONE = () => [{}];

const PERIOD = {
	period: 'custom',
	from: '2026-11-29T00:00:00+09:00',
	to: '2026-11-29T20:00:00+09:00',
};

const catalogRow = (index: number): IDataObject => ({
	merchant_uid: `o${index}`,
	buyer_tel: '010-1234-5678',
	id: `P${index}`,
	name: '신발',
	basePrice: 1000,
	quantity: 2,
	infoUrl: 'https://shop.example/a',
	imageUrl: 'https://shop.example/a.png',
	baseFee: 3000,
	feePayType: 'PREPAYED',
	status: 'ON_SALE',
	stockQuantity: 10,
});

const productOrder = (operation: string, parameters: INodeParameters = {}): INodeParameters => ({
	resource: 'productOrder',
	operation,
	productOrderId: '={{ $json.productOrderId }}',
	...parameters,
});

const npay = (operation: string, parameters: INodeParameters = {}, items = sheet): Case => ({
	node: NPAY,
	parameters: productOrder(operation, parameters),
	items,
});

/** All writes of Npay, with fixed values but for the product order. */
const WRITES = Object.fromEntries(
	Object.entries(NPAY_WRITES).map(([name, { parameters, from }]): [string, Case] => [
		name.replace(/ (.)/g, (_, letter: string) => letter.toUpperCase()),
		{
			node: NPAY,
			parameters: { productOrderId: '={{ $json.productOrderId }}', ...parameters },
			items: sheet,
			state: from,
		},
	]),
);

/** How many lists of payments were made. */
let paidLists = 0;

/** What is measured, by name. */
export const CASES: Record<string, Case> = {
	...WRITES,
	// As a shop fills it in: the courier fixed, the number from its column.
	dispatch: npay('dispatch', {
		deliveryMethod: 'DELIVERY',
		deliveryCompanyCode: 'CJGLS',
		trackingNumber: '={{ $json.number }}',
	}),
	// As it comes out of the editor: a column found by its name.
	confirmDefaults: {
		node: NPAY,
		parameters: { resource: 'productOrder', operation: 'confirm' },
		items: sheet,
	},
	get: npay('get'),
	getSheet: npay('get', { output: 'sheet' }),
	getMasked: npay('get', { personalData: 'masked' }),
	getMany: npay('getMany', { ...PERIOD, returnAll: true }, ONE),
	getChanges: npay(
		'getChanges',
		{ period: 'custom', lastChangedFrom: PERIOD.from, lastChangedTo: PERIOD.to, returnAll: true },
		ONE,
	),
	checkGaps: npay('checkGaps', { ...PERIOD, recordedStatus: '={{ $json.status }}' }),
	build: {
		node: CATALOG,
		parameters: { resource: 'purchase', operation: 'build' },
		items: (size) => rows(size, catalogRow),
	},
	buildXml: {
		node: CATALOG,
		parameters: { resource: 'productInfo', operation: 'buildXml' },
		items: (size) => rows(size, catalogRow),
	},
	check: {
		node: CATALOG,
		parameters: { resource: 'purchase', operation: 'check' },
		items: (size) => rows(size, () => ({ param: PARAMS['3.2'], xml: DOCUMENTS['3.2'] })),
	},
	v1Create: {
		node: PORTONE,
		parameters: {
			resource: 'schedule',
			operation: 'create',
			customer_uid: 'c1',
			merchant_uid: '={{ $json.uid }}',
			schedule_at: '2027-01-15T10:00:00+09:00',
			amount: '={{ $json.amount }}',
			name: '정기 구독',
		},
		items: (size) => rows(size, (index) => ({ uid: `m${index}`, amount: 9900 })),
	},
	v1GetMany: {
		node: PORTONE,
		parameters: {
			resource: 'schedule',
			operation: 'getMany',
			period: 'custom',
			schedule_from: '2026-11-01T00:00:00+09:00',
			schedule_to: '2026-12-01T00:00:00+09:00',
			returnAll: true,
		},
		items: ONE,
	},
	v2Pay: {
		node: PORTONE_V2,
		parameters: {
			server: 'portOne',
			resource: 'payment',
			operation: 'payWithBillingKey',
			paymentId: '={{ $json.uid }}',
			billingKey: 'key',
			orderName: '구독',
			total: '={{ $json.amount }}',
		},
		// Never the same payment twice: the node remembers what it has paid, and waits until that shows.
		items: (size) => {
			const list = ++paidLists;
			return rows(size, (index) => ({ uid: `p${list}-${index}`, amount: 9900 }));
		},
	},
};

/** With a call for each item, which says more of HTTP than of a node. */
const ONE_A_CALL = new Set(['delay', 'v2Pay', ...Object.keys(WRITES)]);
ONE_A_CALL.delete('confirm');
ONE_A_CALL.delete('dispatch');

/** Those that are measured where none are named. */
export const USUAL = Object.keys(CASES).filter((name) => !ONE_A_CALL.has(name));
