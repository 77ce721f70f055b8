/** A reply's members. What has no value is null; a setting takes such members out. */
export type Members = Record<string, unknown>;

/** Epoch ms in whole seconds, as all times of this API are; 0 for what did not happen. */
export function unixOrZero(epochMs: number | undefined): number {
	return epochMs === undefined ? 0 : Math.floor(epochMs / 1000);
}

/** The same, null for what does not apply. */
export function unixOrNull(epochMs: number | undefined): number | null {
	return epochMs === undefined ? null : Math.floor(epochMs / 1000);
}

/** A copy in which no object has a member that is null. */
export function withoutNulls(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(withoutNulls);
	if (typeof value !== 'object' || value === null) return value;
	return Object.fromEntries(
		Object.entries(value)
			.filter(([, member]) => member !== null)
			.map(([name, member]) => [name, withoutNulls(member)]),
	);
}
