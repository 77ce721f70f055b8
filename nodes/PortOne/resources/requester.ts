import type { CodedValue } from '../../shared/fields/codedValue';
import { oneOf } from '../../shared/fields/kinds';

/** Who asks for something to be taken back, for Naver Pay (`extra.requester`; PortOne's own document). */
const requesters: readonly CodedValue[] = [
	{ code: 'admin', en: 'Shop', ko: '관리자' },
	{ code: 'customer', en: 'Customer', ko: '구매자' },
];

/** The choice of who asks for it. @param description what of */
export const requester = (description: string) =>
	oneOf(requesters, { label: 'Requester', description });
