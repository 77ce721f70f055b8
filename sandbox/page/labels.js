/** Korean names of the states, as merchants know them. */
export const STATUS = {
	PAYMENT_WAITING: '결제 대기',
	PAYED: '결제 완료',
	DELIVERING: '배송 중',
	DELIVERED: '배송 완료',
	PURCHASE_DECIDED: '구매 확정',
	EXCHANGED: '교환',
	CANCELED: '취소',
	RETURNED: '반품',
	CANCELED_BY_NOPAYMENT: '미결제 취소',
};

export const PLACE_ORDER_STATUS = {
	NOT_YET: '발주 미확인',
	OK: '발주 확인',
	CANCEL: '발주 확인 해제',
};

export const CLAIM_STATUS = {
	CANCEL_REQUEST: '취소 요청',
	CANCELING: '취소 처리 중',
	CANCEL_DONE: '취소 완료',
	CANCEL_REJECT: '취소 철회',
};

/** What a buyer or the courier can do. */
export const ACTION = {
	pay: '결제하기',
	expirePayment: '결제 기한 만료',
	requestCancel: '취소 요청',
	withdrawCancel: '취소 철회',
	changeAddress: '배송지 변경',
	deliver: '배송 완료 처리',
	decide: '구매 확정',
};

/** Steps of an order's life that are not a buyer's action. */
export const STEP = {
	order: '주문',
	'order and pay': '주문·결제',
	confirm: '발주 확인',
	delay: '발송 지연',
	dispatch: '발송 처리',
	completeCancel: '취소 처리',
	...ACTION,
};

export const BY = { buyer: '구매자', merchant: '판매자', courier: '택배사', naver: '네이버' };
