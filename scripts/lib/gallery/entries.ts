import type { Group } from './words';

/** Every template, in the order in which the gallery shows them. */
export const GROUPS: readonly Group[] = [
	{
		title: { en: 'Orders and parcels', ko: '주문과 발송' },
		entries: [
			{
				file: 'new-orders-to-sheet',
				does: {
					en: 'Each new order gets a row in the sheet and is confirmed; what happened stands in its row. What still waits for its confirmation after 30 minutes is found again, whatever left it: when you switch it on, older orders are confirmed, too.',
					ko: '새 주문을 시트에 한 줄씩 적고 발주 확인한 뒤, 결과를 같은 줄에 적습니다. 30분이 지나도 발주 확인되지 않은 주문을 다시 찾으므로, 켜기 전에 들어온 주문도 발주 확인됩니다.',
				},
				needs: {
					en: 'An empty spreadsheet; the row *처음 한 번* adds the sheet *주문* to it.',
					ko: '빈 스프레드시트. *처음 한 번*을 실행하면 *주문* 시트가 생깁니다.',
				},
			},
			{
				file: 'tracking-numbers-to-dispatch',
				does: {
					en: 'A tracking number typed into the sheet dispatches the order; the result stands beside it. Orders that the sheet lacks are put into it, overdue ones are told.',
					ko: '시트에 송장번호를 적으면 발송 처리하고 결과를 옆에 적습니다. 시트에 없는 발송 대기 주문을 채우고, 발송 기한이 지난 주문을 알립니다.',
				},
				needs: {
					en: 'The sheet of the template above.',
					ko: '위 템플릿의 시트.',
				},
			},
			{
				file: 'new-orders-to-sheet-data-table',
				does: {
					en: 'The same as the first, into a data table of n8n’s, without Google.',
					ko: '첫 번째와 같은 일을 구글 없이 n8n의 데이터 테이블로 합니다.',
				},
				needs: {
					en: 'Nothing; the row *처음 한 번* makes the table. It works without Slack: the note says how.',
					ko: '따로 없습니다. 표는 *처음 한 번*을 실행하면 만들어집니다. Slack 없이도 됩니다(방법은 메모에).',
				},
			},
			{
				file: 'tracking-numbers-to-dispatch-data-table',
				does: {
					en: 'The same as the second, from the data table.',
					ko: '두 번째와 같은 일을 데이터 테이블로 합니다.',
				},
				needs: {
					en: 'The table of the template above. It works without Slack: the note says how.',
					ko: '위 템플릿의 표. Slack 없이도 됩니다(방법은 메모에).',
				},
			},
			{
				file: 'courier-file-to-dispatch',
				does: {
					en: 'A form takes the Excel or CSV file of a courier’s program (CJ, 한진, 롯데, 로젠, 우체국), dispatches its rows and gives back a file with each row’s result.',
					ko: '택배사 프로그램의 엑셀·CSV 파일(CJ대한통운, 한진, 롯데, 로젠, 우체국)을 올리면 발송 처리하고, 줄마다 결과를 적은 파일을 돌려줍니다.',
				},
				needs: {
					en: 'A file in which the product order ID stands in a column such as 고객주문번호.',
					ko: '상품주문번호가 고객주문번호 같은 열에 들어 있는 파일.',
				},
			},
			{
				file: 'dispatch-due-soon',
				does: {
					en: 'At 09:00 tells of each order whose dispatch is due soon or overdue; a click in Slack delays it (발송 지연) with the date and reason that you choose.',
					ko: '아침 9시에 발송 기한이 다가오거나 지난 주문을 한 건씩 알리고, Slack에서 누르면 고른 날짜와 사유로 발송 지연 처리합니다.',
				},
				needs: { en: 'Nothing more.', ko: '따로 없습니다.' },
			},
			{
				file: 'nightly-gap-check',
				does: {
					en: 'At 02:30 by n8n’s time zone holds the sheet against Naver’s orders of the last 7 days: what is missing is added, a state that differs is corrected, and one message tells both.',
					ko: '새벽 2시 30분(n8n의 시간대)에 시트와 네이버의 최근 7일 주문을 비교해 빠진 주문을 채우고 달라진 주문상태를 고친 뒤, 한 메시지로 알립니다.',
				},
				needs: { en: 'The sheet of the first template.', ko: '첫 번째 템플릿의 시트.' },
			},
			{
				file: 'each-change-once',
				does: {
					en: 'One row for each change of an order, in a data table, however often it comes.',
					ko: '상품 주문의 변경을 데이터 테이블에 한 줄씩 적습니다. 다시 와도 같은 줄입니다.',
				},
				needs: {
					en: 'Nothing; the row *처음 한 번* makes the table.',
					ko: '따로 없습니다. 표는 *처음 한 번*을 실행하면 만들어집니다.',
				},
			},
		],
	},
	{
		title: { en: 'Claims', ko: '취소·반품·교환' },
		entries: [
			{
				file: 'cancel-request-to-slack',
				does: {
					en: 'A buyer asks to cancel: Slack shows two buttons. *Approve* cancels; *already sent* asks for the tracking number and dispatches, which is how Naver refuses. Without a number nothing is sent.',
					ko: '취소 요청이 들어오면 Slack에 버튼이 뜹니다. 승인하면 취소하고, 이미 보냈다고 하면 송장번호를 물어 발송 처리합니다(네이버의 거부 방법). 송장번호가 없으면 아무것도 하지 않습니다.',
				},
				needs: { en: 'Nothing more.', ko: '따로 없습니다.' },
			},
			{
				file: 'claims-board',
				does: {
					en: 'Each hour brings a sheet of returns and exchanges up to date: open ones, and how each ended.',
					ko: '한 시간마다 시트의 반품·교환 현황을 네이버에 맞춰 갱신합니다. 끝난 건은 결과와 함께 남습니다.',
				},
				needs: { en: 'A spreadsheet with an empty sheet.', ko: '빈 시트가 있는 스프레드시트.' },
			},
			{
				file: 'sold-out-cancel',
				does: {
					en: 'A form takes what is sold out: each order of it that was not sent comes into Slack with buttons, and each that you approve is cancelled by the seller (품절).',
					ko: '양식에 품절된 상품을 적으면 발송 전 주문을 Slack에 한 건씩 띄우고, 승인한 주문만 판매자 취소(품절)합니다.',
				},
				needs: { en: 'Nothing more.', ko: '따로 없습니다.' },
			},
		],
	},
	{
		title: { en: 'Reports and settlement', ko: '보고와 정산' },
		entries: [
			{
				file: 'morning-report',
				does: {
					en: 'At 08:30 one message: to confirm, to send, overdue, open claims.',
					ko: '아침 8시 30분에 확인할 주문, 보낼 주문, 기한 지난 주문, 클레임을 한 메시지로 알립니다.',
				},
				needs: { en: 'Nothing more.', ko: '따로 없습니다.' },
			},
			{
				file: 'settlement-to-sheet',
				does: {
					en: 'At 09:00 the settlement of the last 7 days goes into the sheet, each line once.',
					ko: '매일 아침 9시에 최근 7일의 정산 내역을 시트에 한 줄씩 적습니다. 다시 돌려도 같은 줄입니다.',
				},
				needs: {
					en: 'A spreadsheet with two empty sheets, *정산* and *일별정산*.',
					ko: '빈 시트 두 개(*정산*, *일별정산*)가 있는 스프레드시트.',
				},
			},
			{
				file: 'monthly-reconciliation',
				does: {
					en: 'On the 5th at 09:10 checks last month’s settlement to the won; what does not add up goes into a sheet and to Slack, or a line that all of it does.',
					ko: '매월 5일 9시 10분에 지난달 정산을 원 단위까지 대사합니다. 맞지 않는 것을 시트에 적고 Slack으로 알리며, 없으면 없다고 알립니다.',
				},
				needs: {
					en: 'A spreadsheet with an empty sheet *정산대사*.',
					ko: '빈 *정산대사* 시트가 있는 스프레드시트.',
				},
			},
			{
				file: 'low-rating-reviews',
				does: {
					en: 'Each hour tells Slack of new reviews with few stars, each once.',
					ko: '한 시간마다 별점이 낮은 새 리뷰를 Slack에 한 번씩 알립니다.',
				},
				needs: {
					en: 'A spreadsheet with an empty sheet *리뷰*. Naver’s review API is not public: field names may have to be set.',
					ko: '빈 *리뷰* 시트가 있는 스프레드시트. 네이버의 리뷰 API는 공개되지 않아 필드 이름을 바꿔야 할 수 있습니다.',
				},
			},
		],
	},
	{
		title: { en: 'An assistant for the shop', ko: '쇼핑몰 비서' },
		entries: [
			{
				file: 'shop-assistant',
				does: {
					en: 'A chat that answers from Naver (which orders are late? what was settled in October?) and asks a person by e-mail before it writes anything.',
					ko: '네이버 자료로 답하는 채팅입니다(늦은 주문은? 10월 정산은?). 무엇이든 바꾸기 전에 메일로 사람의 승인을 받습니다.',
				},
				needs: {
					en: 'A chat model of your choice and a mail account (SMTP).',
					ko: '사용할 채팅 모델과 메일 계정(SMTP).',
				},
			},
			{
				file: 'shop-assistant-mcp',
				does: {
					en: 'Gives Claude and other MCP clients reads and dry runs of the shop, behind a token.',
					ko: 'Claude 같은 MCP 클라이언트가 조회와 Dry Run만 쓸 수 있게 합니다. 토큰이 필요합니다.',
				},
				needs: { en: 'A token that you make up.', ko: '직접 정하는 토큰.' },
			},
		],
	},
	{
		title: { en: 'Payments by PortOne', ko: '포트원 결제' },
		entries: [
			{
				file: 'subscription-v2',
				does: {
					en: 'A subscription on PortOne V2, from the billing key to the day the customer leaves.',
					ko: '포트원 V2 정기결제를 빌링키 등록부터 해지까지 처리합니다.',
				},
				needs: {
					en: 'The trigger’s URL and webhook secret in PortOne’s console.',
					ko: '포트원 콘솔에 트리거 URL과 웹훅 시크릿 등록.',
				},
			},
			{
				file: 'subscription-month-by-month',
				does: {
					en: 'A subscription on PortOne V1: one next payment for each customer.',
					ko: '포트원 V1 정기결제. 고객마다 다음 결제를 하나만 예약합니다.',
				},
				needs: {
					en: 'The trigger’s URL in PortOne’s console.',
					ko: '포트원 콘솔에 트리거 URL 등록.',
				},
			},
			{
				file: 'failed-payment-retry',
				does: {
					en: 'A subscription payment that failed is tried again after three days, up to nine days after it was due.',
					ko: '실패한 정기결제를 3일 뒤 다시 시도합니다. 예정일 뒤 9일까지만 합니다.',
				},
				needs: { en: 'The table of the template above.', ko: '위 템플릿의 표.' },
			},
			{
				file: 'customer-leaves',
				does: {
					en: 'A customer leaves: everything that is booked is cancelled.',
					ko: '해지한 고객의 예약을 모두 취소합니다.',
				},
				needs: { en: 'The same table.', ko: '같은 표.' },
			},
			{
				file: 'pay-each-order-once',
				does: {
					en: 'Every ten minutes takes the payment of each new order in a table exactly once, also after a crash.',
					ko: '10분마다 표의 새 주문을 정확히 한 번씩 결제합니다. n8n이 꺼졌다 켜져도 같습니다.',
				},
				needs: {
					en: 'A GitHub ID at CEOS, the server for learning; a shop on PortOne V2 puts *Pay with Billing Key* in its place.',
					ko: '학습용 서버 CEOS의 GitHub ID. 포트원 V2 상점은 결제 노드를 *Pay with Billing Key*로 바꿉니다.',
				},
			},
			{
				file: 'paid-orders-into-a-table',
				does: {
					en: 'Writes paid orders of Naver Pay’s order form into a table, with amount and address as the buyer chose them.',
					ko: '네이버페이 주문서에서 결제된 주문을 구매자가 정한 금액과 주소 그대로 표에 적습니다.',
				},
				needs: {
					en: 'The trigger’s URL in PortOne’s console.',
					ko: '포트원 콘솔에 트리거 URL 등록.',
				},
			},
		],
	},
	{
		title: { en: 'Documents of the shop', ko: '상품 문서' },
		entries: [
			{
				file: 'shop-from-a-table',
				does: {
					en: 'Answers Naver Pay’s questions on products and delivery surcharges from two data tables.',
					ko: '네이버페이의 상품정보·지역별 배송비 요청에 데이터 테이블로 답합니다.',
				},
				needs: {
					en: 'The two production URLs registered with Naver Pay.',
					ko: '네이버페이에 Production URL 두 개 등록.',
				},
			},
			{
				file: 'product-information',
				does: {
					en: 'The same from a sheet or a node, also on n8n 1.',
					ko: '같은 일을 시트나 노드로 합니다. n8n 1에서도 됩니다.',
				},
				needs: {
					en: 'The two production URLs registered with Naver Pay.',
					ko: '네이버페이에 Production URL 두 개 등록.',
				},
			},
		],
	},
];
