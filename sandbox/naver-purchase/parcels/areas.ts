/** Postal codes of Jeju, and of islands that couriers charge extra for; both ends included. */
const JEJU: readonly [number, number] = [63000, 63644];
const ISLANDS: ReadonlyArray<readonly [number, number]> = [
	[22386, 22388],
	[23004, 23010],
	[23100, 23136],
	[31708, 31708],
	[32133, 32133],
	[33411, 33411],
	[40200, 40240],
	[46768, 46771],
	[52570, 52571],
	[53031, 53033],
	[53089, 53104],
	[54000, 54000],
	[56347, 56349],
	[57068, 57069],
	[58760, 58762],
	[58800, 58866],
	[58953, 58958],
	[59102, 59166],
	[59650, 59650],
	[59766, 59766],
	[59781, 59790],
];

/** The area that a five-digit postal code is in; undefined on the mainland. */
export function areaOf(zipCode: string): 'jeju' | 'island' | undefined {
	const code = Number(zipCode);
	const within = ([first, last]: readonly [number, number]) => code >= first && code <= last;
	if (within(JEJU)) return 'jeju';
	return ISLANDS.some(within) ? 'island' : undefined;
}
