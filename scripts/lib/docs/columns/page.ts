import { SHEET_COLUMNS } from '../../../../nodes/Npay/order/rows/sheet';
import { ELEMENT_COLUMNS } from '../../../../nodes/Npay/resources/period/elementRow';
import { SHEET_HEADERS } from '../../../../nodes/Npay/resources/period/elementSheet';
import { code, table } from '../table';
import { RESULTS } from './meanings/results';
import type { Meanings } from './meanings/types';
import { type NodeOutputs, nodeOutputs } from './nodes';
import type { OutputColumn } from './schemas';

type Language = 0 | 1;

/** Words of the page in one language. */
interface Words {
	file: string;
	language: Language;
	title: string;
	intro: string[];
	results: { title: string; intro: string };
	outputs: { title: string; columns: string[] };
	columns: { title: string; columns: string[] };
	forms: string;
	sheets: { title: string; intro: string; columns: string[]; settlement: string[] };
	label(of: string): string;
	types: Readonly<Record<string, string>>;
}

const LANGUAGES: Words[] = [
	{
		file: 'columns.md',
		language: 0,
		title: 'Output columns',
		intro: [
			'What comes out of each operation and trigger, as the editor’s previews have it. Rows have the same columns in the same order whatever there is; what is absent is `null`. Times are Korean (KST), IDs are text. Writes carry the input’s own fields along behind these. This page is generated from the code: `npm run docs`.',
			'`a.b` is a field of an object, `a[].b` one of a list’s elements. In expressions: `{{ $json.productOrderId }}`.',
		],
		results: {
			title: 'What became of a row',
			intro: 'These stand in rows of writes, each only where it has something to say.',
		},
		outputs: { title: 'what comes out', columns: ['operation', 'columns'] },
		columns: { title: 'columns', columns: ['column', 'type', 'meaning', 'Korean'] },
		forms:
			'*Output: Simplified*, with which the node opens. *Sheet (시트용)* has the Korean headers below, *Raw* is what Naver sends, in its own structure.',
		sheets: {
			title: 'Output: Sheet (시트용)',
			intro:
				'Headers in their order, and from which of Naver’s fields they are filled; of several the first that holds something. The trigger has eventId, 변경구분, 변경일시, 수취인주소변경 before them and 비고 behind (*Awaiting Action*: eventId, 처리대기).',
			columns: ['header', 'from'],
			settlement: ['operation', 'headers'],
		},
		label: (of) => `\`${of}\` in Korean`,
		types: {},
	},
	{
		file: 'columns.ko.md',
		language: 1,
		title: '출력 열',
		intro: [
			'작업과 트리거마다 나오는 열입니다(편집기의 미리보기와 같습니다). 값이 없어도 열과 순서는 늘 같고, 없는 값은 `null`입니다. 시각은 한국 시간(KST), 번호는 글자입니다. 쓰기 작업은 입력의 열을 이 뒤에 이어서 내보냅니다. 이 문서는 코드에서 만듭니다: `npm run docs`.',
			'`a.b`는 객체 안의 값, `a[].b`는 목록 안의 값입니다. 표현식에서는 `{{ $json.productOrderId }}`처럼 씁니다.',
		],
		results: {
			title: '처리 결과',
			intro: '쓰기 작업의 행에 나옵니다. 알릴 것이 있는 열만 있습니다.',
		},
		outputs: { title: '작업별 출력', columns: ['작업', '열'] },
		columns: { title: '열', columns: ['열', '종류', '뜻'] },
		forms:
			'기본값인 *Output: Simplified*의 열입니다. *Sheet (시트용)* 는 아래의 한글 열 이름으로, *Raw*는 네이버가 보낸 구조 그대로 나옵니다.',
		sheets: {
			title: 'Output: Sheet (시트용)',
			intro:
				'열 이름과 순서, 값을 가져오는 네이버의 필드입니다. 여러 개면 값이 있는 첫 번째를 씁니다. 트리거는 앞에 eventId, 변경구분, 변경일시, 수취인주소변경, 뒤에 비고가 붙습니다(*Awaiting Action*은 eventId, 처리대기).',
			columns: ['열 이름', '네이버의 필드'],
			settlement: ['작업', '열 이름'],
		},
		label: (of) => `\`${of}\`의 한국어 표시`,
		types: {
			string: '글자',
			integer: '정수',
			number: '숫자',
			boolean: '예/아니요',
			object: '객체',
			array: '목록',
			null: '빈 값',
			any: '값',
		},
	},
];

