import { randomBytes } from 'node:crypto';

/** An issued token; `expiresAt` is epoch ms of the virtual clock, on a whole second. */
export interface Token {
	value: string;
	/** 1, 2, 3… in order of issue. */
	seq: number;
	impKey: string;
	expiresAt: number;
}

const LIFE_MS = 30 * 60 * 1000;
const LATE_MS = 60 * 1000;
const EXTENSION_MS = 5 * 60 * 1000;

/**
 * Access tokens: 30 minutes of life; asked for again before that, the same one. In its last minute
 * asking makes it live five minutes longer.
 */
export class Tokens {
	private readonly byValue = new Map<string, Token>();
	private readonly latest = new Map<string, Token>();
	private lastSeq = 0;

	issue(impKey: string, now: number): Token {
		const before = this.latest.get(impKey);
		const left = before ? before.expiresAt - now : 0;
		if (before && left > 0 && left <= LIFE_MS) {
			if (left <= LATE_MS) before.expiresAt += EXTENSION_MS;
			return before;
		}
		this.lastSeq += 1;
		const token: Token = {
			value: randomBytes(20).toString('hex'),
			seq: this.lastSeq,
			impKey,
			expiresAt: Math.floor(now / 1000) * 1000 + LIFE_MS,
		};
		this.byValue.set(token.value, token);
		this.latest.set(impKey, token);
		return token;
	}

	/** The token with this value, expired or not. */
	find(value: string): Token | undefined {
		return this.byValue.get(value);
	}

	/** Makes every issued token invalid at once; the next call issues a new one. */
	revokeAll(): void {
		this.byValue.clear();
		this.latest.clear();
	}

	reset(): void {
		this.revokeAll();
		this.lastSeq = 0;
	}
}
