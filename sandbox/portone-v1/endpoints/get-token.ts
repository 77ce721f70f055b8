import { Refused } from '../gateway/errors';
import type { Input } from '../gateway/input';
import type { Token } from '../gateway/tokens';
import { type Members, unixOrZero } from '../gateway/wire';
import type { PortOneV1Simulator } from '../simulator';

/** access_token 발급 API. Throws Refused (401) unless key and secret are an account's. */
export function getToken(simulator: PortOneV1Simulator, input: Input): Token {
	const [key, secret] = [input.optionalText('imp_key'), input.optionalText('imp_secret')];
	const account = simulator.settings.accounts.find(
		({ impKey, impSecret }) => impKey === key && impSecret === secret,
	);
	if (!account) throw new Refused('imp_key, imp_secret 인증에 실패하였습니다.', 401);
	return simulator.tokens.issue(account.impKey, simulator.clock.now());
}

/** A token in the wire's form (AuthAnnotation); `now` is epoch ms. */
export function tokenOnWire({ value, expiresAt }: Token, now: number): Members {
	return { access_token: value, expired_at: unixOrZero(expiresAt), now: unixOrZero(now) };
}
