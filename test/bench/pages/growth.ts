import type { BenchResult, Growth } from '../figures/result';
import { lines } from './charts';
import { WORDS } from './speedWords';
import {
	figures,
	type Language,
	LANGUAGES,
	measuredOn,
	page,
	shown,
	speedPicture,
	type Text,
	whole,
} from './text';

/** The cases that the charts show; more lines than these nobody tells apart. */
const CHARTED: Record<string, Text> = {
	confirm: { en: 'Confirm', ko: '발주 확인' },
	dispatch: { en: 'Dispatch', ko: '발송 처리' },
	get: { en: 'Get', ko: '주문 조회' },
	getMany: { en: 'Get Many', ko: '주문 목록' },
	getChanges: { en: 'Get Changes', ko: '변경 내역' },
	checkGaps: { en: 'Check Gaps', ko: '누락 점검' },
	build: { en: 'Build Purchase', ko: '구매 정보 생성' },
	v1Create: { en: 'Schedule Payment', ko: '결제예약' },
};

/** What a case is, where its name alone does not tell. */
const MEANINGS: Record<string, string> = {
	confirm: 'Confirm',
	dispatch: 'Dispatch: each order is read, then written',
	confirmDefaults: 'Confirm, the ID taken from its column by name',
	get: 'Get',
	getSheet: 'Get, *Output*: Sheet',
	getMasked: 'Get, *Personal Data*: Masked',
	getMany: 'Get Many',
	getChanges: 'Get Changes',
	checkGaps: 'Check Gaps',
	build: 'Npay Catalog: Build Purchase',
	buildXml: 'Npay Catalog: Build XML',
	check: 'Npay Catalog: Check',
	v1Create: 'PortOne V1: Create Schedule',
	v1GetMany: 'PortOne V1: Get Many Schedules',
};

/** Where so many items were worked on: the charts that there are. */
const CHARTS = [
	{ name: 'growth-cpu', word: 'growthCpu', of: 'cpuMs', beside: 'setCpuMs' },
	{ name: 'growth-memory', word: 'growthMemory', of: 'peakMb', beside: undefined },
] as const;

type Chart = (typeof CHARTS)[number];

/** A line for each case, and n8n's own node beside it where it was measured. */
function seriesOf(growth: readonly Growth[], { of, beside }: Chart, language: Language) {
	const series = new Map<string, Array<[number, number]>>();
	const add = (name: string, n: number, value: number | undefined) => {
		const points = series.get(name) ?? [];
		if (value === undefined || value <= 0 || points.some(([at]) => at === n)) return;
		series.set(name, [...points, [n, value]]);
	};
	for (const one of growth) {
		const name = CHARTED[one.case]?.[language];
		if (name === undefined) continue;
		add(name, one.n, one[of]);
		if (beside !== undefined) add('Edit Fields', one.n, one[beside]);
	}
	return [...series].map(([name, points]) => ({
		name,
		points: points.sort(([left], [right]) => left - right),
	}));
}

const isDrawn = (growth: readonly Growth[]) => (chart: Chart) =>
	seriesOf(growth, chart, 'en').length > 0;

/** What the page on speed shows of growth: nothing where it was not measured. */
export function growthPart({ growth }: BenchResult, language: Language): string[] {
	const { charts, growth: words } = WORDS[language];
	const drawn = CHARTS.filter(isDrawn(growth));
	if (drawn.length === 0) return [];
	return [
		`## ${words.title}`,
		'',
		words.intro,
		...drawn.flatMap(({ name, word }) => ['', shown(name, charts[word], language)]),
	];
}

/** A row for each case that tells what is asked for, a cell for each number of items. */
function perCase(
	growth: readonly Growth[],
	cellOf: (one: Growth) => string | undefined,
): { sizes: number[]; rows: string[][] } {
	const told = growth.filter((one) => cellOf(one) !== undefined);
	const sizes = [...new Set(told.map(({ n }) => n))].sort((left, right) => left - right);
	const names = [...new Set(told.map((one) => one.case))];
	const rows = names.map((name) => [
		MEANINGS[name] ?? name,
		...sizes.map((size) => {
			const found = told.find((one) => one.case === name && one.n === size);
			return (found && cellOf(found)) ?? '';
		}),
	]);
	return { sizes, rows };
}

function growthTable(
	growth: readonly Growth[],
	what: string,
	cellOf: (one: Growth) => string | undefined,
): string[] {
	const { sizes, rows } = perCase(growth, cellOf);
	return figures([what, ...sizes.map((size) => `${whole(size)} items`)], rows);
}

const cpuCell = ({ n, cpuMs, setCpuMs }: Growth) =>
	cpuMs === undefined
		? undefined
		: [
				`${whole((cpuMs * 1_000) / n)} µs`,
				setCpuMs && ` · ${(cpuMs / setCpuMs).toFixed(2)} ×`,
			].join('');

const memoryCell = ({ peakMb, outputMb }: Growth) =>
	peakMb === undefined
		? undefined
		: [`${whole(peakMb)} MiB`, outputMb && ` · ${(peakMb / outputMb).toFixed(2)} ×`].join('');

const report = (result: BenchResult): string =>
	page(
		'# Speed: as it grows',
		measuredOn(result),
		'Operations in n8n’s own engine, against a server that answers at once. A cost that stays the same for each item is one that grows with the items and no faster.',
		'**Processor time of an item**, and how many times what n8n’s *Edit Fields* takes, with one expression, for as many items (both in turn, medians):',
		growthTable(result.growth, 'operation', cpuCell),
		'**The most that an operation holds** on JavaScript’s heap, and how many times the size of what comes out of it:',
		growthTable(result.growth, 'operation', memoryCell),
	);

function pictures({ growth }: BenchResult, language: Language): Array<[string, string]> {
	const { charts, axis } = WORDS[language];
	return CHARTS.filter(isDrawn(growth)).map((chart) => {
		const series = seriesOf(growth, chart, language);
		const title = charts[chart.word];
		return [
			speedPicture(chart.name, language),
			lines({ title, xName: axis, series, isLogarithmic: true }),
		];
	});
}

/** Charts and the report on growth, by their paths below docs; none where it was not measured. */
export const growthPages = (result: BenchResult): Record<string, string> =>
	result.growth.length === 0
		? {}
		: {
				...Object.fromEntries(LANGUAGES.flatMap((language) => pictures(result, language))),
				'reports/growth.md': report(result),
			};
