import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { toOptions } from '../../../shared/fields/codedValue';
import type { CodedValue } from '../../../shared/fields/codedValue';
import { InputError } from '../../../shared/failure/errors';
import { optionsCollection } from '../../../shared/fields/optionsCollection';
import { definedOnly } from '../../../shared/data/objects';
import type { Field, ParameterReader } from '../../../shared/fields/parameterReader';
import { extentProperty, isPartWanted, PART_ONLY } from '../../../shared/fields/refundExtent';
import {
	IMP_UID,
	impUidProperty,
	MERCHANT_UID,
	merchantUidProperty,
	readOptionalUid,
} from '../fields';

const AMOUNT: Field = { name: 'amount', label: 'Amount' };
const REASON: Field = { name: 'reason', label: 'Reason' };
const CHECK_BALANCE: Field = { name: 'checkBalance', label: 'Check Balance' };
export const CHECKSUM: Field = { name: 'options.checksum', label: 'Balance on Record' };

const option = (name: string, label: string): Field => ({ name: `options.${name}`, label });
const TAX_FREE = option('tax_free', 'Tax-Free Amount');
const VAT_AMOUNT = option('vat_amount', 'VAT Amount');
const REQUESTER = option('requester', 'Requester');
const RETAIN_PROMOTION = option('retain_promotion', 'Retain Promotion');
const ENABLE_WEBHOOK = option('enable_webhook', 'Send Notification');
const REFUND: Field[] = [
	option('refund_account', 'Refund Account'),
	option('refund_bank', 'Refund Bank'),
	option('refund_holder', 'Refund Holder'),
	option('refund_tel', 'Refund Phone'),
];
const REFUND_WORDS = ['환불계좌 계좌번호', '환불계좌 은행코드', '환불계좌 예금주', '예금주 연락처'];

/** Who asks for the cancellation of a Naver Pay payment (`extra.requester`). */
const requesters: readonly CodedValue[] = [
	{ code: 'admin', en: 'Shop', ko: '관리자' },
	{ code: 'customer', en: 'Customer', ko: '구매자' },
];

/** One refund. */
export interface CancelInput {
	imp_uid: string | undefined;
	merchant_uid: string | undefined;
	/** KRW, or the payment's currency; `undefined` for all that is left. */
	amount: number | undefined;
	/** Have PortOne check what is left, as it is read first. */
	checkBalance: boolean;
	/** What is left as the user has it on record. */
	checksum: number | undefined;
	/** The API's other fields. */
	fields: IDataObject;
}

export const cancelProperties: INodeProperties[] = [
	{ ...impUidProperty, required: false },
	{
		...merchantUidProperty,
		required: false,
		default: '',
		description:
			'고객사 주문번호: instead of Imp UID, for scheduled payments; others are found by Imp UID only',
	},
	extentProperty,
	{
		displayName: AMOUNT.label,
		name: AMOUNT.name,
		type: 'number',
		typeOptions: { minValue: 0 },
		required: true,
		displayOptions: PART_ONLY,
		default: 0,
		description: '취소요청 금액: in won (KRW), or in the currency of the payment',
	},
	{
		displayName: REASON.label,
		name: REASON.name,
		type: 'string',
		default: '',
		description: '취소 사유: Naver Pay requires it',
	},
	{
		displayName: CHECK_BALANCE.label,
		name: CHECK_BALANCE.name,
		type: 'boolean',
		default: true,
		description:
			'Whether PortOne refuses when the balance (취소 가능 잔액) has changed since it was read, so that no refund is made twice (checksum)',
	},
	optionsCollection(
		[
			{
				displayName: CHECKSUM.label,
				name: 'checksum',
				type: 'number',
				typeOptions: { minValue: 0 },
				default: 0,
				description:
					'What can still be cancelled by your own records (checksum): PortOne refuses when it has another balance. With it a part can be refunded with Retry On Fail.',
			},
			{
				displayName: RETAIN_PROMOTION.label,
				name: 'retain_promotion',
				type: 'boolean',
				default: false,
				description: 'Whether a promotion stays even if what is left no longer fulfils its terms',
			},
			{
				displayName: ENABLE_WEBHOOK.label,
				name: 'enable_webhook',
				type: 'boolean',
				default: false,
				description:
					'Whether PortOne notifies the shop of this cancellation (취소 통보 웹훅), which it does not by itself',
			},
			...REFUND.map(
				({ name, label }, index): INodeProperties => ({
					displayName: label,
					name: name.replace('options.', ''),
					type: 'string',
					default: '',
					description: `${REFUND_WORDS[index]}: where the money goes for virtual accounts (가상계좌)`,
				}),
			),
			{
				displayName: REQUESTER.label,
				name: 'requester',
				type: 'options',
				options: toOptions(requesters),
				default: 'admin',
				description: '요청자 (extra.requester): who asks for it, for Naver Pay',
			},
			{
				displayName: TAX_FREE.label,
				name: 'tax_free',
				type: 'number',
				typeOptions: { minValue: 0 },
				default: 0,
				description: '면세금액: how much of what is given back was free of VAT',
			},
			{
				displayName: VAT_AMOUNT.label,
				name: 'vat_amount',
				type: 'number',
				typeOptions: { minValue: 0 },
				default: 0,
				description: '부가세: required where the payment set its VAT',
			},
		].sort((a, b) => a.displayName.localeCompare(b.displayName, 'en')) as INodeProperties[],
	),
];

function readAmount(parameters: ParameterReader): number | undefined {
	if (!isPartWanted(parameters)) return undefined;
	const amount = parameters.money(AMOUNT, undefined, { above: 0 });
	if (amount === undefined) {
		throw new InputError(AMOUNT.label, 'is empty', 'Refund is set to a part: say how much');
	}
	return amount;
}

/** Reads one item. @throws InputError */
export function readCancel(parameters: ParameterReader): CancelInput {
	const imp_uid = readOptionalUid(parameters, IMP_UID);
	const merchant_uid = readOptionalUid(parameters, MERCHANT_UID);
	if (imp_uid === undefined && merchant_uid === undefined) {
		throw new InputError(IMP_UID.label, 'is empty', `Give it, or ${MERCHANT_UID.label}`);
	}
	const amount = readAmount(parameters);
	const checksum = parameters.money(CHECKSUM, undefined);
	if (amount !== undefined && checksum === undefined && parameters.isRetried) {
		throw new InputError(
			AMOUNT.label,
			'does not go together with the node setting Retry On Fail',
			`Switch Retry On Fail off in the Settings of this node, or give ${CHECKSUM.label}: a second run would refund another part`,
		);
	}
	const requester = parameters.code(REQUESTER, requesters, false);
	const refund = REFUND.map((field) => [
		field.name.replace('options.', ''),
		parameters.text(field),
	]);
	return {
		imp_uid,
		merchant_uid,
		amount,
		checkBalance: parameters.boolean(CHECK_BALANCE) !== false,
		checksum,
		fields: definedOnly({
			reason: parameters.text(REASON),
			tax_free: parameters.money(TAX_FREE, undefined),
			vat_amount: parameters.money(VAT_AMOUNT, undefined),
			retain_promotion: parameters.boolean(RETAIN_PROMOTION),
			enable_webhook: parameters.boolean(ENABLE_WEBHOOK),
			...Object.fromEntries(refund),
			extra: requester === undefined ? undefined : { requester },
		}),
	};
}
