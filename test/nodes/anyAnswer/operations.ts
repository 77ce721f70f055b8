import type {
	ICredentialDataDecryptedObject,
	ICredentialType,
	INodeParameters,
	INodeType,
} from 'n8n-workflow';

import { NpayApi } from '../../../credentials/NpayApi.credentials';
import { PortOneApi } from '../../../credentials/PortOneApi.credentials';
import { PortOneV2Api } from '../../../credentials/PortOneV2Api.credentials';
import { Npay } from '../../../nodes/Npay/Npay.node';
import { PortOne } from '../../../nodes/PortOne/PortOne.node';
import { PortOneV2 } from '../../../nodes/PortOneV2/PortOneV2.node';
import type { Sandbox } from '../../../sandbox';
import type { StateName } from '../../../sandbox/npay/orders/states';
import { ceosOperations, portOneOperations } from '../../support/contracts/portOneV2Operations';
import { CUSTOMER, portOneCredential } from '../../support/shops/portOneShop';
import {
	BILLING_KEY,
	ceosCredential,
	CHANNEL,
	portOneV2Credential,
} from '../../support/shops/portOneV2Shop';
import { credentialFor } from '../../support/shops/shop';

/** A server with the node and the credential for it. */
export interface Server {
	node: INodeType;
	credential: ICredentialType;
	fields(sandbox: Sandbox): ICredentialDataDecryptedObject;
}

/** An operation, as it is run against a simulated shop. */
export interface Case {
	name: string;
	server: Server;
	/** Makes what it is about. @returns the parameters of each item */
	prepare(sandbox: Sandbox): INodeParameters[];
	/** The simulated shop refuses it as it stands: what is altered is a refusal, and what is read for it. */
	isRefused?: boolean;
	/** Done is what a list no longer holds: one that was cut short says that it is. */
	isDoneByAbsence?: boolean;
	/** Run before, and never altered: they make what the case is about. */
	before?: INodeParameters[];
}

const npay: Server = { node: new Npay(), credential: new NpayApi(), fields: credentialFor };
const v1: Server = { node: new PortOne(), credential: new PortOneApi(), fields: portOneCredential };
const v2: Server = {
	node: new PortOneV2(),
	credential: new PortOneV2Api(),
	fields: portOneV2Credential,
};
const ceos: Server = {
	...v2,
	fields: (sandbox) => ({ ...ceosCredential(sandbox), apiSecret: '', githubId: 'octocat' }),
};

const WORDS = '확인이 필요합니다';

/** Npay's writes: the state of the orders, the operation and its fields. */
const NPAY_WRITES: Array<[StateName, string, string, INodeParameters]> = [
	['PAYED_NOT_YET', 'productOrder', 'confirm', {}],
	[
		...(['PAYED_OK', 'productOrder', 'delay'] as const),
		{
			dispatchDueDate: '2026-11-25 18:00',
			delayedDispatchReason: 'CUSTOM_BUILD',
			dispatchDelayedDetailedReason: WORDS,
		},
	],
	[
		...(['PAYED_OK', 'productOrder', 'dispatch'] as const),
		{ deliveryMethod: 'DELIVERY', deliveryCompanyCode: 'CJGLS', trackingNumber: '612345678901' },
	],
	[
		...(['PAYED_OK', 'cancel', 'request'] as const),
		{ extent: 'full', cancelReason: 'SOLD_OUT', cancelDetailedReason: WORDS },
	],
	['CANCEL_REQUEST', 'cancel', 'approve', {}],
	[
		...(['DELIVERED', 'return', 'requestReturn'] as const),
		{ extent: 'full', returnReason: 'BROKEN', collectDeliveryMethod: 'RETURN_INDIVIDUAL' },
	],
	['RETURN_COLLECT_DONE', 'return', 'approveReturn', {}],
	['RETURN_REQUEST', 'return', 'rejectReturn', { rejectReturnReason: WORDS }],
	[
		...(['RETURN_REQUEST', 'return', 'holdbackReturn'] as const),
		{ holdbackClassType: 'RETURN_PRODUCT_NOT_DELIVERED', holdbackReturnDetailReason: WORDS },
	],
	['RETURN_HELD', 'return', 'releaseReturnHoldback', {}],
	['EXCHANGE_COLLECTING', 'exchange', 'completeCollect', {}],
	[
		...(['EXCHANGE_COLLECT_DONE', 'exchange', 'dispatchExchange'] as const),
		{
			reDeliveryMethod: 'DELIVERY',
			reDeliveryCompany: 'CJGLS',
			reDeliveryTrackingNumber: '612345678902',
		},
	],
	['EXCHANGE_REQUEST', 'exchange', 'rejectExchange', { rejectExchangeReason: WORDS }],
	[
		...(['EXCHANGE_COLLECT_DONE', 'exchange', 'holdbackExchange'] as const),
		{ holdbackClassType: 'EXCHANGE_PRODUCT_READY', holdbackExchangeDetailReason: WORDS },
	],
	['EXCHANGE_HELD', 'exchange', 'releaseExchangeHoldback', {}],
];

