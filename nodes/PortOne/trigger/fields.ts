import { defineFields, optionsOf } from '../../shared/fields/defineFields';
import { anything, codes, flag, notice } from '../../shared/fields/kinds';
import { paymentStatuses } from '../api/codes';

/** The trigger's fields. */
export const fields = defineFields({
	notice: notice(
		"1. Open <b>Webhook URLs</b> above and copy the <b>Production URL</b>.<br>2. Put it into the PortOne console (관리자콘솔) &gt; 결제 연동 &gt; 결제알림(Webhook) 관리 &gt; <b>결제모듈 V1</b>.<br>3. Publish the workflow: until then the URL answers 404.<br>Notifications of PortOne V2 are refused (400). The console's test call (호출 테스트) gets a 404: its payment is made up.",
	),
	statuses: codes(paymentStatuses, {
		label: 'Statuses',
		description: '결제상태: which payments to trigger on, all where left empty',
	}),
	options: optionsOf({
		expectedAmount: anything({
			label: 'Expected Amount',
			type: 'string',
			placeholder: 'e.g. 9900',
			description:
				'What the payment should amount to. The item then tells in "amountMatches" whether it does. An expression finds the payment as PortOne has it in the body of the input (n8n 2 and newer).',
		}),
		include_sandbox: flag({
			label: 'Include Test Payments',
			description:
				'Whether to trigger on payments of a test channel (테스트 채널) too. They cost nobody money: leave it off in a shop that is open.',
		}),
	}),
});
