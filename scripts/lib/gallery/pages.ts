import { readFileSync } from 'node:fs';
import path from 'node:path';

import { slugOf } from '../docs/check/markdown';
import { table } from '../docs/table';
import { ROOT } from '../paths';
import { GROUPS } from './entries';
import type { Entry, Text } from './words';

type Language = 'en' | 'ko';

interface Node {
	type: string;
	credentials?: Record<string, unknown>;
}

interface Template {
	name: string;
	nodes: Node[];
}

/** Names of credentials as n8n's editor shows them. */
const CREDENTIALS: Readonly<Record<string, string>> = {
	npayApi: 'Npay API',
	portOneApi: 'PortOne V1 API',
	portOneV2Api: 'PortOne V2 API',
	googleSheetsOAuth2Api: 'Google Sheets OAuth2 API',
	slackApi: 'Slack API',
	httpBasicAuth: 'Basic Auth',
	httpBearerAuth: 'Bearer Auth',
	httpHeaderAuth: 'Header Auth',
	smtp: 'SMTP',
	openAiApi: 'OpenAI',
};

interface Words {
	title: string;
	intro: string[];
	columns: string[];
	import: { title: string; steps: string[] };
	needs: string;
	credentials: string;
	get: string;
	version: Record<'any' | 'two', string>;
}

const WORDS: Record<Language, Words> = {
	en: {
		title: 'Templates',
		intro: [
			'Workflows to import: what a shop does all day. Each has notes that say what to choose, tells Slack or a table of what fails, and sends nothing twice. Each is run by a test in a real n8n against the sandbox: on a good day, an empty one, with a bad row, with Naver away, twice, and with n8n killed in between where it writes. Google Sheets and Slack were played by stand-ins there.',
			'This page is generated: `npm run docs`.',
		],
		columns: ['template', 'what it does', 'n8n'],
		import: {
			title: 'How to import one',
			steps: [
				'Open the template’s file below and download it (*Download raw file*).',
				'In n8n, top left: **+ → New workflow**, then **⋯ → Import → From file** beside its name (n8n 1: *Import from File*).',
				'Do what the note at the top says: choose credentials, fill in *설정 (Settings)*, execute *처음 한 번 (Once)* where there is one. Without Slack deactivate its nodes (the power button over each): n8n publishes no workflow with a node that lacks its credential.',
				'Look at an order with *Fetch Test Event* in the trigger, then switch the workflow on (*Publish*, or *Active* in n8n 1). Executed by hand, it acts on real orders too.',
			],
		},
		needs: 'Needs',
		credentials: 'Credentials',
		get: 'File',
		version: { any: '1 and 2', two: '2' },
	},
	ko: {
		title: '템플릿',
		intro: [
			'가져와서 쓰는 워크플로입니다. 쇼핑몰에서 매일 하는 일을 담았습니다. 무엇을 골라야 하는지는 메모에 적혀 있고, 실패하면 Slack이나 표로 알리며, 같은 것을 두 번 보내지 않습니다. 템플릿마다 실제 n8n과 샌드박스에서 시험합니다. 주문이 있는 날, 없는 날, 잘못된 줄, 네이버 장애, 두 번 실행, 쓰기 도중 n8n 강제 종료까지 봅니다. 이때 Google Sheets와 Slack은 대역 서버가 맡습니다.',
			'이 문서는 코드에서 만듭니다: `npm run docs`.',
		],
		columns: ['템플릿', '하는 일', 'n8n'],
		import: {
			title: '가져오는 방법',
			steps: [
				'아래 템플릿의 파일을 열어 내려받습니다(*Download raw file*).',
				'n8n 왼쪽 위의 **+ → New workflow**를 누르고, 워크플로 이름 옆의 **⋯ → Import → From file**로 가져옵니다(n8n 1은 *Import from File*).',
				'맨 위 메모의 순서대로 자격 증명을 고르고, *설정*을 채우고, *처음 한 번*이 있으면 실행합니다. Slack이 없으면 Slack 노드에 마우스를 올려 전원 버튼으로 끄세요. 자격 증명이 없는 노드가 남아 있으면 n8n이 켜 주지 않습니다.',
				'트리거의 *Fetch Test Event*로 주문 하나를 본 다음 켭니다(*Publish*, n8n 1에서는 *Active*). 손으로 실행해도 실제 주문이 처리됩니다.',
			],
		},
		needs: '필요한 것',
		credentials: '자격 증명',
		get: '파일',
		version: { any: '1, 2', two: '2' },
	},
};

function read(file: string): Template {
	return JSON.parse(readFileSync(path.join(ROOT, 'examples', `${file}.json`), 'utf8')) as Template;
}

/** A template's name: `한국어 (English)`. */
function titleOf({ name }: Template, language: Language): string {
	const [, korean = name, english = name] = /^(.*) \((.*)\)$/.exec(name) ?? [];
	return language === 'ko' ? korean : english;
}

/** Data tables and agents came with n8n 2. */
const needsTwo = ({ nodes }: Template): boolean =>
	nodes.some(({ type }) => /\.dataTable|langchain\.|HitlTool$/.test(type));

function credentialsOf({ nodes }: Template): string[] {
	const types = nodes.flatMap(({ credentials = {} }) => Object.keys(credentials));
	return [...new Set(types)].map((type) => {
		const name = CREDENTIALS[type];
		if (name === undefined) throw new Error(`The gallery has no name for the credential ${type}`);
		return name;
	});
}

function overview(language: Language): string[] {
	const words = WORDS[language];
	return GROUPS.flatMap(({ title, entries }) => [
		`**${title[language]}**`,
		'',
		...table(
			words.columns,
			entries.map(({ file, does }) => {
				const template = read(file);
				const name = titleOf(template, language);
				const version = words.version[needsTwo(template) ? 'two' : 'any'];
				return [`[${name}](#${slugOf(name)})`, does[language], version];
			}),
		),
		'',
	]);
}

function section({ file, does, needs }: Entry, language: Language): string[] {
	const words = WORDS[language];
	const template = read(file);
	const name = titleOf(template, language);
	const credentials = credentialsOf(template);
	const text = (one: Text) => one[language];
	return [
		`### ${name}`,
		'',
		text(does),
		'',
		`- ${words.needs}: ${text(needs)}`,
		...(credentials.length === 0 ? [] : [`- ${words.credentials}: ${credentials.join(', ')}`]),
		`- ${words.get}: [examples/${file}.json](../examples/${file}.json)`,
		'',
		`![${name}](images/templates/${file}.png)`,
		'',
	];
}

function page(language: Language): string {
	const words = WORDS[language];
	return [
		`# ${words.title}`,
		'',
		...words.intro.flatMap((paragraph) => [paragraph, '']),
		...overview(language),
		`## ${words.import.title}`,
		'',
		...words.import.steps.map((step, index) => `${index + 1}. ${step}`),
		'',
		...GROUPS.flatMap(({ title, entries }) => [
			`## ${title[language]}`,
			'',
			...entries.flatMap((entry) => section(entry, language)),
		]),
	]
		.join('\n')
		.replace(/\n+$/, '\n');
}

/** Path of each page of the gallery, below the project's root, with its text. */
export const galleryPages = (): Record<string, string> => ({
	'docs/templates.md': page('en'),
	'docs/templates.ko.md': page('ko'),
});
