import { definedOnly } from '../../../shared/data/objects';
import { defineFields, editorOf, optionsOf } from '../../../shared/fields/defineFields';
import { isPart, PART_ONLY } from '../../../shared/fields/extent';
import { money, text, toggle } from '../../../shared/fields/kinds';
import type { ParameterReader } from '../../../shared/fields/parameterReader';
import { defineOperation } from '../../../shared/run/operation';
import { findRefundConflicts, refundEach } from '../../../shared/run/refundEach';
import type { PortOneClient } from '../../api/client';
import { SERVER } from '../../api/failures';
import { optionalImpUid, optionalMerchantUid } from '../fields';
import { requester } from '../requester';
import { type CancelInput, toRefundJob } from './refund';

/** A part of the account that the money of a virtual account goes to. */
const refundTo = (label: string, korean: string) =>
	text({ label, description: `${korean}: where the money goes for virtual accounts (가상계좌)` });

const fields = defineFields({
	imp_uid: optionalImpUid,
	merchant_uid: optionalMerchantUid,
	extent: isPart,
	amount: money(
		{
			label: 'Amount',
			typeOptions: { minValue: 0 },
			required: true,
			displayOptions: PART_ONLY,
			default: 0,
			description: '취소요청 금액: in won (KRW), or in the currency of the payment',
		},
		{ above: 0 },
	),
	reason: text({ label: 'Reason', description: '취소 사유: Naver Pay requires it' }),
	checkBalance: toggle({
		label: 'Check Balance',
		default: true,
		description:
			'Whether PortOne refuses when the balance (취소 가능 잔액) has changed since it was read, so that no refund is made twice (checksum)',
	}),
	options: optionsOf({
		checksum: money({
			label: 'Balance on Record',
			typeOptions: { minValue: 0 },
			default: 0,
			description:
				'What can still be cancelled by your own records (checksum): PortOne refuses when it has another balance. With it a part can be refunded with Retry On Fail.',
		}),
		retain_promotion: toggle({
			label: 'Retain Promotion',
			description: 'Whether a promotion stays even if what is left no longer fulfils its terms',
		}),
		enable_webhook: toggle({
			label: 'Send Notification',
			description:
				'Whether PortOne notifies the shop of this cancellation (취소 통보 웹훅), which it does not by itself',
		}),
		refund_account: refundTo('Refund Account', '환불계좌 계좌번호'),
		refund_bank: refundTo(
			'Refund Bank',
			"환불계좌 은행코드 (the payment company's own code of the bank, by PortOne's table)",
		),
		refund_holder: refundTo('Refund Holder', '환불계좌 예금주'),
		refund_tel: refundTo('Refund Phone', '예금주 연락처'),
		requester: requester('요청자 (extra.requester): who asks for it, for Naver Pay'),
		tax_free: money({
			label: 'Tax-Free Amount',
			typeOptions: { minValue: 0 },
			default: 0,
			description: '면세금액: how much of what is given back was free of VAT',
		}),
		vat_amount: money({
			label: 'VAT Amount',
			typeOptions: { minValue: 0 },
			default: 0,
			description: '부가세: required where the payment set its VAT',
		}),
	}),
});

function readAmount(parameters: ParameterReader): number | undefined {
	if (!fields.extent.read(parameters)) return undefined;
	const amount = fields.amount.read(parameters, undefined);
	if (amount === undefined) {
		throw fields.amount.error('is empty', 'Refund is set to a part: say how much');
	}
	return amount;
}

function read(parameters: ParameterReader): CancelInput {
	const { options } = fields;
	const imp_uid = fields.imp_uid.read(parameters);
	const merchant_uid = fields.merchant_uid.read(parameters);
	if (imp_uid === undefined && merchant_uid === undefined) {
		throw fields.imp_uid.error('is empty', `Give it, or ${fields.merchant_uid.label}`);
	}
	const amount = readAmount(parameters);
	const checksum = options.checksum.read(parameters, undefined);
	if (amount !== undefined && checksum === undefined && parameters.isRetried) {
		throw fields.amount.error(
			'does not go together with the node setting Retry On Fail',
			`Switch Retry On Fail off in the Settings of this node, or give ${options.checksum.label}: a second run would refund another part`,
		);
	}
	const asker = options.requester.read(parameters);
	return {
		imp_uid,
		merchant_uid,
		amount,
		checkBalance: fields.checkBalance.read(parameters) !== false,
		checksum,
		fields: definedOnly({
			reason: fields.reason.read(parameters),
			tax_free: options.tax_free.read(parameters, undefined),
			vat_amount: options.vat_amount.read(parameters, undefined),
			retain_promotion: options.retain_promotion.read(parameters),
			enable_webhook: options.enable_webhook.read(parameters),
			refund_account: options.refund_account.read(parameters),
			refund_bank: options.refund_bank.read(parameters),
			refund_holder: options.refund_holder.read(parameters),
			refund_tel: options.refund_tel.read(parameters),
			extra: asker === undefined ? undefined : { requester: asker },
		}),
	};
}

/** A payment is found by imp_uid before anything else is done. */
const keyOf = ({ imp_uid, merchant_uid }: CancelInput): string => imp_uid ?? merchant_uid ?? '';

export const cancel = defineOperation<PortOneClient, CancelInput>({
	value: 'cancel',
	name: 'Cancel',
	term: '결제취소',
	action: 'Cancel a payment and refund it',
	description: 'Gives back a payment, all that is left of it or a part',
	endpoints: ['cancelPayment', 'getPayment', 'getSchedule'],
	done: 'cancelled',
	notice:
		'The customer gets the money back. This cannot be taken back (취소·환불은 되돌릴 수 없습니다).',
	properties: editorOf(fields),
	read,
	findConflicts: (entries) => findRefundConflicts(entries, fields.imp_uid.label, keyOf),
	run: async (entries, context) =>
		await refundEach(entries, context, {
			server: SERVER,
			account: context.api.shop,
			subjectOf: ({ imp_uid }) => imp_uid,
			keyOf,
			identify: ({ imp_uid, merchant_uid }) =>
				imp_uid === undefined ? { merchant_uid } : { imp_uid },
			toJob: async (input) => await toRefundJob(context.api, input, fields.options.checksum.label),
		}),
});
