import type { Call } from './outside/outside';
import { SPREADSHEET_URL } from './templates';

/** The tab of orders that templates work on. */
export const SHEET = '주문';

/** Its header. */
export const HEADER = [
	...['상품주문번호', '주문번호', '결제일', '주문상태', '발송기한', '상품명', '옵션정보', '수량'],
	...['수취인명', '수취인연락처1', '우편번호', '통합배송지', '배송메세지', '택배사', '송장번호'],
	...['발주 결과', '발송 결과'],
];

/** What an operator fills into the templates' settings. */
export const SETTINGS = {
	'시트 주소': `${SPREADSHEET_URL}#gid=0`,
	'Slack 채널': '#주문',
};

/** A row of the sheet. @param cells by their header; the others are empty */
export const rowOf = (cells: Record<string, string | number>) =>
	HEADER.map((name) => cells[name] ?? '');

/** Whether a call writes a text into cells that are there. */
export const isWrite =
	(text: string) =>
	({ method, url, body }: Call): boolean =>
		method === 'POST' && url.includes('values:batchUpdate') && JSON.stringify(body).includes(text);
