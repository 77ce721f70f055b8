/**
 * Provinces and cities of their rank (시·도), each by all of its names: the short ones that sheets have, today's
 * full ones, and former ones (강원도 until 2023, 전라북도 until 2024) that addresses still bear.
 */
const PROVINCES: readonly (readonly string[])[] = [
	['서울', '서울시', '서울특별시'],
	['부산', '부산시', '부산광역시', '부산직할시'],
	['대구', '대구시', '대구광역시', '대구직할시'],
	['인천', '인천시', '인천광역시', '인천직할시'],
	['광주', '광주시', '광주광역시', '광주직할시'],
	['대전', '대전시', '대전광역시', '대전직할시'],
	['울산', '울산시', '울산광역시'],
	['세종', '세종시', '세종특별자치시'],
	['경기', '경기도'],
	['강원', '강원도', '강원특별자치도'],
	['충북', '충청북도'],
	['충남', '충청남도'],
	['전북', '전라북도', '전북특별자치도', '전북도'],
	['전남', '전라남도', '전남도'],
	['경북', '경상북도', '경북도'],
	['경남', '경상남도', '경남도'],
	['제주', '제주도', '제주특별자치도'],
];

/** Every name with its province's first one, the longest names first: 제주도 before 제주. */
const NAMES = PROVINCES.flatMap((names) =>
	names.map((name) => ({ name, province: names[0] as string })),
).sort((a, b) => b.name.length - a.name.length);

/** The two cities of Jeju, which nobody calls by the province. */
const JEJU_CITY = /^(제주시|서귀포시)/;

/** What may follow a province without a blank: 울릉군…; not the 시 of 여수시. */
const DISTRICT = /^[가-힣]+[시군구]/;

/** An address, or the beginning of one. */
export interface Region {
	/** The short name of the province: 경북. */
	province: string;
	/** What follows, without blanks: 울릉군울릉읍. */
	rest: string;
}

const squeeze = (text: string): string => text.normalize('NFC').replace(/[\s\u200B\uFEFF]+/g, '');

/**
 * Reads the beginning of an address, however its province is written: 경북 울릉군, 경상북도 울릉군, 경북울릉군.
 *
 * @returns `undefined` when it doesn't begin with a province
 */
export function readRegion(text: string): Region | undefined {
	const [first = '', ...others] = text.normalize('NFC').trim().split(/\s+/);
	const word = squeeze(first);
	// As a word of its own first: 제주 도련동 is not 제주도 련동.
	const whole = NAMES.find(({ name }) => name === word);
	if (whole !== undefined) return { province: whole.province, rest: squeeze(others.join('')) };
	const plain = squeeze(text);
	if (JEJU_CITY.test(word)) return { province: '제주', rest: plain };
	const start = NAMES.find(({ name }) => plain.startsWith(name));
	const rest = start === undefined ? '' : plain.slice(start.name.length);
	return start !== undefined && DISTRICT.test(rest)
		? { province: start.province, rest }
		: undefined;
}

/** Whether an address lies within a region: 경상북도 울릉군 울릉읍 within 경북 울릉군. */
export function isWithin(address: string, { province, rest }: Region): boolean {
	const region = readRegion(address);
	return region?.province === province && region.rest.startsWith(rest);
}
