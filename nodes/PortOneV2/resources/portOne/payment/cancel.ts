import type { IDataObject } from 'n8n-workflow';

import { definedOnly } from '../../../../shared/data/objects';
import type { CodedValue } from '../../../../shared/fields/codedValue';
import { defineFields, editorOf, optionsOf } from '../../../../shared/fields/defineFields';
import { isPart, PART_ONLY } from '../../../../shared/fields/extent';
import {
	columnFor,
	type FieldSpec,
	oneOf,
	openCode,
	requiredText,
	text,
	toggle,
	wholeMoney,
} from '../../../../shared/fields/kinds';
import type { ParameterReader } from '../../../../shared/fields/parameterReader';
import { defineOperation } from '../../../../shared/run/operation';
import { findRefundConflicts, refundEach } from '../../../../shared/run/refundEach';
import type { PaymentsClient } from '../../../api/client';
import { banks } from '../../../api/codes';
import { requiredAmount } from '../../currency';
import { BANK, paymentId } from '../../fields';
import { type CancelInput, toRefundJob } from './refunds';

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

const amountOption = (spec: FieldSpec) => ({ typeOptions: { minValue: 0 }, default: 0, ...spec });

const fields = defineFields({
	paymentId,
	reason: requiredText({
		label: 'Reason',
		placeholder: 'e.g. 고객 변심',
		description: '취소 사유',
	}),
	extent: isPart,
	amount: requiredAmount({
		label: 'Amount',
		displayOptions: PART_ONLY,
		description: '취소 금액: in won, or in the smallest unit of the currency (cents)',
	}),
	options: optionsOf({
		currentCancellableAmount: wholeMoney(
			amountOption({
				label: 'Balance on Record',
				description:
					'취소 가능 잔액 (currentCancellableAmount): what can still be cancelled by your own records. PortOne refuses when it has another balance. With it a part can be refunded with Retry On Fail.',
			}),
			{ min: 1 },
		),
		taxFreeAmount: wholeMoney(
			amountOption({
				label: 'Tax-Free Amount',
				description: '취소 면세 금액: how much of what is given back was free of VAT',
			}),
		),
		vatAmount: wholeMoney(amountOption({ label: 'VAT Amount', description: '취소 부가세 금액' })),
		requester: oneOf(requesters, {
			label: 'Requester',
			description: '취소 요청 주체',
		}),
		promotionDiscountRetainOption: oneOf(retainOptions, {
			label: 'Promotion Discount',
			description:
				'프로모션 할인율 유지 여부, for a part of a payment with a promotion; worked out anew where left empty',
		}),
		refundEmail: text({ label: 'Refund Email', description: '환불 안내 이메일: for Triple-A' }),
		skipWebhook: toggle({
			label: 'Skip Webhook',
			description: 'Whether no webhook (웹훅) is sent when the refund succeeds',
		}),
		refundBank: openCode(BANK, banks, {
			label: 'Refund Bank',
			hint: columnFor('은행'),
			description: '환불 계좌 은행: by name or code',
		}),
		refundNumber: text({ label: 'Refund Account', description: '환불 계좌번호' }),
		refundHolderName: text({ label: 'Refund Holder', description: '예금주' }),
		refundHolderPhoneNumber: text({ label: 'Refund Phone', description: '예금주 연락처' }),
	}),
});

const { options } = fields;

/** Where the money goes for virtual accounts. @throws InputError when a part of it is missing */
function readAccount(parameters: ParameterReader): IDataObject | undefined {
	const bank = options.refundBank.read(parameters);
	const number = options.refundNumber.read(parameters);
	const holderName = options.refundHolderName.read(parameters);
	const account = definedOnly({
		bank,
		number,
		holderName,
		holderPhoneNumber: options.refundHolderPhoneNumber.read(parameters),
	});
	if (Object.keys(account).length === 0) return undefined;
	if (bank === undefined) throw options.refundBank.error('is empty');
	if (number === undefined) throw options.refundNumber.error('is empty');
	if (holderName === undefined) throw options.refundHolderName.error('is empty');
	return account;
}

function read(parameters: ParameterReader): CancelInput {
	const id = fields.paymentId.read(parameters);
	const amount = fields.extent.read(parameters)
		? fields.amount.read(parameters, undefined)
		: undefined;
	const balance = options.currentCancellableAmount.read(parameters, undefined);
	if (amount !== undefined && balance === undefined && parameters.isRetried) {
		throw fields.amount.error(
			'does not go together with the node setting Retry On Fail',
			`Switch Retry On Fail off in the Settings of this node, or give ${options.currentCancellableAmount.label}: a second run would refund another part`,
		);
	}
	return {
		paymentId: id,
		amount,
		balance,
		fields: definedOnly({
			reason: fields.reason.read(parameters),
			taxFreeAmount: options.taxFreeAmount.read(parameters, undefined),
			vatAmount: options.vatAmount.read(parameters, undefined),
			requester: options.requester.read(parameters),
			promotionDiscountRetainOption: options.promotionDiscountRetainOption.read(parameters),
			refundEmail: options.refundEmail.read(parameters),
			skipWebhook: options.skipWebhook.read(parameters),
			refundAccount: readAccount(parameters),
		}),
	};
}

const keyOf = (input: CancelInput): string => input.paymentId;

export const cancel = defineOperation<PaymentsClient, CancelInput>({
	value: 'cancel',
	name: 'Cancel',
	term: '결제 취소',
	action: 'Cancel a payment and refund it',
	description: 'Gives back a payment, all that is left of it or a part',
	endpoints: ['cancelPayment', 'getPayment'],
	done: 'cancelled',
	notice:
		'The customer gets the money back. This cannot be taken back (취소·환불은 되돌릴 수 없습니다).',
	properties: editorOf(fields),
	read,
	findConflicts: (entries) => findRefundConflicts(entries, fields.paymentId.label, keyOf),
	run: async (entries, context) =>
		await refundEach(entries, context, {
			server: context.api.serverName,
			account: context.api.shop,
			subjectOf: keyOf,
			keyOf,
			identify: (input) => ({ paymentId: input.paymentId }),
			toJob: async (input) =>
				await Promise.resolve(
					toRefundJob(context.api, input, options.currentCancellableAmount.label),
				),
		}),
});
