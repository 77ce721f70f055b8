import { toKst } from '../../core/time/kst';
import { type Card, DEFAULT_CARD, maskedNumber } from '../billing-keys/billing-keys';
import { WrongInput } from '../gateway/errors';
import type { Input } from '../gateway/input';
import type { Channel } from '../settings';

/** PGs whose billing keys cannot be made with a card's number. */
const WITHOUT_CARD_NUMBERS: ReadonlySet<string> = new Set([
	'chai',
	'danal',
	'danal_tpay',
	'kakaopay',
	'kicc',
	'mobilians',
	'naverpay',
	'payco',
	'settle_acc',
	'settle_firm',
	'smartro',
	'uplus',
	'smartro_v2',
]);

/** The card for which a billing key is to be made. Throws WrongInput; `now` is epoch ms. */
export function readCard(input: Input, { pgProvider }: Channel, now: number): Card {
	if (WITHOUT_CARD_NUMBERS.has(pgProvider)) {
		throw new WrongInput(`${pgProvider}는 카드정보로 빌링키를 발급할 수 없습니다.`);
	}
	const number = input.text('card_number');
	if (!/^\d{4}-\d{4}-\d{4}-\d{4}$/.test(number)) {
		throw input.wrong('card_number', 'dddd-dddd-dddd-dddd 형식입니다');
	}
	const expiry = input.text('expiry');
	if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(expiry)) throw input.wrong('expiry', 'YYYY-MM 형식입니다');
	if (hasPassed(expiry, now)) throw input.wrong('expiry', '유효기간이 지난 카드입니다');
	if (!/^(\d{6}|\d{10})$/.test(input.text('birth'))) {
		throw input.wrong('birth', '생년월일 6자리 또는 사업자등록번호 10자리입니다');
	}
	const password = input.optionalText('pwd_2digit');
	if (password !== undefined && !/^\d{2}$/.test(password)) {
		throw input.wrong('pwd_2digit', '비밀번호 앞 2자리입니다');
	}
	const cvc = pgProvider === 'paymentwall' ? input.text('cvc') : input.optionalText('cvc');
	if (cvc !== undefined && !/^\d{3,4}$/.test(cvc)) throw input.wrong('cvc', '3~4자리 숫자입니다');
	return { ...DEFAULT_CARD, number: maskedNumber(number) };
}

/** Whether the month, `YYYY-MM`, lies behind us in Korea. */
function hasPassed(month: string, now: number): boolean {
	return month < toKst(now).slice(0, 7);
}