const CUSTOM = { period: 'custom' };

const NPAY_READS: INodeParameters[] = [
	{
		resource: 'productOrder',
		operation: 'getChanges',
		...CUSTOM,
		lastChangedFrom: '2026-11-22 08:00',
	},
	{ resource: 'productOrder', operation: 'getMany', ...CUSTOM, from: '2026-11-22 08:00' },
	{ resource: 'productOrder', operation: 'checkGaps', ...CUSTOM, from: '2026-11-22 08:00' },
	{ resource: 'review', operation: 'getMany', ...CUSTOM, from: '2026-11-20', to: '2026-11-21' },
	{
		resource: 'settlement',
		operation: 'getDaily',
		...CUSTOM,
		startDate: '2026-11-10',
		endDate: '2026-11-11',
	},
	{ resource: 'settlement', operation: 'getByCase', ...CUSTOM, searchDate: '2026-11-10' },
	{
		resource: 'settlement',
		operation: 'getCommissionDetails',
		...CUSTOM,
		searchDate: '2026-11-10',
	},
	{
		resource: 'settlement',
		operation: 'reconcile',
		...CUSTOM,
		startDate: '2026-11-10',
		endDate: '2026-11-11',
	},
	{
		resource: 'vat',
		operation: 'getDaily',
		...CUSTOM,
		startDate: '2026-10-10',
		endDate: '2026-10-11',
	},
	{
		resource: 'vat',
		operation: 'getByCase',
		...CUSTOM,
		startDate: '2026-10-10',
		endDate: '2026-10-11',
	},
];

const titleOf = (parameters: INodeParameters): string =>
	`${String(parameters.resource)} ${String(parameters.operation)}`;

/** Product orders in a state. */
function productOrders(sandbox: Sandbox, state: StateName): INodeParameters[] {
	return sandbox.npay.createOrders({ count: 2, state: 'PAYED' }).flatMap((order) =>
		order.productOrderIds.map((productOrderId) => {
			sandbox.npay.put(productOrderId, state);
			return { productOrderId, orderId: order.orderId };
		}),
	);
}

const npayCases: Case[] = [
	...NPAY_WRITES.map(
		([state, resource, operation, fields]): Case => ({
			name: `Npay: ${resource} ${operation}`,
			server: npay,
			prepare: (sandbox) =>
				productOrders(sandbox, state).map(({ productOrderId }) => ({
					...{ resource, operation, productOrderId },
					...fields,
				})),
		}),
	),
	...['get', 'getIds'].map(
		(operation): Case => ({
			name: `Npay: productOrder ${operation}`,
			server: npay,
			prepare: (sandbox) =>
				productOrders(sandbox, 'CANCEL_REQUEST').map((ids) => ({
					...{ resource: 'productOrder', operation },
					...ids,
				})),
		}),
	),
	...(
		[
			['cancel', 'CANCEL_REQUEST'],
			['return', 'RETURN_REQUEST'],
			['exchange', 'EXCHANGE_REQUEST'],
		] as Array<[string, StateName]>
	).map(
		([resource, state]): Case => ({
			name: `Npay: ${resource} getMany`,
			server: npay,
			prepare(sandbox) {
				productOrders(sandbox, state);
				return [{ resource, operation: 'getMany', returnAll: true }];
			},
		}),
	),
	...NPAY_READS.map(
		(parameters): Case => ({
			name: `Npay: ${titleOf(parameters)}`,
			server: npay,
			prepare(sandbox) {
				const [first] = productOrders(sandbox, 'PAYED_OK');
				const isCheck = parameters.operation === 'checkGaps';
				const recorded = isCheck
					? { productOrderId: first?.productOrderId, recordedStatus: 'PAYED' }
					: {};
				return [{ ...parameters, ...recorded } as INodeParameters];
			},
		}),
	),
];

