import {
	coresOf,
	memoryOf,
	quantile,
	reckon,
	type Reckoning,
	requestsPerMinute,
} from '../shops/reckon';
import { type Level, type Mode, MODES, type ShopsResult } from '../shops/result';
import { lines } from './charts';
import { MODE_NAMES, WORDS } from './howFarWords';
import { figures, fileIn, type Language, LANGUAGES, mebibytes, page, span, whole } from './text';

const PICTURES = 'images/how-far';

const name = (mode: Mode, { workers }: ShopsResult, language: Language) =>
	mode === 'queue' ? `${MODE_NAMES.queue[language]} (${workers})` : MODE_NAMES.single[language];

const cores = (value: number) => value.toFixed(value < 0.1 ? 4 : 2);

/** The level with the most shops of a mode. */
const largest = ({ levels }: ShopsResult, mode: Mode): Level | undefined =>
	levels.filter((level) => level.mode === mode).sort((a, b) => b.shops - a.shops)[0];

function measured(result: ShopsResult, language: Language): string[] {
	const { title, columns, note } = WORDS[language].measured;
	const rows = result.levels.map((level) => [
		name(level.mode, result, language),
		level.shops,
		cores(coresOf(level, 'main')),
		cores(coresOf(level)),
		mebibytes(memoryOf(level)),
		span(quantile(level.delays, 0.5), language),
		span(quantile(level.delays, 0.95), language),
		level.missing,
		level.failed,
		level.refused,
	]);
	const ends = result.ends.map((end) =>
		WORDS[language].measured.end({ ...end, name: name(end.mode, result, language) }),
	);
	return [
		`## ${title}`,
		'',
		...figures(columns, rows),
		'',
		note,
		...ends.flatMap((end) => ['', end]),
	];
}

const reckonings = ({ levels }: ShopsResult): Reckoning[] =>
	MODES.map((mode) => reckon(levels, mode)).filter((one) => one !== undefined);

function computed(result: ShopsResult, language: Language): string[] {
	const { title, intro, columns } = WORDS[language].computed;
	const rows = reckonings(result).map((one) => [
		name(one.mode, result, language),
		cores(one.coresPerShop),
		`${(one.bytesPerShop / 2 ** 20).toFixed(1)} MiB`,
		mebibytes(one.bytesAtRest),
		Number.isFinite(one.shopsPerMain) ? whole(Number(one.shopsPerMain.toPrecision(2))) : '–',
		one.measuredUpTo,
	]);
	return [`## ${title}`, '', intro, '', ...figures(columns, rows)];
}

function queue(result: ShopsResult, language: Language): string[] {
	const { title, text } = WORDS[language].queue;
	const [single, queued] = MODES.map((mode) => largest(result, mode));
	if (single === undefined || queued === undefined) return [];
	const percent = (of?: string) =>
		`${Math.round((100 * coresOf(queued, of)) / coresOf(single, 'main'))} %`;
	return [`## ${title}`, '', text({ main: percent('main'), all: percent() })];
}

function howFarPage(result: ShopsResult, language: Language): string {
	const words = WORDS[language];
	const { charts, split, quotas } = words;
	const most = largest(result, 'single');
	const picture = (file: string, title: string) =>
		`![${title}](${PICTURES}/${fileIn(language, file, 'svg')})`;
	return page(
		`# ${words.title}`,
		`[${words.other}](${words.otherFile})`,
		result.isQuick ? words.quick : '',
		words.intro,
		['```', result.command, '```'],
		[
			result.at.slice(0, 10),
			...Object.entries(result.versions).map(([what, version]) => `${what} ${version}`),
		].join(' · '),
		measured(result, language),
		picture('cpu', charts.cpu),
		picture('memory', charts.memory),
		computed(result, language),
		queue(result, language),
		[`## ${split.title}`, '', split.text],
		most === undefined
			? ''
			: [`## ${quotas.title}`, '', quotas.text(requestsPerMinute(most).toFixed(1))],
	);
}

function pictures(result: ShopsResult, language: Language): Record<string, string> {
	const { charts, measured: words } = WORDS[language];
	const series = (of: (level: Level, group?: string) => number) =>
		MODES.flatMap((mode) =>
			[['main', 'main'] as const, [words.all, undefined] as const]
				.filter(([, group]) => mode === 'queue' || group !== undefined)
				.map(([label, group]) => ({
					name:
						mode === 'queue'
							? `${name(mode, result, language)}: ${label}`
							: name(mode, result, language),
					points: result.levels
						.filter((level) => level.mode === mode)
						.map((level): [number, number] => [level.shops, of(level, group)]),
				})),
		).filter(({ points }) => points.length > 0);
	const chart = (file: string, title: string, of: (level: Level, group?: string) => number) => [
		`${PICTURES}/${fileIn(language, file, 'svg')}`,
		lines({ title, xName: charts.axis, series: series(of) }),
	];
	return Object.fromEntries([
		chart('cpu', charts.cpu, (level, group) => Number(coresOf(level, group).toFixed(4))),
		chart('memory', charts.memory, (level, group) => Math.round(memoryOf(level, group) / 2 ** 20)),
	]) as Record<string, string>;
}

/** Path of each file below docs, with its text. */
export const howFarPages = (result: ShopsResult): Record<string, string> => ({
	...Object.fromEntries(
		LANGUAGES.map((language) => [fileIn(language, 'how-far', 'md'), howFarPage(result, language)]),
	),
	...Object.assign({}, ...LANGUAGES.map((language) => pictures(result, language))),
});
