import type { Section } from './types';

/** The Npay node: orders, claims, settlements. */
export const NPAY: Section = {
	title: ['Npay: orders, claims, settlements', 'Npay: 주문, 클레임, 정산'],
	told: [
		[
			['Naver does not know this product order (상품주문번호)'],
			[
				'The number is wrong, of another shop, or an order’s number (주문번호).',
				'번호가 틀렸거나, 다른 가맹점의 것이거나, 주문번호입니다.',
			],
			[
				'Check number and credential; *Get Product Order IDs* turns an order’s number into those of its product orders.',
				'번호와 자격 증명을 확인합니다. 주문번호라면 *Get Product Order IDs*로 상품 주문 번호를 찾습니다.',
			],
		],
		[
			['Naver refused it without a reason', 'Naver answered with HTTP {…}'],
			['Naver gave no words.', '네이버가 이유를 알려 주지 않았습니다.'],
			[
				'Look at the order in 네이버페이센터; give the trace ID to Naver support (기술지원).',
				'네이버페이센터에서 주문을 확인하고, 필요하면 trace ID를 네이버 기술지원에 알립니다.',
			],
		],
		[
			[
				'Naver keeps sending the same page',
				'Naver says that there are more changes, and not where they go on',
			],
			[
				'A fault in Naver’s pages. Nothing is lost: what was read stays, the rest is read the next time.',
				'네이버의 페이지 이동에 문제가 있습니다. 누락은 없습니다. 나머지는 다음에 읽습니다.',
			],
			[
				'Try again later; if it goes on, tell Naver support (기술지원).',
				'나중에 다시 시도하고, 계속되면 네이버 기술지원에 알립니다.',
			],
		],
		[
			['Only paid orders without an open claim can be confirmed; this one is {…}'],
			[
				'Confirming (발주 확인) needs 결제 완료 and no open claim.',
				'발주 확인은 결제 완료이고 진행 중인 클레임이 없는 주문만 됩니다.',
			],
			[
				'Decide the claim first; leave out what is confirmed or sent already.',
				'클레임을 먼저 처리하고, 이미 확인했거나 발송한 주문은 뺍니다.',
			],
		],
		[
			[
				'Only paid orders without an open claim can be delayed; this one is {…}',
				'Dispatch was delayed before: Naver allows it once',
			],
			[
				'Delaying (발송 지연) goes once, before dispatch, without an open claim.',
				'발송 지연은 발송 전, 클레임이 없을 때, 한 번만 됩니다.',
			],
			['Dispatch it, or talk to the buyer.', '발송하거나 구매자와 상의합니다.'],
		],
		[
			['Only paid orders that were not sent can be dispatched; this one is {…}'],
			[
				'The order is sent already, cancelled, or has an open claim.',
				'이미 발송했거나, 취소되었거나, 클레임이 진행 중입니다.',
			],
			[
				'Nothing, if it is sent; else decide the claim first.',
				'발송한 주문이면 할 일이 없습니다. 아니면 클레임을 먼저 처리합니다.',
			],
		],
		[
			[
				'The buyer has asked to cancel this product order (취소 요청): dispatching it would refuse that',
				'The buyer has asked to cancel (취소 요청): dispatching would refuse that',
			],
			[
				'Dispatching is how Naver refuses a cancel request; that is not done by accident.',
				'발송 처리를 하면 취소 요청이 거부됩니다. 실수로 거부되지 않게 막았습니다.',
			],
			[
				'Approve the cancellation; or, if the parcel has gone, dispatch with the option *Override Cancel Request*.',
				'취소를 승인합니다. 이미 보냈다면 *Override Cancel Request* 옵션을 켜고 발송 처리합니다.',
			],
		],
		[
			['Already dispatched{…}, where this item says {…}'],
			[
				'The order was dispatched with another courier or number than this row has.',
				'다른 택배사나 송장번호로 이미 발송 처리된 주문입니다.',
			],
			[
				'Correct it in 네이버페이센터 > 판매관리: the API can’t.',
				'네이버페이센터 > 판매관리에서 고칩니다. API로는 고칠 수 없습니다.',
			],
		],
		[
			['Only paid orders that were not sent can be cancelled; this one is {…}'],
			['The shop cancels only before dispatch.', '판매자 취소는 발송 전에만 됩니다.'],
			[
				'After dispatch use *Return > Request Return*.',
				'발송한 뒤에는 *Return > Request Return*(반품 요청)을 씁니다.',
			],
		],
		[
			[
				'There is no open cancel request; this one is {…}',
				'There is no open {…}; this one is {…}',
				'There is no open return; this one is {…}',
				'There is no exchange that waits for its collection; this one is {…}',
			],
			[
				'The claim was decided or withdrawn already, or is of another kind.',
				'이미 처리되었거나 철회된 클레임이거나 다른 종류입니다.',
			],
			[
				'Read the order with *Get*: `claimType` and `claimStatus` tell.',
				'*Get*으로 `claimType`과 `claimStatus`를 확인합니다.',
			],
		],
		[
			[
				'Only orders that were sent, without an open claim, can be returned; this one is {…}',
				'Only orders that were sent can be returned; this one is {…}',
			],
			['A return needs an order that was sent.', '반품은 발송한 주문만 됩니다.'],
			['Before dispatch cancel it instead.', '발송 전이라면 취소합니다.'],
		],
		[
			['The {…} is held back (보류 중): release it first', 'There is no {…} that is held back'],
			[
				'Held back and released claims need different operations.',
				'보류 중인지 아닌지에 따라 할 수 있는 작업이 다릅니다.',
			],
			[
				'*Release Holdback* (보류 해제) first; or nothing, if it is released already.',
				'*Release Holdback*(보류 해제)을 먼저 합니다. 이미 해제되었다면 할 일이 없습니다.',
			],
		],
		[
			["The exchange's goods have not been collected (수거 완료); this one is {…}"],
			['New goods go out once the old ones are back.', '교환 재배송은 수거가 끝난 뒤에 됩니다.'],
			['*Complete Collect* (수거 완료) first.', '*Complete Collect*(수거 완료)를 먼저 합니다.'],
		],
		[
			['{…} is 0'],
			[
				'The reason charges the buyer, and the amount is 0.',
				'비용을 청구하는 사유인데 금액이 0원입니다.',
			],
			['Give the amount, or choose another reason.', '금액을 넣거나 다른 사유를 고릅니다.'],
		],
		[
			['{…} works with the payment date only'],
			[
				'This filter of settlements goes by the day of payment.',
				'이 정산 필터는 결제일 기준에서만 됩니다.',
			],
			['Set the kind of period to 결제일.', '기간 기준을 결제일로 바꿉니다.'],
		],
		[
			['{…} is another one than that of the first item ({…})'],
			[
				'Check Gaps compares one period with all rows together.',
				'Check Gaps는 모든 행을 한 기간과 비교합니다.',
			],
			[
				'Give all items the same period, or run the node once for each.',
				'모든 항목의 기간을 같게 하거나 기간마다 따로 실행합니다.',
			],
		],
		[
			['{…} belongs to a time that Naver named with it (moreFrom)'],
			[
				'A page position works only with the time that came with it.',
				'페이지 위치는 함께 받은 시각과 같이 써야 합니다.',
			],
			[
				'Set *Period* to Custom, and *From* to that time.',
				'*Period*를 Custom으로, *From*을 그 시각으로 정합니다.',
			],
		],
	],
};
