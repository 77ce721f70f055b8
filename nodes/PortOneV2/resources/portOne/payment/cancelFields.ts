import type { IDataObject, INodeProperties } from 'n8n-workflow';

import type { CodedValue } from '../../../../shared/fields/codedValue';
import { toOptions } from '../../../../shared/fields/codedValue';
import { InputError } from '../../../../shared/failure/errors';
import { optionsCollection } from '../../../../shared/fields/optionsCollection';
import { definedOnly } from '../../../../shared/data/objects';
import type { Field, ParameterReader } from '../../../../shared/fields/parameterReader';
import { extentProperty, isPartWanted, PART_ONLY } from '../../../../shared/fields/refundExtent';
import { readAmount } from '../../currency';
import { PAYMENT_ID, paymentIdProperty, readId, sortByLabel } from '../../fields';

const AMOUNT: Field = { name: 'amount', label: 'Amount' };
const REASON: Field = { name: 'reason', label: 'Reason' };

const option = (name: string, label: string): Field => ({ name: `options.${name}`, label });
export const BALANCE = option('currentCancellableAmount', 'Balance on Record');
const TAX_FREE = option('taxFreeAmount', 'Tax-Free Amount');
const VAT = option('vatAmount', 'VAT Amount');
const REQUESTER = option('requester', 'Requester');
const RETAIN = option('promotionDiscountRetainOption', 'Promotion Discount');
const EMAIL = option('refundEmail', 'Refund Email');
const SKIP_WEBHOOK = option('skipWebhook', 'Skip Webhook');

/** Where the money goes for virtual accounts: internal name, the API's name, label, description. */
const ACCOUNT = [
	['refundBank', 'bank', 'Refund Bank', '환불 계좌 은행, e.g. SHINHAN'],
	['refundNumber', 'number', 'Refund Account', '환불 계좌번호'],
	['refundHolderName', 'holderName', 'Refund Holder', '예금주'],
	['refundHolderPhoneNumber', 'holderPhoneNumber', 'Refund Phone', '예금주 연락처'],
] as const;

/** Who asks for it (CancelRequester). */
const requesters: readonly CodedValue[] = [
	{ code: 'CUSTOMER', en: 'Customer', ko: '고객' },
	{ code: 'ADMIN', en: 'Shop', ko: '관리자' },
];

/** What becomes of a promotion when a part is given back (PromotionDiscountRetainOption). */
const retainOptions: readonly CodedValue[] = [
	{ code: 'RELEASE', en: 'Work Out Anew', ko: '다시 적용' },
	{ code: 'RETAIN', en: 'Keep the Rate', ko: '할인율 유지' },
];

/** One refund. */
export interface CancelInput {
	paymentId: string;
	/** In the smallest unit of the currency; `undefined` for all that is left. */
	amount: number | undefined;
	/** What is left as the user has it on record. */
	balance: number | undefined;
	/** The API's other fields. */
	fields: IDataObject;
}

const numberOption = ({ name, label }: Field, description: string): INodeProperties => ({
	displayName: label,
	name: name.replace('options.', ''),
	type: 'number',
	typeOptions: { minValue: 0 },
	default: 0,
	description,
});

const textOption = (displayName: string, name: string, description: string): INodeProperties => ({
	displayName,
	name,
	type: 'string',
	default: '',
	description,
});

export const cancelProperties: INodeProperties[] = [
	paymentIdProperty,
	{
		displayName: REASON.label,
		name: REASON.name,
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. 고객 변심',
		description: '취소 사유',
	},
	extentProperty,
	{
		displayName: AMOUNT.label,
		name: AMOUNT.name,
		type: 'number',
		typeOptions: { minValue: 1 },
		required: true,
		displayOptions: PART_ONLY,
		default: 0,
		description: '취소 금액: in won, or in the smallest unit of the currency (cents)',
	},
	optionsCollection(
		sortByLabel([
			numberOption(
				BALANCE,
				'취소 가능 잔액 (currentCancellableAmount): what can still be cancelled by your own records. PortOne refuses when it has another balance. With it a part can be refunded with Retry On Fail.',
			),
			numberOption(TAX_FREE, '취소 면세 금액: how much of what is given back was free of VAT'),
			numberOption(VAT, '취소 부가세 금액'),
			{
				displayName: REQUESTER.label,
				name: 'requester',
				type: 'options',
				options: toOptions(requesters),
				default: 'ADMIN',
				description: '취소 요청 주체',
			},
			{
				displayName: RETAIN.label,
				name: 'promotionDiscountRetainOption',
				type: 'options',
				options: toOptions(retainOptions),
				default: 'RELEASE',
				description: '프로모션 할인율 유지 여부, for a part of a payment with a promotion',
			},
			textOption(EMAIL.label, 'refundEmail', '환불 안내 이메일: for Triple-A'),
			{
				displayName: SKIP_WEBHOOK.label,
				name: 'skipWebhook',
				type: 'boolean',
				default: false,
				description: 'Whether no webhook (웹훅) is sent when the refund succeeds',
			},
			...ACCOUNT.map(([name, , label, description]) => textOption(label, name, description)),
		]),
	),
];

function readAccount(parameters: ParameterReader): IDataObject | undefined {
	const account = definedOnly(
		Object.fromEntries(
			ACCOUNT.map(([name, apiName, label]) => [apiName, parameters.text(option(name, label))]),
		),
	);
	if (Object.keys(account).length === 0) return undefined;
	for (const [, apiName, label] of ACCOUNT.slice(0, 3)) {
		if (account[apiName] === undefined) throw new InputError(label, 'is empty');
	}
	return account;
}

/** Reads one item. @throws InputError */
export function readCancel(parameters: ParameterReader): CancelInput {
	const paymentId = readId(parameters, PAYMENT_ID);
	const amount = isPartWanted(parameters) ? readAmount(parameters, AMOUNT, undefined) : undefined;
	const balance = parameters.wholeMoney(BALANCE, undefined, { min: 1 });
	if (amount !== undefined && balance === undefined && parameters.isRetried) {
		throw new InputError(
			AMOUNT.label,
			'does not go together with the node setting Retry On Fail',
			`Switch Retry On Fail off in the Settings of this node, or give ${BALANCE.label}: a second run would refund another part`,
		);
	}
	return {
		paymentId,
		amount,
		balance,
		fields: definedOnly({
			reason: parameters.requiredText(REASON),
			taxFreeAmount: parameters.wholeMoney(TAX_FREE, undefined),
			vatAmount: parameters.wholeMoney(VAT, undefined),
			requester: parameters.code(REQUESTER, requesters, false),
			promotionDiscountRetainOption: parameters.code(RETAIN, retainOptions, false),
			refundEmail: parameters.text(EMAIL),
			skipWebhook: parameters.boolean(SKIP_WEBHOOK),
			refundAccount: readAccount(parameters),
		}),
	};
}
