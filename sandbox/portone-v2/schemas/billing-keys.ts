import { PG_COMPANIES } from '../codes';
import { codes, oneOf, ORDER, PAGE_INPUT, PG_LIST, PLATFORM, textSearch, VERSION } from './lists';
import { filled, instant, object, text } from './shared';

/** What lists of billing keys are sorted and cut out by. */
export const BILLING_KEY_TIMES = [
	'REQUESTED_AT',
	'ISSUED_AT',
	'DELETED_AT',
	'STATUS_TIMESTAMP',
] as const;

const TEXTS = `
	CARD_BIN CARD_NUMBER PG_MERCHANT_ID CUSTOMER_NAME CUSTOMER_EMAIL CUSTOMER_PHONE_NUMBER
	CUSTOMER_ADDRESS CUSTOMER_ZIPCODE USER_AGENT BILLING_KEY CHANNEL_GROUP_NAME
`;

/** GetBillingKeyInfosBody */
export const GET_BILLING_KEYS = object({
	page: PAGE_INPUT,
	sort: object({ by: { enum: BILLING_KEY_TIMES }, order: ORDER }),
	filter: object({
		storeId: filled,
		timeRangeField: { enum: BILLING_KEY_TIMES },
		from: instant,
		until: instant,
		status: codes('ISSUED DELETED'),
		channelGroupIds: { type: 'array', items: filled },
		customerId: text,
		platformType: PLATFORM,
		textSearch: textSearch(TEXTS),
		pgProviders: PG_LIST,
		pgCompanies: { type: 'array', items: { enum: PG_COMPANIES } },
		methods: codes('CARD MOBILE EASY_PAY TRANSFER'),
		version: VERSION,
	}),
});

/** The query of a deletion. */
export const DELETE_BILLING_KEY = object({
	storeId: filled,
	reason: text,
	requester: oneOf('CUSTOMER ADMIN'),
	skipWebhook: oneOf('true false'),
});
