/** A row as a node gave it out. */
export type DataRow = Record<string, unknown>;

/** Fields that are another at each run: times and ids of the calls themselves. */
const OF_THE_RUN = new Set(['timestamp', 'traceId', 'placeOrderDate', 'lastChangedDate']);

/** Absent, `null` and empty are the same: nothing. */
const isNothing = (value: unknown) => value === undefined || value === null || value === '';

function namesOf(rows: readonly DataRow[]): Set<string> {
	return new Set(rows.flatMap((row) => Object.keys(row)));
}

/** A value as text, whatever the order of its members. */
function textOf(value: unknown): string {
	if (isNothing(value)) return 'null';
	if (typeof value !== 'object') return JSON.stringify(value);
	if (Array.isArray(value)) return `[${value.map(textOf).join(',')}]`;
	const members = Object.entries(value as DataRow)
		.filter(([, member]) => !isNothing(member))
		.sort(([left], [right]) => (left < right ? -1 : 1))
		.map(([name, member]) => `${JSON.stringify(name)}:${textOf(member)}`);
	return `{${members.join(',')}}`;
}

/** What is in the first list and not in the second, counting repetitions. */
export function missingFrom(list: readonly string[], other: readonly string[]): string[] {
	const left = new Map<string, number>();
	for (const one of other) left.set(one, (left.get(one) ?? 0) + 1);
	return list.filter((one) => {
		const count = left.get(one) ?? 0;
		left.set(one, count - 1);
		return count <= 0;
	});
}

/**
 * Whether two ways gave the same rows, in any order, by the fields that both of them have.
 *
 * @returns the fields; how many rows one has and the other hasn't; a row of each that differs
 */
export function compareRows(ours: readonly DataRow[], theirs: readonly DataRow[]) {
	const theirNames = namesOf(theirs);
	const fields = [...namesOf(ours)]
		.filter((name) => theirNames.has(name) && !OF_THE_RUN.has(name))
		.sort();
	const lines = (rows: readonly DataRow[]) =>
		rows.map((row) => textOf(Object.fromEntries(fields.map((name) => [name, row[name]]))));
	const [our, their] = [lines(ours), lines(theirs)];
	const [onlyOurs, onlyTheirs] = [missingFrom(our, their), missingFrom(their, our)];
	return {
		rows: [ours.length, theirs.length] as [number, number],
		fields,
		different: Math.max(onlyOurs.length, onlyTheirs.length),
		sample: [onlyOurs[0], onlyTheirs[0]].filter((line) => line !== undefined),
	};
}
