import { defineFields, optionsOf } from '../../shared/fields/defineFields';
import { codes, flag, notice } from '../../shared/fields/kinds';
import { expectedAmountOption } from '../../shared/webhook/amount';
import { notificationTypes } from './types';

/** The trigger's fields. */
export const fields = defineFields({
	notice: notice(
		"① Open Webhook URLs above and copy the Production URL. ② Put it into the PortOne console (관리자콘솔) &gt; 결제 연동 &gt; 연동 관리 &gt; 결제알림(Webhook) 관리 &gt; 결제모듈 V2, and have it issue a secret (웹훅 시크릿 발급) there. ③ Copy the secret, which begins with whsec_, into Webhook Secret of the credential. Without it signatures are not checked: what a notification says counts as far as PortOne's record of the payment bears it out. ④ Publish the workflow: until then the URL answers 404. The console's test call (호출 테스트) starts nothing, because its payment is made up; its answer says whether the secret fits.",
	),
	types: codes(notificationTypes, {
		label: 'Types',
		default: ['Transaction.Paid'],
		description:
			'알림 종류: which notifications to trigger on, all that are known where left empty',
	}),
	options: optionsOf({
		expectedAmount: expectedAmountOption(', in the smallest unit of its currency (won, cents)'),
		includeTestPayments: flag({
			label: 'Include Test Payments',
			description:
				'Whether to trigger on payments and billing keys of test channels (테스트 채널) too. They cost nobody money: leave it off in a shop that is open.',
		}),
	}),
});
