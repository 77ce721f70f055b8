import { name, strict } from '../../core/control/schema';
import { OUTCOME_SCHEMA } from '../../core/payments/card-outcome';
import { FAILURES_SCHEMA } from '../../core/payments/failures';
import { PG_PROVIDERS } from '../codes';

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
	unknownInput: { enum: ['reject', 'ignore'] },
});

export const BILLING_KEY_SCHEMA = {
	...strict({
		billingKey: name,
		outcome: OUTCOME_SCHEMA,
		channelKeys: { type: 'array', items: name, minItems: 1 },
		storeId: name,
	}),
	type: ['object', 'null'],
};

export const SETTLE_REFUND_SCHEMA = strict({ result: { enum: ['succeeds', 'fails'] } }, ['result']);
