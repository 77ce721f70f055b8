import type { IDataObject } from 'n8n-workflow';

/** What has a number of its own, so that a second settlement of it is one too many. */
const NUMBERED = new Set(['PROD_ORDER', 'DELIVERY']);

/** Whether a row is about something with a number of its own. */
export const isNumbered = ({ productOrderId: id, productOrderType }: IDataObject): boolean =>
	NUMBERED.has(String(productOrderType)) && id !== undefined && id !== null && id !== '';

/** A product order can be settled, and later taken back: these are two. */
const baseKeyOf = (row: IDataObject): string =>
	JSON.stringify([row.productOrderId ?? null, row.productOrderType, row.settleType]);

/**
 * What tells one settlement from another. Reviews and changes after the order share a number, or have none, and
 * are told apart by what they are for: `productName` says it (배송비금액변동, 배송비할인금액변동).
 */
const keyOf = (row: IDataObject): string =>
	isNumbered(row)
		? baseKeyOf(row)
		: JSON.stringify([baseKeyOf(row), row.orderId ?? row.orderNo ?? null, row.productName ?? null]);

function groupBy(
	rows: readonly IDataObject[],
	key: (row: IDataObject) => string,
): Map<string, IDataObject[]> {
	const groups = new Map<string, IDataObject[]>();
	for (const row of rows) {
		const group = groups.get(key(row));
		if (group === undefined) groups.set(key(row), [row]);
		else group.push(row);
	}
	return groups;
}

/** Cases by what tells one settlement from another. */
export const groupCases = (cases: readonly IDataObject[]): Map<string, IDataObject[]> =>
	groupBy(cases, keyOf);

/** Commissions by the case they belong to: one whose words are others goes to the first case of its number. */
export function groupCommissions(
	commissions: readonly IDataObject[],
	cases: ReadonlyMap<string, IDataObject[]>,
): Map<string, IDataObject[]> {
	const byNumber = new Map<string, string>();
	for (const [key, [row = {}]] of cases) {
		const base = baseKeyOf(row);
		if (!byNumber.has(base)) byNumber.set(base, key);
	}
	return groupBy(commissions, (row) =>
		cases.has(keyOf(row)) ? keyOf(row) : (byNumber.get(baseKeyOf(row)) ?? keyOf(row)),
	);
}
