import type { INodeParameters } from 'n8n-workflow';

import type { StateName } from '../../../sandbox/npay/orders/states';

const WORDS = '확인이 필요합니다';

const PARAMETERS: Record<string, INodeParameters> = {
	confirm: { resource: 'productOrder', operation: 'confirm' },
	delay: {
		resource: 'productOrder',
		operation: 'delay',
		dispatchDueDate: '2026-11-30 18:00',
		delayedDispatchReason: 'CUSTOM_BUILD',
		dispatchDelayedDetailedReason: WORDS,
	},
	dispatch: {
		resource: 'productOrder',
		operation: 'dispatch',
		deliveryMethod: 'DELIVERY',
		deliveryCompanyCode: 'CH1',
		trackingNumber: 'MATRIX1',
		options: { rejectCancelRequest: true },
	},
	'cancel request': {
		resource: 'cancel',
		operation: 'request',
		extent: 'full',
		cancelReason: 'SOLD_OUT',
		cancelDetailedReason: WORDS,
	},
	'cancel approve': { resource: 'cancel', operation: 'approve' },
	'return request': {
		resource: 'return',
		operation: 'requestReturn',
		extent: 'full',
		returnReason: 'BROKEN',
		collectDeliveryMethod: 'RETURN_INDIVIDUAL',
	},
	'return approve': { resource: 'return', operation: 'approveReturn' },
	'return reject': { resource: 'return', operation: 'rejectReturn', rejectReturnReason: WORDS },
	'return holdback': {
		resource: 'return',
		operation: 'holdbackReturn',
		holdbackClassType: 'RETURN_PRODUCT_NOT_DELIVERED',
		holdbackReturnDetailReason: WORDS,
	},
	'return release': { resource: 'return', operation: 'releaseReturnHoldback' },
	'exchange collect': { resource: 'exchange', operation: 'completeCollect' },
	'exchange dispatch': {
		resource: 'exchange',
		operation: 'dispatchExchange',
		reDeliveryMethod: 'DELIVERY',
		reDeliveryCompany: 'CH1',
		reDeliveryTrackingNumber: 'MATRIX2',
	},
	'exchange reject': {
		resource: 'exchange',
		operation: 'rejectExchange',
		rejectExchangeReason: WORDS,
	},
	'exchange holdback': {
		resource: 'exchange',
		operation: 'holdbackExchange',
		holdbackClassType: 'EXCHANGE_PRODUCT_READY',
		holdbackExchangeDetailReason: WORDS,
	},
	'exchange release': { resource: 'exchange', operation: 'releaseExchangeHoldback' },
};

/** A state in which each of them is allowed. */
const FROM: Record<string, StateName> = {
	confirm: 'PAYED_NOT_YET',
	delay: 'PAYED_NOT_YET',
	dispatch: 'PAYED_OK',
	'cancel request': 'PAYED_OK',
	'cancel approve': 'CANCEL_REQUEST',
	'return request': 'DELIVERED',
	'return approve': 'RETURN_COLLECT_DONE',
	'return reject': 'RETURN_REQUEST',
	'return holdback': 'RETURN_REQUEST',
	'return release': 'RETURN_HELD',
	'exchange collect': 'EXCHANGE_COLLECTING',
	'exchange dispatch': 'EXCHANGE_COLLECT_DONE',
	'exchange reject': 'EXCHANGE_REQUEST',
	'exchange holdback': 'EXCHANGE_REQUEST',
	'exchange release': 'EXCHANGE_HELD',
};

/** Those that send without a look before it: a second time does nothing more. */
const SENT_UNSEEN = new Set(['confirm', 'delay']);

/** A write of Npay: with fields that are right, a state that allows it, and whether it looks before it sends. */
interface NpayWrite {
	parameters: INodeParameters;
	from: StateName;
	looksFirst: boolean;
}

/** All operations of Npay that write, by name. */
export const NPAY_WRITES: Record<string, NpayWrite> = Object.fromEntries(
	Object.entries(PARAMETERS).map(([name, parameters]) => [
		name,
		{ parameters, from: FROM[name] ?? 'PAYED_OK', looksFirst: !SENT_UNSEEN.has(name) },
	]),
);