const schedule = (operation: string, changed: INodeParameters = {}): INodeParameters => ({
	...{ resource: 'schedule', operation, merchant_uid: 'order-1', customer_uid: CUSTOMER },
	...changed,
});
const CREATE = schedule('create', {
	schedule_at: '2026-12-05 10:00',
	amount: 60_000,
	name: '정기',
});
const PERIOD = {
	...CUSTOM,
	schedule_from: '2026-11-22',
	schedule_to: '2026-12-22',
	schedule_status: 'scheduled',
};
const PARCEL = {
	delivery_method: 'DELIVERY',
	delivery_company: 'CJGLS',
	tracking_number: '612345678903',
};
const second = (parameters: INodeParameters): INodeParameters => ({
	...parameters,
	merchant_uid: 'order-2',
});

const V1_SCHEDULES: Array<[INodeParameters[], INodeParameters[]]> = [
	[[], [CREATE, second(CREATE)]],
	[
		[CREATE, second(CREATE)],
		[schedule('get'), second(schedule('get'))],
	],
	[[CREATE], [schedule('getMany', PERIOD)]],
	[[CREATE], [schedule('getManyByCustomer', { ...CUSTOM, from: '2026-11-22', to: '2026-12-22' })]],
	[[CREATE], [schedule('update', { schedule_at: '2026-12-08 10:00' })]],
	[
		[CREATE, second(CREATE)],
		[schedule('unschedule'), second(schedule('unschedule'))],
	],
	[[CREATE, second(CREATE)], [schedule('unschedule', { cancelAll: true })]],
	[[CREATE], [schedule('reschedule', { schedule_at: '2026-12-08 10:00' })]],
	[[CREATE], [schedule('retry')]],
	[
		[],
		[
			schedule('ensure', {
				...{ timing: 'exact', schedule_at: '2026-12-05 10:00', amount: 60_000, name: '정기' },
			}),
		],
	],
];

const V1_NAVER: Array<[StateName, string, INodeParameters]> = [
	['PAYED_OK', 'getMany', {}],
	['PAYED_OK', 'get', {}],
	['PAYED_NOT_YET', 'place', {}],
	['PAYED_OK', 'ship', PARCEL],
	['PAYED_OK', 'cancelOrder', { reason: 'SOLD_OUT' }],
	['CANCEL_REQUEST', 'approveCancel', {}],
	['EXCHANGE_COLLECTING', 'collectExchanged', {}],
	['EXCHANGE_COLLECT_DONE', 'shipExchanged', PARCEL],
	['DELIVERED', 'requestReturn', { reason: 'BROKEN', delivery_method: 'RETURN_INDIVIDUAL' }],
	['RETURN_REQUEST', 'withholdReturn', { reason: 'EXTRAFEEE', memo: WORDS, extra_charge: 3_000 }],
	['RETURN_HELD', 'resolveReturn', {}],
	['RETURN_REQUEST', 'rejectReturn', { memo: WORDS }],
	['RETURN_COLLECT_DONE', 'approveReturn', { memo: WORDS }],
];

const V1_PAYMENTS: INodeParameters[] = [
	{ resource: 'payment', operation: 'get' },
	{ resource: 'payment', operation: 'cancel', extent: 'full', reason: WORDS },
	{ resource: 'payment', operation: 'cancel', extent: 'partial', amount: 1_000, reason: WORDS },
	{ resource: 'naverPayment', operation: 'getCashAmount' },
	{ resource: 'naverPayment', operation: 'confirm', requester: 'customer' },
	{ resource: 'naverPayment', operation: 'depositPoint' },
];

