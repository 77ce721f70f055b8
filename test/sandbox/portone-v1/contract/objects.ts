import { closed, each, flag, listOf, oneOf, text, whole } from '../../npay/contract/building';

const number = { type: 'number' };
const uid = { type: 'string', minLength: 1, maxLength: 40 };
const unix = { type: 'integer', minimum: 0, maximum: 99_999_999_999 };
const currency = { type: 'string', pattern: '^[A-Z]{3}$' };
const longest = (maxLength: number) => ({ type: 'string', maxLength });

/** The same, or null: how a member without a value is answered. */
export const orNull = (schema: object) => ({ anyOf: [schema, { type: 'null' }] });

/** An object of these members; those that are not required may be null too, or absent. */
const record = (properties: Record<string, object>, required: string[] = []) =>
	closed(
		Object.fromEntries(
			Object.entries(properties).map(([name, schema]) => [
				name,
				required.includes(name) ? schema : orNull(schema),
			]),
		),
		required,
	);

export const token = record(
	{ access_token: { type: 'string', minLength: 1 }, expired_at: unix, now: unix },
	['access_token', 'expired_at', 'now'],
);

const cancel = record(
	{
		pg_tid: text,
		amount: number,
		cancelled_at: unix,
		reason: text,
		cancellation_id: text,
		receipt_url: text,
	},
	['pg_tid', 'amount', 'reason', 'cancelled_at', 'cancellation_id'],
);

const deposit = record(
	{ pg_tid: text, amount: number, reason: text, depositor_name: text, deposited_at: unix },
	['pg_tid', 'amount', 'reason', 'depositor_name', 'deposited_at'],
);

export const payment = record(
	{
		imp_uid: longest(32),
		merchant_uid: uid,
		pay_method: longest(20),
		channel: oneOf('pc', 'mobile', 'api'),
		pg_provider: longest(16),
		emb_pg_provider: longest(16),
		pg_tid: longest(64),
		pg_id: longest(80),
		sandbox: flag,
		escrow: flag,
		apply_num: longest(20),
		...each('bank_code bank_name card_code card_name card_issuer_code card_issuer_name', text),
		...each('card_publisher_code card_publisher_name card_number', text),
		card_quota: whole,
		card_type: { enum: [0, 1] },
		...each('vbank_code vbank_name vbank_holder', text),
		vbank_num: longest(32),
		vbank_date: unix,
		vbank_issued_at: unix,
		name: longest(40),
		amount: number,
		cancel_amount: number,
		currency,
		buyer_name: longest(16),
		buyer_email: longest(64),
		buyer_tel: longest(16),
		buyer_addr: longest(128),
		buyer_postcode: longest(8),
		custom_data: text,
		user_agent: text,
		status: oneOf('ready', 'paid', 'cancelled', 'failed'),
		...each('started_at paid_at failed_at cancelled_at', unix),
		...each('fail_reason cancel_reason receipt_url', text),
		cancel_history: listOf(cancel),
		deposit_history: listOf(deposit),
		cancel_receipt_urls: listOf(text),
		cash_receipt_issued: flag,
		customer_uid: text,
		customer_uid_usage: oneOf('issue', 'payment', 'payment.scheduled'),
		promotion: record({ id: text, discount: number }),
		extension: closed({ REMITTER: text }),
	},
	['imp_uid', 'merchant_uid', 'amount', 'cancel_amount', 'currency', 'status', 'sandbox'],
);

/** A page of payments. */
export const payments = closed(
	{ total: whole, previous: whole, next: whole, list: listOf(payment) },
	['total', 'previous', 'next', 'list'],
);

const card = {
	pg_provider: longest(16),
	pg_id: longest(80),
	...each('card_name card_code card_issuer_code card_issuer_name card_publisher_code', text),
	...each('card_publisher_name card_number', text),
	card_type: { enum: [0, 1] },
	...each('inserted updated', unix),
};

const who = {
	customer_uid: longest(80),
	customer_id: text,
	customer_name: longest(20),
	customer_tel: longest(20),
	customer_email: longest(200),
	customer_addr: longest(200),
	customer_postcode: longest(8),
};

const failedChannel = record(
	{
		type: oneOf('INVALID_REQUEST', 'PG_PROVIDER', 'DB_FAILED'),
		message: text,
		pg_provider: longest(16),
		pg_id: longest(80),
	},
	['type', 'message', 'pg_provider', 'pg_id'],
);

