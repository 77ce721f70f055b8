import type { Confidence } from '../../../nodes/Npay/api/endpoints';
import { type Api, CEOS, type Endpoint, NPAY, PORTONE, PORTONE_V2 } from './apis';
import { line } from './table';

/** Words on one API. */
interface ApiWords {
	intro: string;
	token?: string;
	tokenLimit?: string;
}

/** Words of the tables. */
interface Words {
	file: string;
	title: string;
	columns: string[];
	ours: string;
	/** By node: what is to be known of its API, and the words of the request for a token. */
	npay: ApiWords;
	portOne: ApiWords;
	portOneV2: ApiWords;
	ceos: ApiWords;
	body: Record<Confidence, string>;
	limit(limit: string): string;
}

const KOREAN_UNITS: Array<[RegExp, string]> = [
	[/(\d+) ids?/, '$1건'],
	[/(\d+) months?/, '$1개월'],
	[/(\d+) h/, '$1시간'],
	[/(\d+) days?/, '$1일'],
	[/([\d,]+) rows a page/, '한 페이지 $1행'],
	[/unknown/, '알 수 없음'],
];

const LANGUAGES: Words[] = [
	{
		file: 'operations.md',
		title: 'Operations and endpoints',
		npay: {
			intro:
				'Every operation of the nodes with the endpoints that it calls. Methods and paths are public (Naver’s README of the order API); *inferred* means that fields, limits and error codes are those of the Commerce API, which shares gateway and paths, *guessed* that nothing is public. This table is generated from the code: `npm run docs`.',
			token: 'Access token, by signature',
			tokenLimit: 'lives 3 h, shared',
		},
		portOne: {
			intro:
				'PortOne’s V1 API, by PortOne’s own document. Registering a card by its number (빌링키 발급, POST `/subscribe/customers/{customer_uid}`) is left out on purpose: PortOne’s payment window does that, and no card number gets into a workflow.',
			token: 'Access token',
			tokenLimit: 'lives 30 min, shared',
		},
		portOneV2: { intro: 'PortOne’s V2 API, by PortOne’s own document (1.16.0).' },
		ceos: {
			intro:
				'CEOS’s payment server, by its own page. How it refuses, whether an ID may be used again after a failure, and the form of the issued secret are not documented.',
		},
		columns: [
			'resource',
			'operation',
			'Korean name',
			'method',
			'path',
			'most in one call',
			'fields',
		],
		ours: 'ours',
		body: { confirmed: 'confirmed', inferred: 'inferred', guessed: 'guessed' },
		limit: (limit) => limit,
	},
	{
		file: 'operations.ko.md',
		title: '작업과 API',
		npay: {
			intro:
				'노드의 모든 작업과 그 작업이 호출하는 API입니다. 메서드와 경로는 공개되어 있습니다(네이버 주문형 API README). *추정*은 필드, 한도, 오류 코드가 게이트웨이와 경로가 같은 커머스 API의 것이라는 뜻이고, *짐작*은 공개된 것이 없다는 뜻입니다. 이 표는 코드에서 만듭니다: `npm run docs`.',
			token: '전자서명으로 인증 토큰 발급',
			tokenLimit: '3시간, 함께 사용',
		},
		portOne: {
			intro:
				'포트원 V1 API. 포트원의 공식 문서를 따릅니다. 카드번호로 빌링키를 발급하는 API(POST `/subscribe/customers/{customer_uid}`)는 일부러 넣지 않았습니다. 카드 등록은 포트원 결제창에서 하므로 카드번호가 워크플로에 남지 않습니다.',
			token: 'access_token 발급',
			tokenLimit: '30분, 함께 사용',
		},
		portOneV2: { intro: '포트원 V2 API. 포트원의 공식 문서(1.16.0)를 따릅니다.' },
		ceos: {
			intro:
				'CEOS 결제 서버. CEOS의 안내 문서를 따릅니다. 거절할 때의 응답, 실패한 결제 아이디를 다시 쓸 수 있는지, 발급되는 시크릿의 형식은 문서에 없습니다.',
		},
		columns: ['리소스', '작업', '한국어 이름', '메서드', '경로', '한 번의 한도', '필드'],
		ours: '이 프로젝트의 기능',
		body: { confirmed: '확인됨', inferred: '추정', guessed: '짐작' },
		limit: (limit) => KOREAN_UNITS.reduce((text, [from, to]) => text.replace(from, to), limit),
	},
];

/** Operations that no endpoint stands for alone. */
const OURS = new Set(['checkGaps', 'reconcile', 'ensure']);

function table(
	{ resources, endpoints, tokenPath }: Api,
	words: Words,
	{ token = '', tokenLimit = '' }: ApiWords,
	tokenBody: Confidence,
): string[] {
	const rows = resources.flatMap(({ name: resource, operations }) =>
		operations.flatMap(({ value, name, endpoints: names }) =>
			(OURS.has(value) ? names : names.slice(0, 1)).map((called) => {
				const { title, method, path: at, limit, body } = endpoints[called] as Endpoint;
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
	const tokenRow = ['–', '–', token, 'POST', `\`${tokenPath}\``, tokenLimit, words.body[tokenBody]];
	return [
		line(words.columns),
		line(words.columns.map(() => '---')),
		...(tokenPath === undefined ? [] : [line(tokenRow)]),
		...rows,
	];
}

/** The page in one language. */
export function operationsPage(words: Words): string {
	return [
		`# ${words.title}`,
		'',
		`## ${NPAY.name}`,
		'',
		words.npay.intro,
		'',
		...table(NPAY, words, words.npay, 'inferred'),
		'',
		`## ${PORTONE.name}`,
		'',
		words.portOne.intro,
		'',
		...table(PORTONE, words, words.portOne, 'confirmed'),
		'',
		`## ${PORTONE_V2.name}`,
		'',
		words.portOneV2.intro,
		'',
		...table(PORTONE_V2, words, words.portOneV2, 'confirmed'),
		'',
		`## ${CEOS.name}`,
		'',
		words.ceos.intro,
		'',
		...table(CEOS, words, words.ceos, 'confirmed'),
		'',
	].join('\n');
}

/** Path of each page below the project's root, with its text. */
export const operationsPages = (): Record<string, string> =>
	Object.fromEntries(LANGUAGES.map((words) => [`docs/${words.file}`, operationsPage(words)]));