/** A payment that is there before. */
const PAID = 'paid-before-1';
const AGAIN: INodeParameters = {
	...{ resource: 'payment', operation: 'payAgain', customer_uid: CUSTOMER },
	...{ merchant_uid: 'again-000000', amount: 60_000, name: '정기' },
};
const PREPARED: INodeParameters = {
	...{ resource: 'preparedAmount', merchant_uid: 'prepared-000000', amount: 60_000 },
};
const billingKey = (operation: string): INodeParameters => ({
	...{ resource: 'billingKey', operation, customer_uid: CUSTOMER },
});
const manyBy = (by: INodeParameters): INodeParameters => ({
	...{ resource: 'payment', operation: 'getMany' },
	...by,
});

/** What is read and done by billing key, and by the shop's own numbers: what is there before, and the operation. */
const V1_BY_KEY: Array<[string, INodeParameters[], INodeParameters]> = [
	['payment payAgain', [], AGAIN],
	[
		'payment get by number',
		[],
		{
			...{ resource: 'payment', operation: 'get' },
			...{ findBy: 'merchant_uid', merchant_uid: PAID },
		},
	],
	['payment getMany', [], manyBy({ period: 'custom', from: '2026-06-01' })],
	['payment getMany by numbers', [], manyBy({ findBy: 'merchant_uid', merchant_uid: [PAID] })],
	[
		'payment getMany all of each',
		[],
		manyBy({ findBy: 'merchant_uid', merchant_uid: PAID, allOfEach: true }),
	],
	['billingKey get', [], billingKey('get')],
	['billingKey getMany', [], billingKey('getMany')],
	['billingKey getPayments', [], billingKey('getPayments')],
	['billingKey delete', [], billingKey('delete')],
	['preparedAmount prepare', [], { ...PREPARED, operation: 'prepare' }],
	[
		'preparedAmount get',
		[{ ...PREPARED, operation: 'prepare' }],
		{ ...PREPARED, operation: 'get' },
	],
	[
		'preparedAmount updateAmount',
		[{ ...PREPARED, operation: 'prepare' }],
		{ ...PREPARED, operation: 'updateAmount', amount: 61_000 },
	],
];

const v1Cases: Case[] = [
	...V1_BY_KEY.map(
		([name, before, parameters]): Case => ({
			name: `PortOne V1: ${name}`,
			server: v1,
			before,
			isDoneByAbsence: parameters.operation === 'delete',
			prepare(sandbox) {
				sandbox.portOneV1.addBillingKey({ customerUid: CUSTOMER });
				sandbox.portOneV1.createPayment({ merchantUid: PAID, customerUid: CUSTOMER });
				return [parameters];
			},
		}),
	),
	...V1_SCHEDULES.map(([before, parameters]): Case => {
		const [first = {}] = parameters;
		const all = first.cancelAll === true ? ' all' : '';
		return {
			name: `PortOne V1: ${titleOf(first)}${all}`,
			isDoneByAbsence: first.cancelAll === true,
			isRefused: first.operation === 'reschedule' || first.operation === 'retry',
			server: v1,
			before,
			prepare(sandbox) {
				sandbox.portOneV1.addBillingKey({ customerUid: CUSTOMER });
				return parameters;
			},
		};
	}),
	...V1_NAVER.map(
		([state, operation, fields]): Case => ({
			name: `PortOne V1: naverOrder ${operation}`,
			server: v1,
			prepare: (sandbox) =>
				sandbox.portOneV1.createNaverOrders({ count: 2, state: 'PAYED' }).map((order) => {
					const [id = ''] = order.productOrderIds;
					sandbox.npay.put(id, state);
					return {
						...{ resource: 'naverOrder', operation, imp_uid: order.impUid ?? '' },
						...{ scope: 'some', product_order_id: id },
						...fields,
					};
				}),
		}),
	),
	...V1_PAYMENTS.map(
		(parameters): Case => ({
			name: `PortOne V1: ${titleOf(parameters)} ${String(parameters.extent ?? '')}`.trimEnd(),
			isRefused: parameters.operation === 'confirm',
			server: v1,
			prepare(sandbox) {
				const payments = V1_PAYMENTS.map(() =>
					sandbox.portOneV1.createPayment({ pgProvider: 'naverpay', amount: 11_000 }),
				);
				// What one case leaves in doubt would hold back the next one on the same payment.
				const own = payments[V1_PAYMENTS.indexOf(parameters)];
				return [{ ...parameters, imp_uid: own?.impUid ?? '' }];
			},
		}),
	),
	{
		name: 'PortOne V1: naverReview getMany',
		server: v1,
		prepare: () => [
			{
				...{ resource: 'naverReview', operation: 'getMany', review_type: 'general' },
				...{
					channel_key: 'channel-key-sandbox-naverco',
					...CUSTOM,
					from: '2026-11-01',
					to: '2026-11-20',
				},
			},
		],
	},
];

