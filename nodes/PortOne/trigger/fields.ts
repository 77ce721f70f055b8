import { defineFields, optionsOf } from '../../shared/fields/defineFields';
import { codes, flag, notice } from '../../shared/fields/kinds';
import { expectedAmountOption } from '../../shared/webhook/amount';
import { paymentStatuses } from '../api/codes';

/** The trigger's fields. */
export const fields = defineFields({
	notice: notice(
		"① Open Webhook URLs above and copy the Production URL. ② Put it into the PortOne console (관리자콘솔) &gt; 결제 연동 &gt; 연동 관리 &gt; 결제알림(Webhook) 관리 &gt; 결제모듈 V1. ③ Publish the workflow: until then the URL answers 404. Notifications of PortOne V2 are refused (400): PortOne V2 Trigger takes them. The console's test call (호출 테스트) gets a 404: its payment is made up.",
	),
	statuses: codes(paymentStatuses, {
		label: 'Statuses',
		description: '결제상태: which payments to trigger on, all where left empty',
	}),
	options: optionsOf({
		expectedAmount: expectedAmountOption(''),
		include_sandbox: flag({
			label: 'Include Test Payments',
			description:
				'Whether to trigger on payments of a test channel (테스트 채널) too. They cost nobody money: leave it off in a shop that is open.',
		}),
	}),
});
