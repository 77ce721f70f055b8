import { randomBytes } from 'node:crypto';

/** An issued token; times are epoch ms of the virtual clock. */
export interface Token {
	value: string;
	/** 1, 2, 3… in order of issue. */
	seq: number;
	clientId: string;
	expiresAt: number;
}

const LIFE_MS = 3 * 60 * 60 * 1000;
const REUSE_MS = 30 * 60 * 1000;

/**
 * Tokens per application, type and account: three hours of life; the same one again while at
 * least 30 minutes are left; after that a new one, the old staying valid to its end.
 */
export class Tokens {
	private byValue = new Map<string, Token>();
	private latest = new Map<string, Token>();
	private lastSeq = 0;

	issue(
		clientId: string,
		type: string,
		accountId: string,
		now: number,
	): { token: Token; expiresIn: number } {
		const key = JSON.stringify([clientId, type, accountId]);
		let token = this.latest.get(key);
		if (!token || token.expiresAt - now < REUSE_MS || token.expiresAt - now > LIFE_MS) {
			this.lastSeq += 1;
			const value = randomBytes(16).toString('base64url');
			token = { value, seq: this.lastSeq, clientId, expiresAt: now + LIFE_MS };
			this.byValue.set(value, token);
			this.latest.set(key, token);
		}
		return { token, expiresIn: Math.ceil((token.expiresAt - now) / 1000) - 1 };
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
