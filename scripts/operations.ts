import fs from 'node:fs';
import path from 'node:path';

import type { Endpoint } from '../nodes/Npay/api/endpoints';
import { endpoints, ISSUE_PATH } from '../nodes/Npay/api/endpoints';
import { resources } from '../nodes/Npay/resources';
import { catalogPages } from './catalogPages';

/** Words of the two tables. */
interface Words {
	file: string;
	title: string;
	intro: string;
	columns: string[];
	ours: string;
	token: string;
	tokenLimit: string;
	body: Record<Endpoint['body'], string>;
	limit(limit: string): string;
}

const KOREAN_UNITS: Array<[RegExp, string]> = [
	[/(\d+) ids?/, '$1건'],
	[/(\d+) h/, '$1시간'],
	[/(\d+) days?/, '$1일'],
	[/([\d,]+) rows a page/, '한 페이지 $1행'],
	[/unknown/, '알 수 없음'],
];

const LANGUAGES: Words[] = [
	{
		file: 'operations.md',
		title: 'Operations and endpoints',
		intro:
			'Every operation of the nodes with the endpoints that it calls. Methods and paths are public (Naver’s README of the order API); *inferred* means that fields, limits and error codes are those of the Commerce API, which shares gateway and paths, *guessed* that nothing is public. This table is generated from the code: `npm run docs`.',
		columns: [
			'resource',
			'operation',
			"Naver's name",
			'method',
			'path',
			'most in one call',
			'fields',
		],
		ours: 'ours',
		token: 'Access token, by signature',
		tokenLimit: 'lives 3 h, shared',
		body: { confirmed: 'confirmed', inferred: 'inferred', guessed: 'guessed' },
		limit: (limit) => limit,
	},
	{
		file: 'operations.ko.md',
		title: '작업과 API',
		intro:
			'노드의 모든 작업과 그 작업이 호출하는 API입니다. 메서드와 경로는 공개되어 있습니다(네이버 주문형 API README). *추정*은 필드, 한도, 오류 코드가 게이트웨이와 경로가 같은 커머스 API의 것이라는 뜻이고, *짐작*은 공개된 것이 없다는 뜻입니다. 이 표는 코드에서 만듭니다: `npm run docs`.',
		columns: ['리소스', '작업', '네이버의 이름', '메서드', '경로', '한 번의 한도', '필드'],
		ours: '이 프로젝트의 기능',
		token: '전자서명으로 인증 토큰 발급',
		tokenLimit: '3시간, 함께 사용',
		body: { confirmed: '확인됨', inferred: '추정', guessed: '짐작' },
		limit: (limit) => KOREAN_UNITS.reduce((text, [from, to]) => text.replace(from, to), limit),
	},
];

/** Operations that no endpoint of Naver's stands for alone. */
const OURS = new Set(['checkGaps', 'reconcile']);

const line = (cells: string[]): string => `| ${cells.join(' | ')} |`;

/** The page in one language. */
export function operationsPage(words: Words): string {
	const rows = resources.flatMap(({ name: resource, operations }) =>
		operations.flatMap(({ value, name, endpoints: names }) =>
			(OURS.has(value) ? names : names.slice(0, 1)).map((endpoint) => {
				const {
					title,
					method,
					path: at,
					limit,
					body,
				} = endpoints[endpoint as keyof typeof endpoints] as Endpoint;
				return line([
					resource,
					OURS.has(value) ? `${name} (${words.ours})` : name,
					title,
					method,
					`\`${at}\``,
					words.limit(limit ?? '–'),
					words.body[body],
				]);
			}),
		),
	);
	const token = [
		'–',
		'–',
		words.token,
		'POST',
		`\`${ISSUE_PATH}\``,
		words.tokenLimit,
		words.body.inferred,
	];
	return [
		`# ${words.title}`,
		'',
		words.intro,
		'',
		line(words.columns),
		line(words.columns.map(() => '---')),
		line(token),
		...rows,
		'',
	].join('\n');
}

/** Path of each page below the project's root, with its text. */
export const operationsPages = (): Record<string, string> =>
	Object.fromEntries(LANGUAGES.map((words) => [`docs/${words.file}`, operationsPage(words)]));

if (require.main === module) {
	for (const [file, text] of Object.entries({ ...operationsPages(), ...catalogPages() })) {
		fs.writeFileSync(path.join(__dirname, '..', file), text);
	}
}
