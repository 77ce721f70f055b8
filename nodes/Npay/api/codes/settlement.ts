import type { CodedValue } from '../../../shared/fields/codedValue';

/*
 * All of these are the Commerce API's, not confirmed for Npay, and open: a code that isn't here passes
 * through without a label.
 */

/** Which of a settlement's dates a search is about (조회 기준일). */
export const settlementPeriodTypes: readonly CodedValue[] = [
	{
		code: 'SETTLE_CASEBYCASE_SETTLE_SCHEDULE_DATE',
		en: 'Expected Settlement Date',
		ko: '정산 예정일',
	},
	{ code: 'SETTLE_CASEBYCASE_SETTLE_BASIS_DATE', en: 'Settlement Basis Date', ko: '정산 기준일' },
	{
		code: 'SETTLE_CASEBYCASE_SETTLE_COMPLETE_DATE',
		en: 'Settlement Completion Date',
		ko: '정산 완료일',
	},
	{ code: 'SETTLE_CASEBYCASE_PAY_DATE', en: 'Payment Date', ko: '결제일' },
	{
		code: 'SETTLE_CASEBYCASE_TAXRETURN_BASIS_DATE',
		en: 'Tax Return Basis Date',
		ko: '세금 신고 기준일',
	},
];

/** Whether a payment has been settled; for searches by payment date only. */
export const settleDecisionTypes: readonly CodedValue[] = [
	{ code: 'SETTLED', en: 'Settled', ko: '정산 확정' },
	{ code: 'UNSETTLED', en: 'Not Settled', ko: '미확정' },
	{ code: 'BEFORE_CANCEL', en: 'Cancelled Before Settlement', ko: '정산 전 취소' },
];

export const settleTypes: readonly CodedValue[] = [
	{ code: 'NORMAL_SETTLE_ORIGINAL', en: 'Settlement', ko: '일반정산' },
	{ code: 'NORMAL_SETTLE_AFTER_CANCEL', en: 'Cancelled After Settlement', ko: '정산 후 취소' },
	{ code: 'NORMAL_SETTLE_BEFORE_CANCEL', en: 'Cancelled Before Settlement', ko: '정산 전 취소' },
	{ code: 'QUICK_SETTLE_ORIGINAL', en: 'Quick Settlement', ko: '빠른정산' },
	{ code: 'QUICK_SETTLE_CANCEL', en: 'Quick Settlement Taken Back', ko: '빠른정산 회수' },
	{ code: 'QUANTITY_CANCEL_DEDUCTION', en: 'Quantity Cancellation Deducted', ko: '수량 취소 공제' },
	{ code: 'QUANTITY_CANCEL_RESTORE', en: 'Quantity Cancellation Restored', ko: '수량 취소 환급' },
];

