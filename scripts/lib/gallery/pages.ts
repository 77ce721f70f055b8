import { slugOf } from '../docs/check/markdown';
import { table } from '../docs/table';
import { credentialOf, load } from '../examples';
import { GROUPS } from './entries';
import type { Entry, Text } from './words';

type Language = 'en' | 'ko';

interface Node {
	type: string;
	parameters: object;
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
			'Workflows to import: what a shop does all day. Each has notes that say what to choose, and sends nothing twice. Those with a Slack credential tell Slack of what fails, the assistant tells by e-mail; of the others look under **Executions**. Tests run them against the sandbox. Those for orders, claims, reports and the assistants run in a real n8n: on a good day, an empty one, with a bad row, with Naver away, twice, and with n8n killed in between where they write. Google Sheets, Slack and mail are played by stand-ins there.',
			'This page is generated: `npm run docs`.',
		],
		columns: ['template', 'what it does', 'n8n'],
		import: {
			title: 'How to import one',
			steps: [
				'Open the template’s file below and download it (*Download raw file*).',
				'In n8n, top left: **+ → New workflow**, then **⋯ → Import → From file** beside its name (n8n 1: *Import from File*).',
				'Do what the note at the top says: choose credentials where nodes are marked red (one choice is for all nodes that need the same), fill in *설정 (Settings)*, execute *처음 한 번 (Once)* where there is one. Without Slack deactivate its nodes (the power button over each): n8n publishes no workflow with a node that lacks its credential.',
				'Look at an order with *Fetch Test Event* in the trigger, then switch the workflow on (*Publish*, or *Active* in n8n 1). Executed by hand it is just as real: it confirms, dispatches, cancels or pays. To try it without your shop, use [the sandbox](../sandbox/README.md).',
				'Buttons in Slack, approvals by mail and forms open at n8n’s address: [who has to reach n8n](hosting.md#reachable-from-outside).',
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
			'가져와서 쓰는 워크플로입니다. 쇼핑몰에서 매일 하는 일을 담았습니다. 무엇을 골라야 하는지는 메모에 적혀 있고, 같은 것을 두 번 보내지 않습니다. Slack 자격 증명을 쓰는 템플릿은 실패를 Slack으로, 쇼핑몰 비서는 메일로 알립니다. 나머지는 **Executions**에서 확인하세요. 모두 샌드박스로 테스트합니다. 주문, 클레임, 보고, 쇼핑몰 비서 템플릿은 실제 n8n에서 주문이 있는 날과 없는 날, 잘못된 줄, 네이버 장애, 두 번 실행, 쓰기 도중 n8n 강제 종료까지 시험합니다. 이때 Google Sheets, Slack, 메일은 대역 서버가 맡습니다.',
			'이 문서는 코드에서 만듭니다: `npm run docs`.',
		],
		columns: ['템플릿', '하는 일', 'n8n'],
		import: {
			title: '가져오는 방법',
			steps: [
				'아래 템플릿의 파일을 열어 내려받습니다(*Download raw file*).',
				'n8n 왼쪽 위의 **+ → New workflow**를 누르고, 워크플로 이름 옆의 **⋯ → Import → From file**로 가져옵니다(n8n 1은 *Import from File*).',
				'맨 위 메모의 순서대로 합니다. 빨간 표시가 있는 노드에서 자격 증명을 고르고(한 노드에서 고르면 같은 것을 쓰는 노드에 모두 들어갑니다), *설정 (Settings)* 을 채우고, *처음 한 번 (Once)* 이 있으면 실행합니다. Slack이 없으면 Slack 노드에 마우스를 올려 전원 버튼으로 끄세요. 자격 증명이 없는 노드가 남아 있으면 n8n이 켜 주지 않습니다.',
				'트리거의 *Fetch Test Event*로 주문 하나를 본 다음 켭니다(*Publish*, n8n 1에서는 *Active*). 직접 실행할 때도 발주 확인, 발송 처리, 취소, 결제가 실제로 됩니다. 내 상점 없이 해 보려면 [샌드박스](../sandbox/README.md)를 쓰세요.',
				'Slack 버튼, 메일 승인, 양식은 n8n의 주소로 열립니다: [누가 n8n에 접속할 수 있어야 하나](hosting.ko.md#밖에서-접속할-수-있어야-하나요).',
			],
		},
		needs: '필요한 것',
		credentials: '자격 증명',
		get: '파일',
		version: { any: '1, 2', two: '2' },
	},
};

const read = (file: string): Template => load(file) as Template;

/** A template's name: `한국어 (English)`. */
function titleOf({ name }: Template, language: Language): string {
	const [, korean = name, english = name] = /^(.*) \((.*)\)$/.exec(name) ?? [];
	return language === 'ko' ? korean : english;
}

/** What makes data tables, and agents as the templates have them, came with n8n 2. */
const needsTwo = ({ nodes }: Template): boolean =>
	nodes.some(({ type }) => /\.dataTable|langchain\.|HitlTool$/.test(type));

function credentialsOf({ nodes }: Template): string[] {
	const types = nodes.map(credentialOf).filter((type) => type !== undefined);
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
