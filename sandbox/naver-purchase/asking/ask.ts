import { isOnThisMachine } from '../../core/post/letter';
import type { NaverPurchaseSettings } from '../settings';
import { type Asked, PurchaseRefused, type Reason } from '../types';

const LONGEST = 2_000;

/**
 * Asks the shop, as Naver Pay does: one GET, no redirects. What was asked goes to `keep`. Throws
 * PurchaseRefused when there is no answer that could be read.
 */
export async function ask(
	document: Reason['in'],
	base: string | null,
	query: string,
	{ timeoutMs, contentType }: NaverPurchaseSettings,
	keep: (asked: Asked) => void,
): Promise<string> {
	const refuse = (message: string) => new PurchaseRefused([{ in: document, path: 'URL', message }]);
	if (base === null) throw refuse('주소가 등록되어 있지 않습니다');
	if (!isOnThisMachine(base)) throw refuse('이 컴퓨터의 주소가 아니어서 묻지 않았습니다');
	const asked: Asked = { url: base + (base.includes('?') ? '&' : '?') + query };
	keep(asked);
	let response: Response;
	try {
		response = await fetch(asked.url, {
			headers: { connection: 'close' },
			redirect: 'manual',
			signal: AbortSignal.timeout(timeoutMs),
		});
		asked.status = response.status;
		asked.answer = await response.text();
	} catch {
		throw refuse('응답이 없습니다');
	}
	const { status, answer } = asked;
	asked.answer = answer.slice(0, LONGEST);
	if (status !== 200) throw refuse(`HTTP ${status}로 응답했습니다`);
	const type = response.headers.get('content-type') ?? '';
	if (contentType === 'xml' && !/^(application|text)\/xml\b/i.test(type)) {
		throw refuse(`Content-Type이 XML이 아닙니다: ${type || '없음'}`);
	}
	return answer;
}
