import { LOCALES } from '../codes';
import {
	amount,
	bank,
	CASH_RECEIPT_TYPE,
	currency,
	filled,
	flag,
	instant,
	int32,
	object,
	oneMember,
	ORDER_MEMBERS,
	positive,
	text,
} from './shared';

const digits = (pattern: string) => ({ type: 'string', pattern: `^\\d${pattern}$` });

const CREDENTIAL = object(
	{
		number: digits('{8,19}'),
		expiryYear: digits('{2}'),
		expiryMonth: { type: 'string', pattern: '^(0[1-9]|1[0-2])$' },
		birthOrBusinessRegistrationNumber: { type: 'string', pattern: '^(\\d{6}|\\d{10})$' },
		passwordTwoDigits: digits('{2}'),
	},
	['number', 'expiryYear', 'expiryMonth'],
);

const CARD = object(
	{
		credential: CREDENTIAL,
		installmentMonth: int32,
		useFreeInstallmentPlan: flag,
		useFreeInterestFromMerchant: flag,
		useCardPoint: flag,
	},
	['credential'],
);

const FIXED = object({ pgAccountId: filled, accountNumber: filled }, [], oneMember);

const OPTION = object({ type: { enum: ['NORMAL', 'FIXED'] }, fixed: FIXED }, ['type'], {
	if: { properties: { type: { const: 'FIXED' } } },
	then: { required: ['fixed'] },
	else: { properties: { fixed: false } },
});

const VIRTUAL_ACCOUNT = object(
	{
		bank,
		expiry: object({ validHours: { ...int32, minimum: 1 }, dueDate: instant }, [], oneMember),
		option: OPTION,
		cashReceipt: object({ type: CASH_RECEIPT_TYPE, customerIdentityNumber: text }, [
			'type',
			'customerIdentityNumber',
		]),
		remitteeName: text,
	},
	['bank', 'expiry', 'option'],
);

/** InstantPaymentInput */
export const INSTANT_PAYMENT = object(
	{
		...ORDER_MEMBERS,
		channelKey: filled,
		channelGroupId: filled,
		method: object({ card: CARD, virtualAccount: VIRTUAL_ACCOUNT }, [], oneMember),
		isCulturalExpense: flag,
		isEscrow: flag,
		skipWebhook: flag,
	},
	['method', 'orderName', 'amount', 'currency'],
	{ anyOf: [{ required: ['channelKey'] }, { required: ['channelGroupId'] }] },
);

/** What a payment by billing key says, now or later (BillingKeyPaymentScheduleInput). */
export const BILLING_KEY_MEMBERS = {
	...ORDER_MEMBERS,
	billingKey: filled,
	channelKey: filled,
	installmentMonth: int32,
	useFreeInterestFromMerchant: flag,
	useCardPoint: flag,
	cashReceipt: object({ type: CASH_RECEIPT_TYPE, customerIdentityNumber: text }, ['type'], {
		if: { properties: { type: { const: 'NO_RECEIPT' } } },
		then: { properties: { customerIdentityNumber: false } },
	}),
	locale: { enum: LOCALES },
};

export const BILLING_KEY_REQUIRED = ['billingKey', 'orderName', 'amount', 'currency'];

/** BillingKeyPaymentInput */
export const BILLING_KEY_PAYMENT = object(
	{ ...BILLING_KEY_MEMBERS, skipWebhook: flag },
	BILLING_KEY_REQUIRED,
);

/** CancelPaymentBody */
export const CANCEL = object(
	{
		storeId: filled,
		amount: positive,
		taxFreeAmount: amount,
		vatAmount: amount,
		reason: filled,
		requester: { enum: ['CUSTOMER', 'ADMIN'] },
		promotionDiscountRetainOption: { enum: ['RETAIN', 'RELEASE'] },
		currentCancellableAmount: amount,
		refundAccount: object({ bank, number: filled, holderName: filled, holderPhoneNumber: text }, [
			'bank',
			'number',
			'holderName',
		]),
		refundEmail: text,
		skipWebhook: flag,
	},
	['reason'],
);

/** PreRegisterPaymentBody */
export const PRE_REGISTER = object({
	storeId: filled,
	totalAmount: amount,
	taxFreeAmount: amount,
	currency,
});

/** ResendWebhookBody */
export const RESEND_WEBHOOK = object({ storeId: filled, webhookId: filled });

/** The query of a reading by id. */
export const STORE_QUERY = object({ storeId: filled });
