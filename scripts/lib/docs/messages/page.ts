import { code, table } from '../table';
import { CODES, type Codes } from './codes';
import { SECTIONS } from './texts';
import type { Both, Section } from './texts/types';

type Language = 0 | 1;

interface Words {
	file: string;
	language: Language;
	title: string;
	intro: string[];
	columns: string[];
	codeColumns: string[];
}

const LANGUAGES: Words[] = [
	{
		file: 'messages.md',
		language: 0,
		title: 'This message, what now?',
		intro: [
			'Every message that the nodes can show, with why it comes and what to do. Search this page for a part of the message that never changes. `{…}` stands for what differs: a field’s name, an ID, a time. This page is generated from the code: `npm run docs`.',
			'A message may be made of several: `Not sent: …` and `Nothing was sent: …` come before a reason, `…; this one is …` behind it says how the order is, `…; after that: …` tells what happened in order. `3 of 10 not dispatched, 7 dispatched. First: …` sums up a run; its description names every row. Behind a server’s own words stand its code in brackets and the trace ID, which support asks for.',
			'In a node’s error the description says what to do as well; with *On Error: Continue* the same stands in `error`, `code`, `traceId`, `advice` of the item.',
		],
		columns: ['message', 'why', 'what now'],
		codeColumns: ['code', 'why', 'what now'],
	},
	{
		file: 'messages.ko.md',
		language: 1,
		title: '이 메시지가 나오면',
		intro: [
			'노드가 보여 주는 모든 메시지와 그 이유, 할 일입니다. 메시지에서 변하지 않는 부분으로 이 페이지를 검색하세요. `{…}`는 입력란 이름, 번호, 시각처럼 그때그때 다른 부분입니다. 이 문서는 코드에서 만듭니다: `npm run docs`.',
			'메시지는 여러 개가 이어지기도 합니다. `Not sent: …`와 `Nothing was sent: …`(보내지 않음) 뒤에는 이유가, `…; this one is …` 뒤에는 주문의 현재 상태가, `…; after that: …` 뒤에는 그다음에 일어난 일이 나옵니다. `3 of 10 not dispatched, 7 dispatched. First: …`는 실행 전체의 요약이고, 설명에 모든 행이 나옵니다. 서버가 보낸 말 뒤에는 대괄호 안의 코드와 trace ID가 붙습니다. 문의할 때 trace ID를 알려 주세요.',
			'노드 오류의 설명(description)에도 할 일이 나옵니다. *On Error: Continue*에서는 같은 내용이 항목의 `error`, `code`, `traceId`, `advice`에 들어갑니다.',
		],
		columns: ['메시지', '이유', '할 일'],
		codeColumns: ['코드', '이유', '할 일'],
	},
];

const cell = (both: Both, language: Language): string => both[language].replaceAll('|', '\\|');

function sectionOf({ title, intro, told }: Section, { language, columns }: Words): string[] {
	const rows = told.map(([messages, cause, remedy]) => [
		messages.map(code).join('<br>'),
		cell(cause, language),
		cell(remedy, language),
	]);
	return [
		`## ${title[language]}`,
		'',
		...(intro === undefined ? [] : [intro[language], '']),
		...table(columns, rows),
		'',
	];
}

function codesOf({ title, intro, told }: Codes, { language, codeColumns }: Words): string[] {
	const rows = told.map(([codes, cause, remedy]) => [
		codes.map(code).join('<br>'),
		cell(cause, language),
		cell(remedy, language),
	]);
	return [`## ${title[language]}`, '', intro[language], '', ...table(codeColumns, rows), ''];
}

function messagesPage(words: Words): string {
	return [
		`# ${words.title}`,
		'',
		...words.intro.flatMap((paragraph) => [paragraph, '']),
		...CODES.flatMap((codes) => codesOf(codes, words)),
		...SECTIONS.flatMap((section) => sectionOf(section, words)),
	].join('\n');
}

/** Path of each page below the project's root, with its text. */
export const messagesPages = (): Record<string, string> =>
	Object.fromEntries(LANGUAGES.map((words) => [`docs/${words.file}`, messagesPage(words)]));
