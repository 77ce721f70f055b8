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
	RETURN_REQUEST: '반품 요청',
	RETURN_DONE: '반품 완료',
	RETURN_REJECT: '반품 철회',
	EXCHANGE_REQUEST: '교환 요청',
	EXCHANGE_REDELIVERING: '교환 재배송 중',
	EXCHANGE_DONE: '교환 완료',
	EXCHANGE_REJECT: '교환 철회',
	COLLECTING: '수거 중',
	COLLECT_DONE: '수거 완료',
	ADMIN_CANCEL_DONE: '직권 취소 완료',
};

/** Claim types whose statuses do not say of which they are. */
export const CLAIM_TYPE = { RETURN: '반품', EXCHANGE: '교환' };

/** What a buyer, the courier or Naver can do; actions without a name have no button. */
export const ACTION = {
	pay: '결제하기',
	expirePayment: '결제 기한 만료',
	requestCancel: '취소 요청',
	withdrawClaim: '철회',
	stickCancel: '환불 지연시키기',
	changeAddress: '배송지 변경',
	deliver: '배송 완료 처리',
	decide: '구매 확정',
	requestReturn: '반품 요청',
	requestExchange: '교환 요청',
	collect: '수거 시작',
	completeCollect: '수거 완료',
	deliverExchange: '교환품 수령·확정',
	holdByNaver: '네이버 보류',
	payFee: '배송비 결제',
	adminCancel: '직권 취소',
};

/** Steps of an order's life that have no button. */
export const STEP = {
	order: '주문',
	'order and pay': '주문·결제',
	confirm: '발주 확인',
	delay: '발송 지연',
	dispatch: '발송 처리',
	completeCancel: '취소 처리',
	withdrawCancel: '취소 철회',
	cancelRequest: '취소 요청',
	cancelApprove: '취소 승인',
	returnRequest: '반품 요청',
	returnApprove: '반품 승인',
	returnReject: '반품 거부',
	returnHoldback: '반품 보류',
	returnHoldbackRelease: '반품 보류 해제',
	exchangeCollectComplete: '교환 수거 완료',
	exchangeDispatch: '교환 재배송',
	exchangeReject: '교환 거부',
	exchangeHoldback: '교환 보류',
	exchangeHoldbackRelease: '교환 보류 해제',
	...ACTION,
};

export const BY = { buyer: '구매자', merchant: '판매자', courier: '택배사', naver: '네이버' };
