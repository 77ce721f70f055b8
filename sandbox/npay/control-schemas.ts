import { BUYER_ACTIONS } from './buyer';

const text = { type: 'string' };
const flag = { type: 'boolean' };
const instant = { type: ['string', 'integer'] };
const strict = <Properties extends object>(properties: Properties, required: string[] = []) => ({
	type: 'object',
	properties,
	required,
	additionalProperties: false,
});

const APPLICATION = strict(
	{
		clientId: { type: 'string', minLength: 1 },
		clientSecret: { type: 'string', pattern: '^\\$2[aby]\\$\\d{2}\\$[./A-Za-z0-9]{22}$' },
		merchantId: { type: 'string', minLength: 1 },
		allowedIps: { type: 'array', items: text },
		orderApi: flag,
	},
	['clientId', 'clientSecret', 'merchantId'],
);

/** A change of settings; see NpaySettings for what each means. */
export const SETTINGS_SCHEMA = strict({
	applications: { type: 'array', items: APPLICATION },
	rateLimit: strict({
		enabled: flag,
		replenishRate: { type: 'number', exclusiveMinimum: 0 },
		burstCapacity: { type: 'integer', minimum: 1 },
		clock: { enum: ['real', 'virtual'] },
	}),
	quota: {
		...strict(
			{
				period: { enum: ['SECONDS', 'HOURS', 'ROUND'] },
				limit: { type: 'integer', minimum: 0 },
				path: text,
			},
			['period', 'limit'],
		),
		type: ['object', 'null'],
	},
	listingDelayMs: { type: 'integer', minimum: 0 },
	strictToken: flag,
	signatureClock: { enum: ['virtual', 'real', 'either'] },
	stateErrorStyle: { enum: ['failItem', 'http400'] },
	confirmAlreadyDone: { enum: ['105306', 'success'] },
	emptyFeedWithoutData: flag,
	trackingNumberChecks: flag,
	trackingNumberReuse: { enum: ['allow', 'reject'] },
	pageLimit: { type: 'integer', minimum: 1, maximum: 300 },
	confirmEmitsEvent: flag,
	claimLayout: { enum: ['both', 'old', 'new'] },
	merchantCodes: flag,
	unknownInput: { enum: ['reject', 'ignore'] },
});

/** Changes of settings by server, as a reset takes them. */
export const SANDBOX_SETTINGS_SCHEMA = strict({ npay: SETTINGS_SCHEMA });

export const ORDERS_SCHEMA = strict(
	{
		count: { type: 'integer', minimum: 1, maximum: 100_000 },
		productsPerOrder: { type: 'integer', minimum: 1, maximum: 100 },
		state: { enum: ['PAYMENT_WAITING', 'PAYED'] },
		placeOrderStatus: { enum: ['NOT_YET', 'OK'] },
		spacingMs: { type: 'integer', minimum: 0 },
		quantity: { type: 'integer', minimum: 1 },
		unitPrice: { type: 'integer', minimum: 0 },
		productName: text,
		seed: { type: ['string', 'number'] },
		paymentDate: instant,
		expectedDeliveryMethod: {
			enum: ['DELIVERY', 'VISIT_RECEIPT', 'DIRECT_DELIVERY', 'QUICK_SVC', 'NOTHING'],
		},
		merchantId: text,
	},
	['count'],
);

export const ACT_SCHEMA = strict(
	{
		action: { enum: BUYER_ACTIONS },
		reason: text,
		detailedReason: text,
		address: strict({
			baseAddress: text,
			detailedAddress: text,
			zipCode: text,
			name: text,
			tel1: text,
			tel2: text,
		}),
	},
	['action'],
);

export const FEED_ROW_SCHEMA = strict(
	{
		merchantId: text,
		orderId: text,
		productOrderId: text,
		lastChangedType: text,
		lastChangedDate: instant,
		paymentDate: instant,
		productOrderStatus: text,
		claimType: text,
		claimStatus: text,
		receiverAddressChanged: flag,
	},
	['orderId', 'productOrderId', 'lastChangedType', 'lastChangedDate'],
);
