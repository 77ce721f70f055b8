/**
 * A copy of a reply with unknown members in every object, and with values that the documentation
 * does not have for the members of `newValues`.
 */
export function withUnknowns(value: unknown, newValues: Readonly<Record<string, string>>): unknown {
	if (Array.isArray(value)) return value.map((one) => withUnknowns(one, newValues));
	if (typeof value !== 'object' || value === null) return value;
	const members = Object.entries(value).map(([name, member]) => [
		name,
		newValues[name] ?? withUnknowns(member, newValues),
	]);
	return {
		...Object.fromEntries(members),
		sandboxUnknownText: '문서에 없는 항목',
		sandboxUnknownObject: { nested: [1, { deep: true }] },
	};
}
