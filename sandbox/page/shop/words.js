import { element } from '../dom.js';

const WHERE = {
	request: '구매 요청',
	productInfo: '상품정보',
	areaSurcharge: '지역별 배송비',
};

/** `15,900원`. */
export const won = (amount) => `${amount.toLocaleString('ko')}원`;

/** Terms and what they are, for a `dl`. */
export function terms(rows) {
	return rows.flatMap(([name, value]) => [element('dt', {}, name), element('dd', {}, value)]);
}

/** The order that was taken. */
export function thanks({ asked, ...bought }) {
	const { orderId, productOrderIds, merchantUid, amount, deliveryFee, surcharge } = bought;
	return element(
		'div',
		{ class: 'answer', id: 'ordered' },
		element('b', {}, '주문이 완료되었습니다.'),
		element(
			'dl',
			{},
			terms([
				['주문번호', orderId],
				['상품주문번호', productOrderIds.join(', ')],
				['상점 주문번호', merchantUid],
				['배송비', won(deliveryFee)],
				['지역별 배송비', won(surcharge)],
				['결제 금액', won(amount)],
			]),
		),
		questions(asked),
	);
}

/** Why Naver Pay does not sell it, and what the shop answered if it was asked. */
export function refusal({ reasons, asked = [] }) {
	return element(
		'div',
		{ class: 'answer refused', id: 'refused' },
		element('b', {}, '이 상품은 구매할 수 없습니다.'),
		element(
			'ul',
			{},
			reasons.map((reason) =>
				element(
					'li',
					{},
					`${WHERE[reason.in]}: ${reason.message} `,
					element('code', { class: 'quiet' }, reason.path),
				),
			),
		),
		asked.length > 0 && questions(asked),
	);
}

/** What was asked of the shop, with the statuses of its answers. */
function questions(asked) {
	return element(
		'details',
		{},
		element('summary', {}, `상점에 물은 내용 ${asked.length}건`),
		element(
			'ul',
			{},
			asked.map(({ url, status }) =>
				element('li', {}, `${status ?? '응답 없음'} `, element('code', {}, decodeURI(url))),
			),
		),
	);
}