export const settlementOrderTypes: readonly CodedValue[] = [
	{ code: 'PROD_ORDER', en: 'Product Order', ko: '상품 주문' },
	{ code: 'DELIVERY', en: 'Delivery Fee', ko: '배송비' },
	{ code: 'EXTRAFEE', en: 'Extra Fee', ko: '기타 비용' },
	{ code: 'WITHDRAW', en: 'Withdrawal', ko: '결제 수단 출금' },
	{ code: 'REFUND', en: 'Refund', ko: '구매자 환불' },
	{ code: 'PL_REFUND', en: 'Pay Later Refund', ko: '후불 환불' },
	{ code: 'DEDUCTION_RESTORE', en: 'Deduction Restored', ko: '기타 공제 환급' },
	{ code: 'PROD_PAY', en: 'Product Payment', ko: '상품 결제' },
	{ code: 'PURCHASE_REVIEW', en: 'Text Review Points', ko: '텍스트 리뷰' },
	{ code: 'PREMIUM_PURCHASE_REVIEW', en: 'Photo or Video Review Points', ko: '포토/동영상 리뷰' },
	{ code: 'REVIEW', en: 'Review Points', ko: '리뷰 적립' },
	{ code: 'ETC_COUPON', en: 'Other Discount', ko: '기타 할인' },
	{ code: 'QUICK_SETTLE', en: 'Quick Settlement', ko: '빠른정산' },
	{ code: 'QUANTITY_CANCEL', en: 'Quantity Cancellation', ko: '수량 취소' },
	{ code: 'DIFFERENCE_SETTLE', en: 'Difference', ko: '차액 정산' },
	{ code: 'DEPOSIT_SETTLE', en: 'Deposit', ko: '보증금' },
	{ code: 'MANUAL_ORDER', en: 'Manual Order', ko: '수기 주문' },
	{ code: 'PREFERENTIAL_COMMISSION', en: 'Preferential Commission Refund', ko: '우대 수수료 환급' },
	{ code: 'POINT_ACCUMULATION', en: 'Points', ko: '포인트 적립' },
	{
		code: 'REGULAR_PURCHASE_REVIEW',
		en: 'Review Points for Subscribers',
		ko: '알림받기 동의 회원 리뷰 추가 적립',
	},
	{
		code: 'ONE_MONTH_PURCHASE_REVIEW',
		en: 'Text Review Points After a Month',
		ko: '한 달 사용 텍스트 리뷰',
	},
	{
		code: 'ONE_MONTH_PREMIUM_PURCHASE_REVIEW',
		en: 'Photo or Video Review Points After a Month',
		ko: '한 달 사용 포토/동영상 리뷰',
	},
	{ code: 'RENTAL_ORDER', en: 'Rental Order', ko: '렌탈 주문' },
	{ code: 'RENTAL_SCHEDULED_ORDER', en: 'Monthly Rental', ko: '월 렌탈료 주문' },
	{ code: 'POST_ORDER_ADJUSTMENT_AMOUNT', en: 'Changed After the Order', ko: '주문 후 변동 금액' },
	{ code: 'CSF', en: 'Customs Clearance Fee', ko: '통관 대행료' },
	{ code: 'CONCESSION', en: 'Compensation for the Buyer', ko: '구매자 보상' },
];

export const commissionTypes: readonly CodedValue[] = [
	{ code: 'PAY_COMMISSION', en: 'Npay Commission', ko: 'Npay 수수료' },
	{ code: 'ISTLM_COMMISSION', en: 'Interest-Free Instalments', ko: '무이자 할부' },
	{ code: 'INFLOW_COMMISSION', en: 'Inflow Commission', ko: '유입' },
	{ code: 'PRICE_COMPARISON_COMMISSION', en: 'Price Comparison', ko: '가격비교' },
	{ code: 'SALE_COMMISSION', en: 'Sales Commission (Former)', ko: '(구)판매 수수료' },
	{ code: 'CHNL_COMMISSION', en: 'Channel Commission', ko: '채널' },
	{ code: 'SERVICE_COMMISSION', en: 'Solution Fee', ko: '솔루션 사용료' },
	{ code: 'CONTRACT_COMMISSION', en: 'Contract', ko: '계약' },
	{ code: 'PARTNER_COMMISSION', en: 'Partner', ko: '제휴' },
	{ code: 'PURCHASER_COMMISSION', en: 'Purchaser', ko: '구매자' },
	{ code: 'PLATFORM_COMMISSION', en: 'Platform', ko: '판매' },
	{ code: 'PUBLISHING_COMMISSION', en: 'Publishing', ko: '퍼블리싱' },
	{ code: 'PACKAGE_COMMISSION', en: 'Package Fee', ko: '패키지 사용료' },
	{ code: 'VERTICAL_COMMISSION', en: 'Vertical Fee', ko: '버티컬 사용료' },
];

