/** What Naver lets only some shops do with a return. */
export const ONLY_V21 =
	'Only for shops with order registration v2.1 (주문등록 2.1 전용); Naver Pay (기술지원) tells which one yours has.';