/** The settlements' lists, as the editor calls them. */
const LISTS: Readonly<Record<keyof typeof ELEMENT_COLUMNS, string>> = {
	getSettlementsByCase: 'Settlement > Get by Case',
	getCommissionDetails: 'Settlement > Get Commission Details',
	getDailySettlements: 'Settlement > Get Daily',
	getVatByCase: 'VAT > Get by Case',
	getDailyVat: 'VAT > Get Daily',
};

const lastOf = (path: string): string => path.split('.').at(-1) ?? path;

/** What a column means: by its path, or by its name. */
export function meaningOf(
	path: string,
	meanings: Meanings,
): readonly [en: string, ko: string] | undefined {
	const own = meanings[path] ?? meanings[lastOf(path)];
	if (own !== undefined) return own;
	const of = lastOf(path).replace(/(?:Label|_label)$/, '');
	return of === lastOf(path) ? undefined : (LANGUAGES.map(({ label }) => label(of)) as never);
}

/** Korean headers that the code itself has, by Naver's names: they go before the words of the table. */
const HEADERS: ReadonlyMap<string, string> = new Map(Object.entries(SHEET_HEADERS));

const uniqueColumns = ({ outputs }: NodeOutputs): OutputColumn[] => {
	const columns = new Map<string, OutputColumn>();
	for (const column of outputs.flatMap((one) => one.columns)) {
		// A preview takes for text what was never there when it was made: another operation may know better.
		const isKnown = (columns.get(column.path)?.type ?? 'string') !== 'string';
		if (!isKnown || column.type !== 'string') columns.set(column.path, column);
	}
	return [...columns.values()];
};

/** Operations that give the same, together. */
function outputRows({ outputs }: NodeOutputs): string[][] {
	const groups = new Map<string, string[]>();
	for (const { name, columns } of outputs) {
		const shown = columns
			.filter(({ path }) => !path.includes('.'))
			.map(({ path }) => code(path))
			.join(', ');
		groups.set(shown, [...(groups.get(shown) ?? []), name]);
	}
	return [...groups].map(([columns, names]) => [names.join('<br>'), columns]);
}

function columnRows(node: NodeOutputs, { language, types }: Words): string[][] {
	return uniqueColumns(node).map(({ path, type }) => {
		const [english, own] = meaningOf(path, node.meanings) ?? ['', ''];
		const korean = node.hasForms ? (HEADERS.get(path) ?? own) : own;
		const meanings = language === 0 ? [english, korean] : [korean];
		return [code(path), types[type] ?? type, ...meanings];
	});
}

function nodeSection(node: NodeOutputs, words: Words): string[] {
	const { outputs, columns, forms } = words;
	return [
		`## ${node.name}`,
		'',
		...(node.hasForms ? [forms, ''] : []),
		`### ${node.name}: ${outputs.title}`,
		'',
		...table(outputs.columns, outputRows(node)),
		'',
		`### ${node.name}: ${columns.title}`,
		'',
		...table(columns.columns, columnRows(node, words)),
		'',
	];
}

function sheetSection({ sheets }: Words): string[] {
	const lists = Object.entries(ELEMENT_COLUMNS).map(([name, fields]) => [
		LISTS[name as keyof typeof LISTS],
		fields.map((field) => SHEET_HEADERS[field] ?? field).join(', '),
	]);
	return [
		`## ${sheets.title}`,
		'',
		sheets.intro,
		'',
		...table(
			sheets.columns,
			SHEET_COLUMNS.map(({ header, sources }) => [header, sources.map(code).join(', ')]),
		),
		'',
		...table(sheets.settlement, lists),
		'',
	];
}

function columnsPage(nodes: readonly NodeOutputs[], words: Words): string {
	const { language, results, columns } = words;
	const [name = '', , ...meanings] = columns.columns;
	return [
		`# ${words.title}`,
		'',
		...words.intro.flatMap((paragraph) => [paragraph, '']),
		`## ${results.title}`,
		'',
		results.intro,
		'',
		...table(
			[name, ...meanings],
			Object.entries(RESULTS).map(([column, told]) => [code(column), ...told.slice(language)]),
		),
		'',
		...nodes.flatMap((node) => nodeSection(node, words)),
		...sheetSection(words),
	].join('\n');
}

/** Path of each page below the project's root, with its text. @param root the project's folder */
export function columnsPages(root: string): Record<string, string> {
	const nodes = nodeOutputs(root);
	return Object.fromEntries(
		LANGUAGES.map((words) => [`docs/${words.file}`, columnsPage(nodes, words)]),
	);
}
