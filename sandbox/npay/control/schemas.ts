import { flag, instant, name, strict, text } from '../../core/control/schema';
import { BUYER_ACTIONS } from '../buyer';
import { STATES } from '../orders/states';
import { REVIEW_TYPES } from '../reviews';
import { DISCREPANCY_KINDS } from '../settlement/discrepancies';

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
	lastPageMore: { enum: ['absent', 'null', 'empty', 'nullMembers', 'emptyMembers'] },
	trackingNumberChecks: flag,
	trackingNumberReuse: { enum: ['allow', 'reject'] },
	pageLimit: { type: 'integer', minimum: 1, maximum: 300 },
	confirmEmitsEvent: flag,
	orderVersion: { enum: ['2.1', '1.0'] },
	refundSticks: flag,
	holdbackReleaseEmitsEvent: flag,
	returnFee: { enum: ['deducted', 'unpaid'] },
	coupons: flag,
	sellerDiscountSettlement: { enum: ['pay', 'benefit'] },
	adjustments: flag,
	apiRevision: { enum: ['2026-03', '2026-08'] },
	autoDecideDays: { type: ['integer', 'null'], minimum: 1 },
	claimLayout: { enum: ['both', 'old', 'new'] },
	merchantCodes: flag,
	unknownInput: { enum: ['reject', 'ignore'] },
	reviewParameters: strict({
		from: name,
		to: name,
		reviewType: name,
		page: name,
		pageSize: name,
	}),
});

export const ORDERS_SCHEMA = strict(
	{
		count: { type: 'integer', minimum: 1, maximum: 100_000 },
		productsPerOrder: { type: 'integer', minimum: 1, maximum: 100 },
		state: { enum: ['PAYMENT_WAITING', 'PAYED'] },
		placeOrderStatus: { enum: ['NOT_YET', 'OK'] },
		spacingMs: { type: 'integer', minimum: 0 },
		quantity: { type: 'integer', minimum: 1 },
		unitPrice: { type: 'integer', minimum: 0 },
		naverCoupon: { type: 'integer', minimum: 0 },
		sellerCoupon: { type: 'integer', minimum: 0 },
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
		quantity: { type: 'integer', minimum: 1 },
		pickup: flag,
		fee: { enum: ['deducted', 'unpaid'] },
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

export const PUT_SCHEMA = strict({ state: { enum: STATES } }, ['state']);

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

export const REVIEW_SCHEMA = strict(
	{
		productOrderId: text,
		reviewType: { enum: REVIEW_TYPES },
		score: { type: 'integer', minimum: 1, maximum: 5 },
		title: text,
		content: text,
		createdDate: instant,
		modifiedDate: instant,
	},
	['productOrderId'],
);

export const SETTLEMENT_SEED_SCHEMA = {
	...strict({
		month: { type: 'string', pattern: '^\\d{4}-(0[1-9]|1[0-2])$' },
		days: { type: 'integer', minimum: 1, maximum: 366 },
		orders: { type: 'integer', minimum: 1, maximum: 50_000 },
		ordersPerDay: { type: 'integer', minimum: 1, maximum: 10_000 },
		seed: { type: ['string', 'number'] },
	}),
	type: ['object', 'null'],
};

export const DISCREPANCY_SCHEMA = strict(
	{
		kind: { enum: DISCREPANCY_KINDS },
		productOrderId: text,
		difference: { type: 'integer', not: { const: 0 } },
		count: { type: 'integer', minimum: 1, maximum: 1000 },
	},
	['kind'],
);

export const SETTLEMENT_ROW_SCHEMA = strict(
	{
		productOrderType: name,
		paySettleAmount: { type: 'integer' },
		productOrderId: name,
		orderId: name,
		name: text,
		day: { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}$' },
		expectDate: { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}$' },
		inDaily: flag,
		commission: strict({ type: name, means: name, amount: { type: 'integer' } }, [
			'type',
			'means',
			'amount',
		]),
		vatDetailType: name,
	},
	['productOrderType', 'paySettleAmount'],
);
