import type { Section } from './types';

/** Payments, refunds, billing keys of PortOne V1, V2 and CEOS. */
export const PAYMENTS: Section = {
	title: ['PortOne: payments, refunds, billing keys', '포트원: 결제, 환불, 빌링키'],
	told: [
		[
			['PortOne answered with HTTP {…}', '{…} answered with HTTP {…}'],
			['The server gave no words.', '서버가 이유를 알려 주지 않았습니다.'],
			[
				'Below 500: check what was sent. From 500 on: try again later.',
				'500 미만이면 보낸 값을 확인하고, 500 이상이면 나중에 다시 시도합니다.',
			],
		],
		[
			[
				'PortOne has no payment (결제건) with this imp_uid',
				'PortOne has no {…}payment (결제건) with this merchant_uid',
				'{…} has no payment (결제건) with this payment ID',
			],
			[
				'The number is wrong, of another shop, or of another status than asked for.',
				'번호가 틀렸거나, 다른 상점의 것이거나, 찾는 상태가 아닙니다.',
			],
			[
				'Check number, status and credential. V1 finds test payments with *Include Test Payments* only.',
				'번호, 상태, 자격 증명을 확인합니다. V1의 테스트 결제는 *Include Test Payments*를 켜야 나옵니다.',
			],
		],
		[
			[
				'PortOne has no scheduled payment (결제예약) with this merchant_uid',
				'PortOne has no payment schedule (결제 예약 건) with this ID',
			],
			['There is no such scheduled payment in this shop.', '이 상점에 그런 결제 예약이 없습니다.'],
			['Check the number and the credential.', '번호와 자격 증명을 확인합니다.'],
		],
		[
			[
				'PortOne has no billing key (빌링키) for this customer_uid',
				'PortOne has no billing key (빌링키) of this name',
				'PortOne has no billing key for this customer_uid: deleted before, or never there',
			],
			[
				'Never issued, deleted, or of another shop.',
				'발급된 적이 없거나, 삭제되었거나, 다른 상점의 것입니다.',
			],
			[
				'Check it; to *Delete* this means done already (`alreadyDone`).',
				'값을 확인합니다. *Delete*에서는 이미 삭제된 것으로 봅니다(`alreadyDone`).',
			],
		],
		[
			[
				'PortOne has no amount registered (결제금액 사전등록) for this merchant_uid',
				'{…} is registered for this merchant_uid',
			],
			[
				'*Create* registers an amount once; *Get* and *Update* need one.',
				'*Create*는 한 번만 등록하고, *Get*과 *Update*는 등록된 금액이 있어야 합니다.',
			],
			[
				'Use *Create* where there is none, *Update* where there is one.',
				'없으면 *Create*, 있으면 *Update*를 씁니다.',
			],
		],
		[
			[
				'PortOne has no Naver Pay orders (네이버페이 주문형) for this imp_uid',
				'PortOne has no such product order (상품주문)',
				'This product order (상품주문번호) does not belong to this payment',
			],
			[
				'The payment is none of Naver Pay’s order type, or the product order is of another payment.',
				'네이버페이 주문형 결제가 아니거나, 다른 결제의 상품 주문입니다.',
			],
			['Find the pair with *Naver Order > Get Many*.', '*Naver Order > Get Many*로 짝을 찾습니다.'],
		],
		[
			[
				'Naver refused this product order, and PortOne does not tell why',
				'It was sent before: it is {…}',
			],
			[
				'PortOne passes on a refusal without Naver’s words.',
				'포트원이 네이버의 거절을 이유 없이 전달했습니다.',
			],
			[
				'Look at the order in 네이버페이센터, or read it with *Get*.',
				'네이버페이센터나 *Get*으로 주문을 확인합니다.',
			],
		],
		[
			[
				'There is another payment with the ID {…}: {…}',
				'This payment ID is paid already ({…})',
				'PortOne has another payment with this merchant_uid, which is {…}',
			],
			[
				'The number belongs to a payment of another amount, currency or customer. This one was not paid.',
				'금액, 통화, 고객이 다른 결제에 이미 쓴 번호입니다. 이번 것은 결제되지 않았습니다.',
			],
			[
				'Give every order a number of its own; if it is the same order, look at the payment with *Payment > Get*.',
				'주문마다 다른 번호를 씁니다. 같은 주문이라면 *Payment > Get*으로 결제를 확인합니다.',
			],
		],
		[
			['Nothing was sent: payment {…} was paid and cancelled (결제취소)'],
			[
				'A number that was paid and refunded can’t be paid again.',
				'결제했다가 취소한 번호로는 다시 결제할 수 없습니다.',
			],
			['Give it another number.', '다른 번호를 씁니다.'],
		],
		[
			['Nothing was sent: payment {…} is under way ({…})', 'the payment is {…}'],
			['The payment is neither paid nor failed yet.', '아직 결제 완료도 실패도 아닙니다.'],
			[
				'Look at it with *Payment > Get*; run again once it is paid or has failed.',
				'*Payment > Get*으로 보고, 결제되거나 실패한 뒤 다시 실행합니다.',
			],
		],
		[
			[
				'Failed {…} times, and nothing was taken: {…}',
				'Nothing was sent: payment {…} has failed under {…} IDs already',
			],
			[
				'The card was refused as often as it may be tried. Nothing was taken.',
				'허용된 횟수만큼 시도했지만 모두 거절되었습니다. 결제된 금액은 없습니다.',
			],
			[
				'Ask the customer for another card; then use another payment ID.',
				'고객에게 다른 카드를 요청하고 새 결제 ID로 실행합니다.',
			],
		],
		[
			['The payment was tried and failed (결제실패): {…}', 'The payment was tried and is {…}: {…}'],
			[
				'The card company refused; its reason stands behind the colon.',
				'카드사가 거절했습니다. 이유는 콜론 뒤에 있습니다.',
			],
			[
				'Ask the customer for another card, or try at another time with *Reschedule*.',
				'고객에게 다른 카드를 요청하거나 *Reschedule*로 다른 때에 시도합니다.',
			],
		],
		[
			[
				'It is not known whether {…} took payment {…}: {…}',
				'It is not known whether {…} took payment {…}, which was asked for at {…} (KST) ({…}). {…}',
				'Nothing was sent: {…} said at {…} (KST) that it took payment {…}, and its record does not show it yet',
				'it is not certain that every try that was counted under this ID is on record as failed',
			],
			[
				'The answer was lost, and the record shows nothing yet: the customer may have been charged.',
				'응답을 받지 못했고 기록에도 아직 없습니다. 결제되었을 수 있습니다.',
			],
			[
				'Do not pay it under another ID. Look it up with *Payment > Get*; run again after the time in the description: it reads first, and pays only if nothing is there.',
				'다른 ID로 결제하지 마세요. *Payment > Get*으로 확인하고, 설명에 나오는 시각이 지난 뒤 다시 실행합니다. 먼저 조회하고, 없을 때만 결제합니다.',
			],
		],
		[
			[
				'Nothing was sent, because it could not be read whether this is paid already: {…}',
				'The scheduled payment (결제예약) under this number could not be read first, so that nothing was sent: {…}',
			],
			[
				'The look before the payment failed. Nothing was sent.',
				'결제 전의 조회가 실패했습니다. 아무것도 보내지 않았습니다.',
			],
			[
				'Run again once the cause behind the colon is gone.',
				'콜론 뒤의 원인이 사라지면 다시 실행합니다.',
			],
		],
		[
			[
				'Nothing was sent: a payment with this merchant_uid is {…}',
				'Nothing was sent: the scheduled payment (결제예약) with this merchant_uid is {…}',
				'Nothing was sent: by its schedule (결제예약) this merchant_uid is paid (결제완료), and the payment is not shown yet',
			],
			[
				'A scheduled payment stands under this number, and would charge the customer too, or has.',
				'이 번호의 결제 예약이 있어서 고객에게 또 청구되거나 이미 청구되었을 수 있습니다.',
			],
			[
				'Cancel it first with *Scheduled Payment > Cancel*, or use another number; one that is being made now: wait.',
				'*Scheduled Payment > Cancel*로 먼저 취소하거나 다른 번호를 씁니다. 지금 결제 중이라면 기다립니다.',
			],
		],
		[
			['Only {…} of {…} is left to cancel (취소 가능 잔액)'],
			['More was asked back than is left of the payment.', '남은 금액보다 많이 취소하려 했습니다.'],
			[
				'Check *Amount*, and what was cancelled before.',
				'*Amount*와 앞서 취소한 금액을 확인합니다.',
			],
		],
		[
			[
				'Not sent, because it is not known whether {…} made {…} that was asked for at {…} (KST) ({…}): it is not to be seen yet',
				'Not sent, because it is not known whether {…} made {…} that was asked for at {…} (KST) ({…}): it is not to be seen',
				'Not sent: {…}; it is not known whether {…} made {…} that was asked for at {…} (KST) ({…})',
				'Not sent: another run has refunded this payment since this one began',
			],
			[
				'An earlier refund of this payment may still be made, or was made meanwhile; a second one would give money back twice.',
				'이 결제의 앞선 환불이 아직 처리될 수 있거나 그사이 처리되었습니다. 한 번 더 보내면 중복 환불이 됩니다.',
			],
			[
				'Look for it where the description says. If it was not made: after the time named there, run again with the balance by your own records in the option.',
				'설명에 나오는 곳에서 확인합니다. 처리되지 않았다면 설명의 시각이 지난 뒤, 옵션에 취소 가능 잔액을 직접 입력하고 다시 실행합니다.',
			],
		],
		[
			[
				'{…} has taken the refund and not made it yet: it may still fail. Read the payment again later with Payment > Get',
			],
			[
				'The payment company carries it out later (`pending`).',
				'PG사가 나중에 처리합니다(`pending`).',
			],
			['Read the payment again later.', '나중에 결제를 다시 조회합니다.'],
		],
		[
			[
				"This payment can't be cancelled: it is {…}",
				'This payment was not taken: it is {…}',
				'This scheduled payment was not made yet',
				'The payment company refused the refund',
			],
			[
				'Only what was paid can be given back; or the payment company refuses.',
				'결제된 것만 취소할 수 있습니다. PG사가 거절한 경우도 있습니다.',
			],
			[
				'Cancel what is not paid yet with *Scheduled Payment > Cancel*; else look at it in the console.',
				'아직 결제되지 않은 예약은 *Scheduled Payment > Cancel*로 취소합니다. 아니면 관리자콘솔에서 확인합니다.',
			],
		],
		[
			[
				'Not deleted: {…} for this billing key: {…}',
				'Not deleted: {…} scheduled payments (결제 예약) need this billing key: {…}',
				'Not deleted, because its scheduled payments were not all revoked: {…}',
				'{…}. Its scheduled payments were revoked before that',
				'{…} of {…} that waited could not be {…}: {…}',
			],
			[
				'Scheduled payments wait for this key and would fail without it.',
				'이 빌링키를 쓰는 결제 예약이 남아 있습니다. 삭제하면 예약이 실패합니다.',
			],
			[
				'Cancel them first, or choose the option that does so.',
				'예약을 먼저 취소하거나, 함께 취소하는 옵션을 고릅니다.',
			],
		],
		[
			[
				'Not deleted: a payment is being made with this billing key right now',
				'a card was registered under this customer_uid since then',
			],
			[
				'The key is in use, or a new card stands under its name.',
				'결제 중이거나 같은 이름으로 새 카드가 등록되었습니다.',
			],
			[
				'Run again in a minute; look whether the new card is to go too.',
				'1분 뒤 다시 실행합니다. 새 카드도 삭제할지 확인합니다.',
			],
		],
		[
			[
				'Only a virtual account that waits for its deposit (입금 대기) can be closed; this payment is {…}',
			],
			['The account was paid into, or closed already.', '이미 입금되었거나 말소된 가상계좌입니다.'],
			['Read the payment with *Payment > Get*.', '*Payment > Get*으로 확인합니다.'],
		],
		[
			[
				'{…} must be the digits of a card number',
				'{…} must be the digits of a card number, like dddd-dddd-dddd-dddd',
				'{…} must be like YYYY-MM',
				'{…} must be 2 digits',
				'{…} must be 3 or 4 digits',
				'{…} must be 01 to 12',
				'{…} must be 6 digits (YYMMDD), or the 10 of a business number',
			],
			[
				'A detail of a card has another form. The value itself is not shown.',
				'카드 정보의 모양이 다릅니다. 입력한 값은 표시하지 않습니다.',
			],
			[
				'Correct it. Better: let PortOne’s payment window register the card, so that no number gets into a workflow.',
				'고칩니다. 카드번호가 워크플로에 남지 않도록 포트원 결제창에서 카드를 등록하는 편이 좋습니다.',
			],
		],
		[
			['{…} must be three letters such as KRW or USD'],
			['Not a currency’s code.', '통화 코드가 아닙니다.'],
			['Write KRW, USD and the like.', 'KRW, USD처럼 씁니다.'],
		],
		[
			['{…} must be 0, or 2 and more', '{…} need an amount of 50,000 won or more'],
			[
				'Installments (할부) begin at two months and 50,000 won.',
				'할부는 2개월, 5만 원부터입니다.',
			],
			['Write 0 for payment at once.', '일시불이면 0을 씁니다.'],
		],
		[
			['{…} holds another naverUseCfm than {…}', '{…} holds another totalPayAmount than {…}'],
			['The same value was given twice, and differs.', '같은 값을 두 곳에 다르게 넣었습니다.'],
			['Give it in one of the two.', '한 곳에만 넣습니다.'],
		],
		[
			[
				'{…} does not start with promotion-id-',
				'{…} must be names such as KCP_V2, with commas between',
			],
			['An ID or name of PortOne’s has another form.', '포트원의 ID나 이름 모양이 아닙니다.'],
			['Copy it from the console.', '관리자콘솔에서 복사합니다.'],
		],
		[
			['{…} is charged once a call, which takes {…} payments of a customer'],
			[
				'A checking amount (승인 확인 금액) is charged at each call, and these are more payments than one call takes.',
				'확인 금액은 호출할 때마다 결제되는데, 한 번에 보낼 수 있는 건수를 넘었습니다.',
			],
			['Give it with the first payments only.', '첫 묶음에만 넣습니다.'],
		],
		[
			[
				'{…} does not hold {…}',
				'{…} has nothing between its two parts',
				'{…} gives {…}, which is the payment ID of item {…}',
			],
			[
				'The pattern for the IDs of further tries could give the ID of another order.',
				'재시도 결제 ID의 형식이 다른 주문의 ID와 겹칠 수 있습니다.',
			],
			[
				'Write it like the default, and like none of your own IDs.',
				'기본값처럼 쓰되, 쇼핑몰의 결제 ID와 다른 모양으로 정합니다.',
			],
		],
		[
			[
				'{…} have no {…} in row {…}',
				'{…} have no whole number as {…} in row {…}, but "{…}"',
				'{…} have a {…} in row {…} that {…}',
			],
			['A row of *Products* is not complete.', '*Products*의 행에 빠지거나 잘못된 값이 있습니다.'],
			['Mend that row.', '그 행을 고칩니다.'],
		],
		[
			[
				'{…} is to be given whole, or as First Name and Last Name',
				'{…} is not the same as {…} of Customer',
			],
			[
				'Two ways of giving the customer contradict each other.',
				'고객 정보를 두 가지로 다르게 넣었습니다.',
			],
			['Use one of them.', '한 가지만 씁니다.'],
		],
		[
			['{…} is empty, but Cash Receipt Number is not', '{…} is not for NO_RECEIPT'],
			[
				'Kind and number of the cash receipt (현금영수증) don’t fit.',
				'현금영수증 종류와 번호가 맞지 않습니다.',
			],
			['Give both, or neither.', '둘 다 넣거나 둘 다 비웁니다.'],
		],
		[
			['{…} does not go together with Valid Hours'],
			['A virtual account’s end is given twice.', '가상계좌 입금 기한을 두 가지로 넣었습니다.'],
			['Give hours or a date.', '시간과 날짜 중 하나만 넣습니다.'],
		],
	],
};
