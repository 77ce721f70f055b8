import { name, strict, text } from '../../core/control/schema';
import { OUTCOME_SCHEMA } from '../../core/payments/card-outcome';
import { FAILURES_SCHEMA } from '../../core/payments/failures';
import { CURRENCIES, PG_PROVIDERS } from '../codes';
import { CUSTOMER } from '../schemas/shared';

const STORE = strict({ storeId: name, merchantId: name, apiSecret: name }, [
	'storeId',
	'merchantId',
	'apiSecret',
]);

const CHANNEL = strict(
	{
		key: name,
		name,
		pgProvider: { enum: PG_PROVIDERS },
		pgMerchantId: name,
		type: { enum: ['LIVE', 'TEST'] },
		groupId: name,
	},
	['key', 'name', 'pgProvider', 'pgMerchantId', 'type'],
);

const most = { type: 'integer', minimum: 1 };

/** A change of settings; see PortOneV2Settings for what each means. */
export const SETTINGS_SCHEMA = strict({
	stores: { type: 'array', items: STORE, minItems: 1 },
	channels: { type: 'array', items: CHANNEL, minItems: 1 },
	failures: FAILURES_SCHEMA,
	instantCards: OUTCOME_SCHEMA,
	newBillingKeys: OUTCOME_SCHEMA,
	maxTransactions: most,
	maxCancels: most,
	refunds: strict({
		result: { enum: ['done', 'requested'] },
		afterMs: { type: ['integer', 'null'], minimum: 0 },
		then: { enum: ['succeeds', 'fails'] },
	}),
	totalCount: { enum: ['matching', 'returned'] },
	lists: strict({
		textSearch: { enum: ['part', 'whole'] },
		cursorOrder: { enum: ['oldestFirst', 'newestFirst'] },
		cursorMeans: { enum: ['behind', 'from'] },
	}),
	preRegistered: { enum: ['everyPayment', 'windows'] },
	closedAccount: { enum: ['CANCELLED', 'FAILED'] },
	unknownInput: { enum: ['reject', 'ignore'] },
});

export const BILLING_KEY_SCHEMA = {
	...strict({
		billingKey: name,
		outcome: OUTCOME_SCHEMA,
		status: { enum: ['READY', 'FAILED', 'ISSUED'] },
		channelKeys: { type: 'array', items: name, minItems: 1 },
		channelGroupId: name,
		cardNumber: { type: 'string', pattern: '^\\d{8,19}$' },
		customer: CUSTOMER,
		customData: text,
		issueId: name,
		issueName: name,
		storeId: name,
	}),
	type: ['object', 'null'],
};

export const PAYMENT_SCHEMA = {
	...strict({
		paymentId: name,
		totalAmount: { type: 'integer', minimum: 1 },
		taxFreeAmount: { type: 'integer', minimum: 0 },
		currency: { enum: CURRENCIES },
		orderName: name,
		customer: CUSTOMER,
		customData: text,
		noticeUrls: { type: 'array', items: name },
		status: { enum: ['READY', 'VIRTUAL_ACCOUNT_ISSUED', 'PAID', 'FAILED'] },
		failReason: text,
		channelKey: name,
		storeId: name,
	}),
	type: ['object', 'null'],
};

export const SETTLE_REFUND_SCHEMA = strict({ result: { enum: ['succeeds', 'fails'] } }, ['result']);
