const KST_OFFSET_MS = 9 * 60 * 60 * 1000;
const WIRE_FORMAT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}\+09:00$/;

/** Epoch ms to `yyyy-MM-dd'T'HH:mm:ss.SSS+09:00`. Korea has had no summer time since 1988. */
export function toKst(epochMs: number): string {
	return new Date(epochMs + KST_OFFSET_MS).toISOString().replace('Z', '+09:00');
}

/** Epoch ms to the Korean calendar day, `yyyyMMdd`. */
export function toKstDay(epochMs: number): string {
	return toKst(epochMs).slice(0, 10).replaceAll('-', '');
}

/** Epoch ms (rounded down) of the last millisecond-free second. */
export function floorToSecond(epochMs: number): number {
	return Math.floor(epochMs / 1000) * 1000;
}

/** Epoch ms of the last second of the Korean day that lies `days` after the given instant. */
export function endOfKstDay(epochMs: number, days: number): number {
	const dayMs = 24 * 60 * 60 * 1000;
	const dayStart = Math.floor((epochMs + KST_OFFSET_MS) / dayMs) * dayMs - KST_OFFSET_MS;
	return dayStart + (days + 1) * dayMs - 1000;
}

/**
 * The same time of day so many months later in the Korean calendar, epoch ms; the month's last day
 * if it has no such day.
 */
export function monthsAfter(epochMs: number, months: number): number {
	const start = new Date(epochMs + KST_OFFSET_MS);
	const end = new Date(start);
	end.setUTCMonth(start.getUTCMonth() + months);
	if (end.getUTCDate() !== start.getUTCDate()) end.setUTCDate(0);
	return end.getTime() - KST_OFFSET_MS;
}

/**
 * Reads a date-time as the wire has it: three fraction digits, offset `+09:00`, a day that exists.
 * Returns epoch ms, or undefined for anything else.
 */
export function parseKst(text: string): number | undefined {
	if (!WIRE_FORMAT.test(text)) return undefined;
	const epochMs = Date.parse(text);
	return Number.isNaN(epochMs) || toKst(epochMs) !== text ? undefined : epochMs;
}