/** A billing key, of one channel or of a channel group. */
export const billingKey = {
	oneOf: [
		record({ ...who, ...card, sandbox: flag }, [
			...['customer_uid', 'pg_provider', 'pg_id', 'card_name', 'inserted', 'updated', 'sandbox'],
		]),
		record(
			{
				...who,
				channelGroupId: longest(80),
				succeededChannels: listOf(record(card, ['pg_provider', 'pg_id', 'inserted', 'updated'])),
				failedChannels: listOf(failedChannel),
			},
			['customer_uid', 'channelGroupId'],
		),
	],
};

/** The document requires members of another object here (`total`, `previous`, `next`). */
export const prepared = record({ merchant_uid: uid, amount: number, currency }, [
	'merchant_uid',
	'amount',
]);

const PARTS = ['tax_free', 'supply', 'vat', 'service'];
const part = closed(each(PARTS.join(' '), number), PARTS);
const MEANS = ['cash_receipt', 'primary', 'secondary', 'discount'];

export const balance = record(
	{
		amount: number,
		...each(MEANS.join(' '), part),
		histories: listOf(record({ ...each(MEANS.join(' '), part), created: unix }, MEANS)),
	},
	['amount', ...MEANS],
);

export const schedule = record({
	customer_uid: longest(80),
	merchant_uid: uid,
	imp_uid: longest(32),
	pg_provider: longest(16),
	pg_id: longest(64),
	customer_id: text,
	...each('schedule_at executed_at revoked_at', unix),
	amount: number,
	currency,
	name: longest(40),
	buyer_name: longest(16),
	buyer_email: longest(64),
	buyer_tel: longest(16),
	buyer_addr: longest(128),
	buyer_postcode: longest(8),
	custom_data: text,
	schedule_status: oneOf('scheduled', 'executed', 'revoked'),
	payment_status: oneOf('paid', 'failed', 'cancelled'),
	fail_reason: text,
	promotion_id: { type: 'string', pattern: '^promotion-id-' },
});

const productOrderStatus = oneOf(
	...['PAYMENT_WAITING', 'PAYED', 'DELIVERING', 'DELIVERED', 'PURCHASE_DECIDED', 'EXCHANGED'],
	...['CANCELED', 'RETURNED', 'CANCELED_BY_NOPAYMENT'],
);

const claimStatus = oneOf(
	...['CANCEL_REQUEST', 'CANCELING', 'CANCEL_DONE', 'CANCEL_REJECT'],
	...['RETURN_REQUEST', 'COLLECTING', 'COLLECT_DONE', 'RETURN_DONE', 'RETURN_REJECT'],
	...['EXCHANGE_REQUEST', 'EXCHANGE_REDELIVERING', 'EXCHANGE_DONE', 'EXCHANGE_REJECT'],
	...['ADMIN_CANCELING', 'ADMIN_CANCEL_DONE'],
);

export const productOrder = record(
	{
		product_order_id: text,
		product_order_status: productOrderStatus,
		claim_type: oneOf('CANCEL', 'RETURN', 'EXCHANGE', 'ADMIN_CANCEL'),
		claim_status: claimStatus,
		...each('product_id product_name product_option_id product_option_name', text),
		...each('product_amount delivery_amount quantity', whole),
		orderer: record({ name: text, id: text, tel: text }, ['name', 'id', 'tel']),
		shipping_address: record(
			{ base: text, detail: text, postcode: text, tel1: text, tel2: text, name: text },
			['base', 'postcode', 'tel1', 'name'],
		),
		shipping_memo: text,
		shipping_due: unix,
		individual_code: text,
	},
	[
		...['product_order_id', 'product_order_status', 'product_id', 'product_name'],
		...['product_option_id', 'product_option_name', 'quantity'],
	],
);

export const review = record(
	{
		review_id: text,
		score: { type: 'string', pattern: '^([0-5]|1[0-3])$' },
		...each('title content product_order_id product_id product_name product_option_name', text),
		writer: text,
		created_at: unix,
		modified_at: unix,
	},
	[
		...['review_id', 'score', 'title', 'product_order_id', 'product_id', 'product_name'],
		...['writer', 'created_at'],
	],
);

export const cashAmount = closed(
	each('amount_total amount_by_npoint amount_by_primary amount_supply amount_vat', whole),
	['amount_total', 'amount_by_npoint', 'amount_by_primary', 'amount_supply', 'amount_vat'],
);
