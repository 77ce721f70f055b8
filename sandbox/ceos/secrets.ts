import { createHash } from 'node:crypto';

import { DEFAULT_GITHUB_ID, type SecretShape } from './settings';

/** The API secret of a GitHub id: always the same one. */
export function secretOf(githubId: string): string {
	const hash = createHash('sha256').update(`ceos ${githubId.toLowerCase()}`).digest('base64url');
	return `ceos_${hash.slice(0, 32)}`;
}

/** Whose secrets are valid: those that were issued, and the first one from the start. */
export class Secrets {
	private readonly owners = new Map<string, { githubId: string; issuedAt?: number }>();

	constructor() {
		const githubId = DEFAULT_GITHUB_ID;
		this.owners.set(secretOf(githubId), { githubId });
	}

	/** The secret of a GitHub id, and when it was first asked for; `now` is epoch ms. */
	issue(githubId: string, now: number): { secret: string; issuedAt: number } {
		const secret = secretOf(githubId);
		const issuedAt = this.owners.get(secret)?.issuedAt ?? now;
		this.owners.set(secret, { githubId: githubId.toLowerCase(), issuedAt });
		return { secret, issuedAt };
	}

	/** Whether a GitHub id has a secret. */
	isIssued(githubId: string): boolean {
		return this.owners.has(secretOf(githubId));
	}

	/** The GitHub id to which a secret was issued, in lower case. */
	ownerOf(secret: string): string | undefined {
		return this.owners.get(secret)?.githubId;
	}
}

/** An issued secret in one of the forms that it may have. */
export function shaped(
	secret: string,
	shape: Exclude<SecretShape, 'course'>,
): { body: unknown; plain?: boolean } {
	if (shape === 'text') return { body: secret, plain: true };
	if (shape === 'json') return { body: secret };
	const names = shape.split('.').reverse();
	return { body: names.reduce<unknown>((inner, name) => ({ [name]: inner }), secret) };
}
