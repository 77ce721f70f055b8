import type { Meanings } from './types';

/** Columns of the Npay Catalog node. */
export const CATALOG: Meanings = {
	xml: ['The document, for *Respond to Webhook*', '*Respond to Webhook*에 넣을 문서'],
	contentType: ['What to send it as', '응답의 Content-Type'],
	ids: ['Products that it holds', '문서에 든 상품번호'],
	id: ['Product that Naver Pay asks for', '네이버페이가 묻는 상품번호'],
	zipcode: ['Buyer’s postal code', '구매자 우편번호'],
	address1: ['Buyer’s address', '구매자 주소'],
	optionManageCodes: ['Options that it asks for', '네이버페이가 묻는 옵션관리코드'],
	merchant_uid: ['Number of the order', '주문번호'],
	param: ['What PortOne’s payment window takes', '포트원 결제창에 넘길 값'],
	accepted: ['Whether Naver Pay would take it', '네이버페이가 받을지'],
	reasons: ['What it refuses it for', '거절할 이유'],
	warnings: ['What it takes all the same', '받지만 확인할 점'],
	label: ['The code in Korean', '코드의 뜻'],
	path: ['Where in the purchase', '구매 정보의 위치'],
	xmlPath: ['Where in the product information', '상품정보의 위치'],
};
