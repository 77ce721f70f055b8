import { definedOnly } from '../../../shared/data/objects';
import { InputError } from '../../../shared/failure/errors';
import { defineFields, editorOf, optionsOf } from '../../../shared/fields/defineFields';
import { onOnceAdded, shownWith } from '../../../shared/fields/kinds';
import type { ParameterReader } from '../../../shared/fields/parameterReader';
import { findConflicts } from '../../../shared/run/conflicts';
import { defineOperation } from '../../../shared/run/operation';
import { payEach } from '../../../shared/run/payEach';
import type { PortOneClient } from '../../api/client';
import { customerUid, limited, merchantUid } from '../fields';
import { PURCHASE, PURCHASE_OPTIONS, readPurchase } from '../purchase/purchase';
import { runDry } from './payAgainBefore';
import { type PayInput, toPayJob } from './payAgainJob';

const fields = defineFields({
	customer_uid: customerUid,
	merchant_uid: shownWith(merchantUid, {
		default: '',
		description:
			'고객사 주문번호: the number that your shop gives this payment, one of its own for each order. A number under which something was paid is not paid again.',
	}),
	...PURCHASE,
	options: optionsOf({
		...PURCHASE_OPTIONS,
		channel_key: limited(55, {
			label: 'Channel Key',
			description: '채널 키: which key of a super billing key (슈퍼 빌링키) is charged',
		}),
		dryRun: onOnceAdded({
			label: 'Dry Run',
			description:
				'Whether to charge nobody: what is on record under the order number is read, and shown is what would be sent and whether it would be',
		}),
	}),
});

interface AgainInput extends PayInput {
	isDryRun: boolean;
}

/** @throws InputError together with Retry On Fail: PortOne does not promise to refuse a second payment under a number */
function refuseRetry(parameters: ParameterReader): void {
	if (!parameters.isRetried) return;
	throw new InputError(
		'Pay with Billing Key',
		'does not go together with the node setting Retry On Fail',
		'Switch Retry On Fail off in the Settings of this node: after a lost answer a second run could charge the customer once more',
	);
}

function read(parameters: ParameterReader): AgainInput {
	const { options } = fields;
	const isDryRun = options.dryRun.read(parameters);
	if (!isDryRun) refuseRetry(parameters);
	return {
		merchant_uid: fields.merchant_uid.read(parameters),
		order: definedOnly({
			customer_uid: fields.customer_uid.read(parameters),
			...readPurchase(parameters),
			channel_key: options.channel_key.read(parameters),
		}),
		isDryRun,
	};
}

export const payAgain = defineOperation<PortOneClient, AgainInput>({
	value: 'payAgain',
	name: 'Pay with Billing Key',
	term: '빌링키 결제',
	action: 'Pay with a billing key and charge the customer',
	description: 'Charges a registered billing key (등록된 빌링키) at once, and never twice',
	endpoints: ['payAgain', 'findPayments', 'getSchedule'],
	done: 'paid',
	notice: 'The customer is charged at once (실행하면 바로 결제됩니다).',
	properties: editorOf(fields),
	read,
	findConflicts: (entries) =>
		findConflicts(entries, {
			label: fields.merchant_uid.label,
			advice: 'Give each payment a merchant_uid of its own',
			unitsOf: (input) => [input],
			keyOf: ({ merchant_uid }) => merchant_uid,
		}),
	async run(entries, context) {
		const dry = await runDry(
			entries.filter(({ input }) => input.isDryRun),
			context,
		);
		const wet = entries.filter(({ input }) => !input.isDryRun);
		const paid = await payEach(wet, context, {
			idName: 'merchant_uid',
			idOf: ({ merchant_uid }) => merchant_uid,
			toJob: (input) => toPayJob(context.api, input),
		});
		return [...dry, ...paid];
	},
});
