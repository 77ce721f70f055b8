/** What the days are that VAT is listed by. */
export const BASIS =
	'of the settlement basis (정산 기준일); Naver has VAT up to the end of last month';
