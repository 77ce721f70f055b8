/** Values that the documentation does not have, for members whose lists Naver extends at will. */
const NEW_VALUES: Readonly<Record<string, string>> = {
	lastChangedType: 'SANDBOX_NEW_CHANGE',
	deliveryAttributeType: 'SANDBOX_NEW_ATTRIBUTE',
	paymentMeans: '새 결제 수단',
	payLocationType: 'SANDBOX_WATCH',
	deliveryStatus: 'SANDBOX_NEW_STATUS',
};

/** A copy of a reply with unknown members in every object and unknown values in open code lists. */
export function withUnknowns(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(withUnknowns);
	if (typeof value !== 'object' || value === null) return value;
	const members = Object.entries(value).map(([name, member]) => [
		name,
		NEW_VALUES[name] ?? withUnknowns(member),
	]);
	return {
		...Object.fromEntries(members),
		sandboxUnknownText: '문서에 없는 항목',
		sandboxUnknownObject: { nested: [1, { deep: true }] },
	};
}
