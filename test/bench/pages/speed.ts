import { type BenchResult, type JobName, JOBS, type Way, WAYS } from '../figures/result';
import { scaled, type Summary, summaryOf } from '../figures/summary';
import { bars } from './charts';
import { growthPages, growthPart } from './growth';
import { JOB_NAMES, JOB_SHORT, WAY_NAMES, WORDS } from './speedWords';
import {
	figures,
	fileIn,
	type Language,
	LANGUAGES,
	measuredOn,
	mebibytes,
	page,
	shown,
	span,
	speedPicture,
	whole,
} from './text';

const SECOND = 1_000;

/** One job's ways; a way that took each order by itself is scaled to the size of the others. */
interface JobFigures {
	job: JobName;
	size: number;
	ways: Array<Summary & { computedFrom?: number }>;
}

function figuresOf({ measurements }: BenchResult): JobFigures[] {
	return JOBS.flatMap((job) => {
		const summaries = WAYS.map((way) => summaryOf(measurements, job, way));
		const [ours] = summaries;
		if (ours === undefined) return [];
		const { size } = ours;
		const ways = summaries
			.filter((one) => one !== undefined)
			.map((one) => (one.way === 'loop' ? { ...scaled(one, size), computedFrom: one.size } : one));
		return [{ job, size, ways }];
	});
}

/** The table of all figures. */
function table(all: readonly JobFigures[], language: Language): string[] {
	const { columns, floor, bound, computed } = WORDS[language];
	const seconds = (ms: number) => span(ms, language);
	const rows = all.flatMap(({ job, size, ways: [...ways] }) => {
		const [first] = ways;
		if (first === undefined) return [];
		const title = `**${whole(size)} ${JOB_NAMES[job][language]}**`;
		const best = [floor, whole(first.floor), bound, seconds(first.boundMs)].join(' ');
		return [
			[title, best, '', '', '', '', '', ''],
			...ways.map(({ way, computedFrom, ...one }) => [
				'',
				computedFrom === undefined
					? WAY_NAMES[way][language]
					: `${WAY_NAMES[way][language]} (${computed} ${computedFrom})`,
				seconds(one.wallMs),
				whole(one.requests),
				seconds(one.cpuMs),
				mebibytes(one.peakBytes),
				one.failed,
				one.refused,
			]),
		];
	});
	const { job, way, time, requests, cpu, memory, failed, refused } = columns;
	return figures([job, way, time, requests, cpu, memory, failed, refused], rows);
}

function same({ comparisons }: BenchResult, language: Language): string[] {
	const { title, intro, columns } = WORDS[language].same;
	if (comparisons.length === 0) return [];
	const rows = comparisons.map(({ job, rows: [ours, theirs], fields, different, otherStates }) => [
		JOB_SHORT[job][language],
		whole(ours),
		whole(theirs),
		fields.length,
		different,
		otherStates,
	]);
	return [`## ${title}`, '', intro, '', ...figures(columns, rows)];
}

function speedPage(result: BenchResult, language: Language): string {
	const words = WORDS[language];
	const { title, other, otherFile, intro, charts, how } = words;
	const reports = [
		'[speed](reports/speed.md)',
		...(result.growth.length > 0 ? ['[growth](reports/growth.md)'] : []),
	];
	return page(
		`# ${title}`,
		`[${other}](${otherFile})`,
		result.isQuick ? words.quick : '',
		intro.join('\n\n'),
		measuredOn(result),
		table(figuresOf(result), language),
		shown('time', charts.time, language),
		shown('cpu', charts.cpu, language),
		shown('memory', charts.memory, language),
		same(result, language),
		growthPart(result, language),
		[`## ${how.title}`, '', ...how.points.map((point) => `- ${point}`)],
		`${words.report}: ${reports.join(' · ')}`,
	);
}

/** Each measurement by itself, for those who want to look closely. */
function report(result: BenchResult): string {
	const seconds = (ms: number) => (ms / SECOND).toFixed(1);
	const rows = result.measurements.map((one) => [
		`${one.job}, ${one.way}`,
		one.round,
		one.size,
		seconds(one.wallMs),
		seconds(one.apiMs),
		seconds(one.boundMs),
		one.requests,
		one.floor,
		seconds(one.cpuMs),
		whole(one.peakBytes / 2 ** 20),
		one.failed,
		one.refused,
	]);
	const head = [
		'job, way',
		'round',
		'size',
		'wall s',
		'at the API s',
		'bound s',
		'requests',
		'fewest',
		'CPU s',
		'MiB',
		'not done',
		'429',
	];
	const samples = result.comparisons
		.filter(({ sample }) => sample.length > 0)
		.map(({ job, sample }) => `- ${job}: ${sample.map((row) => `\`${row}\``).join(' and ')}`);
	const fields = result.comparisons.map(
		({ job, fields: names }) => `- ${job}: ${names.map((name) => `\`${name}\``).join(', ')}`,
	);
	return page(
		'# Speed: each round',
		measuredOn(result),
		'What it means is told in [How fast it is](../speed.md). *At the API* is from the first request to the last answer, *bound* the least time that the bucket allows, *fewest* the fewest requests that can do it.',
		figures(head, rows),
		fields.length > 0 ? ['## Fields that were compared', '', ...fields] : '',
		samples.length > 0 ? ['## Rows that differ', '', ...samples] : '',
		`The whole took ${span(result.tookMs, 'en')}.`,
	);
}

const oneDecimal = (value: number) => Number(value.toFixed(1));

function pictures(result: BenchResult, language: Language): Record<string, string> {
	const all = figuresOf(result);
	const { charts, bound } = WORDS[language];
	const groups = all.map(({ job, size }) => `${whole(size)} ${JOB_SHORT[job][language]}`);
	const rivals: Way[] = ['ours', 'by-hand'];
	const series = (of: (one: Summary) => number) =>
		rivals.map((way) => ({
			name: WAY_NAMES[way][language],
			values: all.map(({ ways }) => {
				const found = ways.find((one) => one.way === way);
				return found === undefined ? null : oneDecimal(of(found));
			}),
		}));
	const least = {
		name: bound,
		values: all.map(({ ways: [one] }) => oneDecimal((one?.boundMs ?? 0) / SECOND)),
	};
	return Object.fromEntries(
		[
			[
				'time',
				bars({
					title: charts.time,
					groups,
					series: [...series(({ wallMs }) => wallMs / SECOND), least],
				}),
			] as const,
			[
				'cpu',
				bars({ title: charts.cpu, groups, series: series(({ cpuMs }) => cpuMs / SECOND) }),
			] as const,
			[
				'memory',
				bars({
					title: charts.memory,
					groups,
					series: series(({ peakBytes }) => Math.round(peakBytes / 2 ** 20)),
				}),
			] as const,
		].map(([name, svg]) => [speedPicture(name, language), svg]),
	);
}

/** Path of each file below docs, with its text. */
export const speedPages = (result: BenchResult): Record<string, string> => ({
	...Object.fromEntries(
		LANGUAGES.map((language) => [fileIn(language, 'speed', 'md'), speedPage(result, language)]),
	),
	'reports/speed.md': report(result),
	...Object.assign({}, ...LANGUAGES.map((language) => pictures(result, language))),
	...growthPages(result),
});
