import type { Books } from '../books';

/** A page of a list as this API has it; pages count from 0 and have 10 rows unless told otherwise. */
export function pageOf<Row>(
	{ settings }: Books,
	found: readonly Row[],
	{ number = 0, size = 10 }: { number?: number; size?: number } = {},
	onWire: (row: Row) => object,
): object {
	const rows = found.slice(number * size, (number + 1) * size);
	const totalCount = settings.totalCount === 'matching' ? found.length : rows.length;
	return { items: rows.map(onWire), page: { number, size, totalCount } };
}
