import type { Section } from './types';

/** Scheduled payments, and Ensure, which keeps one next payment per customer. */
export const SCHEDULES: Section = {
	title: ['Scheduled payments and Ensure', '결제 예약과 Ensure'],
	told: [
		[
			[
				'Only payments that wait for their time can be cancelled; this one is {…}',
				'Only payments that wait for their time can be moved; this one is {…}',
				'Only schedules that wait for their time can be revoked; this one is {…}',
			],
			[
				'It is paid, has failed, or was revoked already.',
				'이미 결제되었거나, 실패했거나, 철회되었습니다.',
			],
			[
				'What is paid is given back with *Payment > Cancel*; what failed goes again with *Reschedule* or *Retry*.',
				'결제된 것은 *Payment > Cancel*로 취소하고, 실패한 것은 *Reschedule*이나 *Retry*를 씁니다.',
			],
		],
		[
			[
				'Only payments that failed or were revoked can be rescheduled; this one is {…}',
				'It was not tried yet: it is {…}',
			],
			['It still waits for its time, or is paid.', '아직 예약 시각 전이거나 결제되었습니다.'],
			['Move one that waits with *Update*.', '기다리는 예약은 *Update*로 옮깁니다.'],
		],
		[
			['It was paid and given back (환불됨): a retry would charge the customer again'],
			['The payment was refunded.', '결제했다가 환불한 건입니다.'],
			[
				'If the customer is to pay all the same, schedule a new payment with *Create*.',
				'그래도 청구해야 하면 *Create*로 새로 예약합니다.',
			],
		],
		[
			[
				'{…} may have up to {…} letters (A to Z), digits and hyphens',
				'{…} still has "{…}", which was chosen for Get Many',
			],
			['The word becomes a part of the payment’s number.', '결제 번호의 일부가 되는 값입니다.'],
			['Write something like 202612, or leave it empty.', '202612처럼 쓰거나 비웁니다.'],
		],
		[
			['{…} must be like 10:00'],
			['Not a time of day.', '시각이 아닙니다.'],
			['Write 10:00.', '10:00처럼 씁니다.'],
		],
		[
			['{…} is not a number that Ensure made for this customer and prefix'],
			[
				'*Last Merchant UID* (V2: *Last Payment ID*) takes numbers of Ensure’s own form.',
				'*Last Merchant UID*(V2는 *Last Payment ID*)에는 Ensure가 만든 번호만 넣을 수 있습니다.',
			],
			[
				'Give *Last Payment Date* for other payments, or leave both empty for the first one.',
				'다른 결제라면 *Last Payment Date*에 마지막 결제일을 넣고, 첫 결제라면 둘 다 비웁니다.',
			],
		],
		[
			[
				'The customer has a scheduled payment of {…} that Ensure did not make: {…}, {…}',
				'The customer has {…} scheduled payments: {…}',
				"The customer's scheduled payment is in {…}: {…}, {…}",
			],
			[
				'There is a booking that Ensure must not replace by itself.',
				'Ensure가 마음대로 바꿀 수 없는 예약이 있습니다.',
			],
			[
				'Revoke it, or switch on the option that the description names.',
				'그 예약을 철회하거나 설명에 나오는 옵션을 켭니다.',
			],
		],
		[
			['The payment of period {…} ({…}) is already paid'],
			[
				'This period is paid; nothing was booked.',
				'이 기간은 이미 결제되었습니다. 예약하지 않았습니다.',
			],
			[
				'For several payments a month, give each a *Period* of its own.',
				'한 달에 여러 번 결제한다면 각각 *Period*를 다르게 정합니다.',
			],
		],
		[
			['The time of the next payment has passed: {…}+09:00{…}'],
			['Nothing can be booked for the past.', '지난 시각에는 예약할 수 없습니다.'],
			[
				'Give a later time; a payment that failed goes with *Retry*, *Reschedule* or *Pay with Billing Key*.',
				'더 뒤의 시각을 넣습니다. 실패한 결제는 *Retry*, *Reschedule*, *Pay with Billing Key*를 씁니다.',
			],
		],
		[
			[
				'The payment of period {…} ({…}) was revoked (예약철회)',
				'The payment was booked ({…}), and somebody has revoked it (예약철회) since',
			],
			[
				'Somebody has revoked this very payment, and may not want it.',
				'누군가 이 예약을 철회했습니다. 결제를 원하지 않을 수 있습니다.',
			],
			[
				'If it is to be paid all the same, switch on *Book Revoked Again* (options).',
				'그래도 결제해야 하면 *Book Revoked Again* 옵션을 켭니다.',
			],
		],
		[
			["The period's payment is being made right now", "The customer's payments keep changing"],
			[
				'Something else works on the same customer at this moment.',
				'같은 고객의 결제가 지금 처리되고 있습니다.',
			],
			['Run again in a minute.', '1분 뒤 다시 실행합니다.'],
		],
		[
			['{…} payments of this period failed or were revoked'],
			[
				'This period was tried as often as Ensure does.',
				'이 기간에 Ensure가 시도하는 횟수를 모두 썼습니다.',
			],
			['Look at the customer in the PortOne console.', '포트원 관리자콘솔에서 고객을 확인합니다.'],
		],
		[
			[
				'It is not known whether {…} booked payment {…}, which was asked for at {…} (KST) ({…}). It was not seen yet, and nothing is booked beside it',
				'Nothing was sent: {…} said at {…} (KST) that it booked payment {…}, and does not show it yet',
			],
			[
				'A booking’s answer was lost; a second one would charge the customer twice.',
				'예약 응답을 받지 못했습니다. 하나 더 예약하면 중복 결제가 됩니다.',
			],
			[
				'Run again after the time in the description: it reads first.',
				'설명에 나오는 시각이 지난 뒤 다시 실행합니다. 먼저 조회합니다.',
			],
		],
	],
};