/** The first of each operation in a list that has each several times. */
function oneOfEach(list: INodeParameters[]): INodeParameters[] {
	const found = new Map<string, INodeParameters>();
	for (const parameters of list) {
		const { operation, revokeAll, extent } = parameters;
		const title = `${titleOf(parameters)} ${String(extent ?? '')}`;
		// IDs of schedules are PortOne's to give: only all of them can be named here.
		const isLeftOut = operation === 'revoke' && revokeAll !== true;
		if (!isLeftOut && !found.has(title)) found.set(title, parameters);
	}
	return [...found.values()];
}

/** An operation on a payment that has a name of its own. */
function named(parameters: INodeParameters, index: number): INodeParameters {
	const { operation, extent = 'full', paymentId, resource } = parameters;
	const billingKey = `key-of-${index}-000000`;
	if (operation === 'ensure' || resource === 'billingKey') return { ...parameters, billingKey };
	if (paymentId === undefined) return parameters;
	return {
		...parameters,
		paymentId: `payment-${String(parameters.server)}-${index}-000000`,
		...(operation === 'cancel' ? { extent } : {}),
		...(operation === 'cancel' && extent === 'partial' ? { options: {} } : {}),
	};
}

/** What has to be there before an operation at PortOne V2 or CEOS has something to do. */
function beforeOf({ server, operation, resource, paymentId }: INodeParameters): INodeParameters[] {
	const isFirst = /^(pay|create$|ensure$|preRegister$|issue$)/.test(String(operation));
	if (isFirst || resource === 'billingKey') return [];
	const common = {
		server: server ?? '',
		paymentId: paymentId ?? 'payment-of-a-schedule',
		orderName: 'x',
	};
	if (server === 'ceos') {
		return [{ ...common, resource: 'payment', operation: 'payInstantly', totalPayAmount: 11_000 }];
	}
	if (operation === 'closeVirtualAccount') {
		const account = { method: 'virtualAccount', virtualAccount: { bank: 'SHINHAN' } };
		const instant = { resource: 'payment', operation: 'payInstantly', channelKey: CHANNEL };
		return [{ ...common, ...instant, ...account, total: 11_000 }];
	}
	const options = { noticeUrls: 'https://shop.example/webhook' };
	const byKey = { ...common, billingKey: BILLING_KEY, total: 11_000, options };
	return resource === 'schedule'
		? [{ ...byKey, resource, operation: 'create', timeToPay: '2026-12-05' }]
		: [{ ...byKey, resource: 'payment', operation: 'payWithBillingKey' }];
}

const paymentCases = (prefix: string, server: Server, list: INodeParameters[]): Case[] =>
	oneOfEach(list.map(named)).map((parameters) => ({
		name: `${prefix}: ${titleOf(parameters)} ${String(parameters.extent ?? '')}`.trimEnd(),
		server,
		isRefused: parameters.resource === 'schedule' && parameters.operation === 'get',
		// An empty object is all that PortOne says of an amount that it has registered.
		isDoneByAbsence: /^(revoke|preRegister)$/.test(String(parameters.operation)),
		before: beforeOf(parameters),
		prepare(sandbox) {
			for (const billingKey of new Set([
				BILLING_KEY,
				String(parameters.billingKey ?? BILLING_KEY),
			])) {
				sandbox.portOneV2.addBillingKey({ billingKey });
			}
			return [parameters];
		},
	}));

const withServer = (server: string, list: object[]): INodeParameters[] =>
	list.map((parameters) => ({ server, ...parameters }) as INodeParameters);

export const cases: Case[] = [
	...npayCases,
	...v1Cases,
	...paymentCases('PortOne V2', v2, withServer('portOne', portOneOperations())),
	...paymentCases('CEOS', ceos, withServer('ceos', ceosOperations())),
];
