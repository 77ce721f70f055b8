import { count, flag, instant, name, strict, text } from '../../core/control/schema';
import { OUTCOME_SCHEMA } from '../../core/payments/card-outcome';
import { ORDERS_SCHEMA } from '../../npay/control/schemas';

const amount = { type: 'number', exclusiveMinimum: 0 };

/** A change of settings; see PortOneV1Settings for what each means. */
export const SETTINGS_SCHEMA = strict({
	accounts: {
		type: 'array',
		items: strict({ impKey: name, impSecret: name }, ['impKey', 'impSecret']),
		minItems: 1,
	},
	channels: {
		type: 'array',
		items: strict({ key: name, pgProvider: name, pgId: name, test: flag }, [
			'key',
			'pgProvider',
			'pgId',
		]),
		minItems: 1,
	},
	notifications: strict({
		url: { type: ['string', 'null'] },
		contentType: { enum: ['application/json', 'application/x-www-form-urlencoded'] },
		repeats: { type: 'integer', minimum: 0, maximum: 5 },
		repeatAfterMs: count,
		repeatOn: { enum: ['serverErrors', 'not200', 'not2xx'] },
		firstTimeoutMs: { type: 'integer', minimum: 1, maximum: 30_000 },
		repeatTimeoutMs: { type: 'integer', minimum: 1, maximum: 15_000 },
	}),
	search: strict({
		longRange: { enum: ['refused', 'cut'] },
		beyondData: { enum: ['empty', 'refused'] },
		mostRows: { type: 'integer', minimum: 1, maximum: 1000 },
		tooMany: { enum: ['refused', 'cut'] },
		ofMerchantUid: { enum: ['latest', 'all'] },
		findAllByStatus: { enum: ['all', 'latest'] },
		testPayments: { enum: ['listed', 'hidden'] },
		ofDeletedKeys: { enum: ['listed', 'refused'] },
	}),
	newCards: OUTCOME_SCHEMA,
	emptyMembers: { enum: ['null', 'absent'] },
	unknownInput: { enum: ['reject', 'ignore'] },
	partialCancelStatus: { enum: ['paid', 'cancelled'] },
	partialSuccessCode: { enum: [0, 1] },
	longestRange: { enum: ['calendarMonths', 'ninetyDays'] },
	customerPageSize: { type: 'integer', minimum: 1, maximum: 1000 },
	customerSchedules: { enum: ['rows', 'paged'] },
	reviewScore: { enum: ['stars', 'codes'] },
	repeatedPrepare: { enum: ['refused', 'replaced'] },
	preparedAmounts: { enum: ['windows', 'everyPayment'] },
	repeatedPayAgain: { enum: ['charged', 'refused'] },
	naverSyncMs: count,
});

const CARD = strict({
	number: text,
	code: text,
	name: text,
	type: { enum: [0, 1] },
});

const BUYER = strict({ name: text, email: text, tel: text, addr: text, postcode: text });

export const BILLING_KEY_SCHEMA = strict(
	{
		customerUid: name,
		outcome: OUTCOME_SCHEMA,
		card: CARD,
		customer: BUYER,
		customerId: name,
		channelKey: name,
		channelGroupId: name,
		impKey: name,
	},
	['customerUid'],
);

export const PAYMENT_SCHEMA = {
	...strict({
		impKey: name,
		merchantUid: name,
		amount,
		taxFree: { type: 'number', minimum: 0 },
		vatAmount: { type: 'number', minimum: 0 },
		currency: name,
		status: { enum: ['ready', 'paid', 'failed'] },
		payMethod: name,
		pgProvider: name,
		pgId: name,
		name: text,
		buyer: BUYER,
		customData: text,
		customerUid: name,
		failReason: text,
		sandbox: flag,
		escrow: flag,
		debit: flag,
		cardQuota: count,
		noticeUrl: text,
		withoutNotice: flag,
		npoint: count,
		naverPrimary: { enum: ['CARD', 'BANK'] },
		startedAt: instant,
	}),
	type: ['object', 'null'],
};

export const REFUND_SCHEMA = {
	...strict({ amount, taxFree: { type: 'number', minimum: 0 }, reason: text }),
	type: ['object', 'null'],
};

export const NOTIFY_SCHEMA = strict({ impUid: name }, ['impUid']);

export const SUBSCRIPTION_SCHEMA = {
	...strict({
		customerUid: name,
		months: { type: 'integer', minimum: 1, maximum: 1200 },
		amount,
		name: text,
		impKey: name,
	}),
	type: ['object', 'null'],
};

const LINK = { merchantUid: name, impKey: name, noticeUrl: text };

/** Orders as Npay's control API takes them, and what their payments are called. */
export const NAVER_ORDERS_SCHEMA = strict({ ...ORDERS_SCHEMA.properties, ...LINK }, ['count']);

export const LINK_SCHEMA = strict({ orderId: name, ...LINK }, ['orderId']);
