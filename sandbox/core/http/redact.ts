import { createHash } from 'node:crypto';

/** Members that speak of a secret: keys, passwords, and what would let others use a card. */
const SECRET_NAME =
	/secret|token|sign|password|authorization|card_number|credential|expiry|birth|pwd|cvc|refund_?account/i;
const REMOVED = '[removed]';

/** A copy with the value of every member whose name speaks of a secret replaced. */
export function withoutSecrets(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(withoutSecrets);
	if (typeof value !== 'object' || value === null) return value;
	return Object.fromEntries(
		Object.entries(value).map(([name, member]) => [
			name,
			SECRET_NAME.test(name) ? REMOVED : withoutSecrets(member),
		]),
	);
}

/** A short hash by which a secret can be recognised but not recovered. */
export function fingerprint(secret: string): string {
	return createHash('sha256').update(secret).digest('hex').slice(0, 8);
}