export const payMeansTypes: readonly CodedValue[] = [
	{ code: 'PAYMEANS_TYPE_CCARD', en: 'Credit Card', ko: '신용카드' },
	{ code: 'PAYMEANS_TYPE_BANK', en: 'Bank Transfer', ko: '실시간 계좌이체' },
	{ code: 'PAYMEANS_TYPE_VACCT', en: 'Virtual Account', ko: '무통장입금' },
	{ code: 'PAYMEANS_TYPE_MOBIL', en: 'Mobile Phone', ko: '휴대폰' },
	{ code: 'PAYMEANS_TYPE_NCASH', en: 'Npay Points and Money', ko: 'Npay 포인트·머니' },
	{ code: 'PAYMEANS_TYPE_PAYLATER', en: 'Pay Later', ko: '후불' },
	{ code: 'PAYMEANS_TYPE_SKIP', en: 'Skip', ko: '나중에결제' },
	{ code: 'PAYMEANS_TYPE_NMP_DISCOUNT', en: 'Naver Discount', ko: '네이버 할인지원금' },
	{ code: 'PAYMEANS_TYPE_OVERSEAS_CARD', en: 'Overseas Card', ko: '해외 카드' },
	{ code: 'PAYMEANS_TYPE_ALL', en: 'All', ko: '전체' },
	{ code: 'PAYMEANS_TYPE_CHAMT', en: 'Prepaid Balance (Former)', ko: '(구)구매자충전금' },
	{ code: 'PAYMEANS_TYPE_CHKAC', en: 'Checkout Points (Former)', ko: '(구)체크아웃적립금' },
	{ code: 'PAYMEANS_TYPE_DON', en: 'Naver Cash (Former)', ko: '(구)네이버캐쉬' },
	{ code: 'PAYMEANS_TYPE_POINT', en: 'Points', ko: '포인트 결제' },
	{ code: 'PAYMEANS_TYPE_GIFTCARD', en: 'Gift Card', ko: '기프트 카드' },
	{ code: 'PAYMEANS_TYPE_NONE', en: 'No Main Means of Payment', ko: '주결제 수단 없음' },
];

export const settleMethodTypes: readonly CodedValue[] = [
	{ code: 'ACCOUNT', en: 'Bank Account', ko: '계좌 이체' },
	{ code: 'CHARGE_AMT', en: 'Prepaid Balance', ko: '충전금' },
];

export const vatDetailTypes: readonly CodedValue[] = [
	{ code: 'VOUCH_DETAIL_PAYMENT_SETL', en: 'Payment', ko: '결제 수단 정산' },
	{ code: 'VOUCH_DETAIL_COUPON_SETL', en: 'Benefit', ko: '혜택 정산' },
	{ code: 'VOUCH_DETAIL_DDTN_RSTOR', en: 'Deduction or Refund', ko: '공제/환급' },
	{ code: 'VOUCH_DETAIL_RTNDLV', en: 'Return Shipping', ko: '반품 배송비' },
	{ code: 'VOUCH_DETAIL_ETCDLV', en: 'Other', ko: '기타' },
	{
		code: 'VOUCH_DETAIL_PRODUCT_COUPON_SETL',
		en: 'Product Discount Benefit',
		ko: '혜택 정산(상품 할인)',
	},
	{
		code: 'VOUCH_DETAIL_ORDER_COUPON_SETL',
		en: 'Store Discount Benefit',
		ko: '혜택 정산(스토어 할인)',
	},
	{
		code: 'VOUCH_DETAIL_DLVFEE_COUPON_SETL',
		en: 'Shipping Discount Benefit',
		ko: '혜택 정산(배송비 할인)',
	},
	{
		code: 'VOUCH_DETAIL_DCCNCL',
		en: 'Bulk Discount Cancelled',
		ko: '공제/환급(복수구매 할인 취소)',
	},
	{ code: 'VOUCH_DETAIL_DLVREC', en: 'Shipping Fee Changed', ko: '공제/환급(배송비 금액 변동)' },
	{
		code: 'VOUCH_DETAIL_DLCNCL',
		en: 'Shipping Discount Changed',
		ko: '공제/환급(배송비 할인 금액 변동)',
	},
];

export const vatStatuses: readonly CodedValue[] = [
	{ code: 'VOUCH_PUBLICATION', en: 'Sale', ko: '원주문 매출' },
	{ code: 'VOUCH_CANCEL', en: 'Cancellation', ko: '주문 취소' },
	{ code: 'VOUCH_RSTOR_PUBLICATION', en: 'Deduction or Refund', ko: '공제/환급' },
	{ code: 'VOUCH_RSTOR_CANCEL', en: 'Refund Cancelled', ko: '환급 취소' },
];
