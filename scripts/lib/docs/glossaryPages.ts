import {
	claimStatuses,
	claimTypes,
	delayedDispatchReasons,
	deliveryMethods,
	exchangeHoldbackReasons,
	giftReceivingStatuses,
	lastChangedTypes,
	placeOrderStatuses,
	productOrderStatuses,
	returnHoldbackReasons,
	returnReasons,
} from '../../../nodes/Npay/api/codes';
import { awaitingKinds } from '../../../nodes/Npay/trigger/awaiting/kinds';
import { resources as catalog } from '../../../nodes/NpayCatalog/resources';
import { paymentStatuses, scheduleStatuses } from '../../../nodes/PortOne/api/codes';
import * as v2 from '../../../nodes/PortOneV2/api/codes';
import { notificationTypes } from '../../../nodes/PortOneV2/trigger/types';
import type { CodedValue } from '../../../nodes/shared/fields/codedValue';
import { type Api, CEOS, NPAY, PORTONE, PORTONE_V2 } from './apis';
import { code, table } from './table';

type Language = 0 | 1;

/** Words of the page in one language. */
interface Words {
	file: string;
	language: Language;
	title: string;
	intro: string;
	operations: { title: string; columns: string[] };
	codes: { title: string; intro: string; columns: string[] };
}

const LANGUAGES: Words[] = [
	{
		file: 'glossary.md',
		language: 0,
		title: 'Glossary: operations, Korean terms, APIs',
		intro:
			'What an operation is called in the editor, in Naver’s and PortOne’s Korean menus and documents, and which API it calls. The editor finds operations by both words. This page is generated from the code: `npm run docs`.',
		operations: { title: 'operations', columns: ['in the editor', 'Korean term', 'API'] },
		codes: {
			title: 'Codes',
			intro:
				'Codes come out as they are, with the Korean term in the column beside them (`…Label`, `…_label`). Fields take the code, the English or the Korean word.',
			columns: ['code', 'English', 'Korean'],
		},
	},
	{
		file: 'glossary.ko.md',
		language: 1,
		title: '용어집: 작업, 한국어 용어, API',
		intro:
			'네이버와 포트원의 메뉴와 문서에 나오는 한국어 용어, 편집기의 작업 이름, 호출하는 API입니다. 편집기에서는 영어와 한국어 어느 쪽으로도 찾을 수 있습니다. 이 문서는 코드에서 만듭니다: `npm run docs`.',
		operations: { title: '작업', columns: ['한국어 용어', '편집기의 이름', 'API'] },
		codes: {
			title: '코드',
			intro:
				'코드는 그대로 나오고 옆의 열(`…Label`, `…_label`)에 한국어로 나옵니다. 입력란에는 코드, 영어, 한국어 중 아무것이나 쓸 수 있습니다.',
			columns: ['코드', '한국어', '영어'],
		},
	},
];

/** An operation that the page has a row for. */
interface Row {
	name: string;
	term: string;
	apis: string[];
}

const rowsOf = ({ resources, endpoints }: Api): Row[] =>
	resources.flatMap(({ name: resource, operations }) =>
		operations.map(({ name, term, endpoints: called }) => ({
			name: `${resource} > ${name}`,
			term,
			apis: called.flatMap((one) => {
				const endpoint = endpoints[one];
				return endpoint === undefined ? [] : [`${endpoint.method} ${endpoint.path}`];
			}),
		})),
	);

const catalogRows = (): Row[] =>
	catalog.flatMap(({ name: resource, operations }) =>
		operations.map(({ name, term }) => ({ name: `${resource} > ${name}`, term, apis: [] })),
	);

const NODES: ReadonlyArray<readonly [name: string, rows: () => Row[]]> = [
	['Npay', () => rowsOf(NPAY)],
	['PortOne V1', () => rowsOf(PORTONE)],
	['PortOne V2', () => rowsOf(PORTONE_V2)],
	['PortOne V2: CEOS', () => rowsOf(CEOS)],
	['Npay Catalog', catalogRows],
];

const CODES: ReadonlyArray<readonly [en: string, ko: string, values: readonly CodedValue[]]> = [
	[
		'State of a product order (`productOrderStatus`)',
		'상품 주문 상태 (`productOrderStatus`)',
		productOrderStatuses,
	],
	['Confirmation (`placeOrderStatus`)', '발주 확인 (`placeOrderStatus`)', placeOrderStatuses],
	['What has changed (`lastChangedType`)', '변경구분 (`lastChangedType`)', lastChangedTypes],
	['What an order waits for (`awaiting`)', '처리 대기 (`awaiting`)', awaitingKinds],
	['Kind of claim (`claimType`)', '클레임 구분 (`claimType`)', claimTypes],
	['State of a claim (`claimStatus`)', '클레임 상태 (`claimStatus`)', claimStatuses],
	['Reason of a cancellation or return', '취소, 반품 사유', returnReasons],
	['Why a return is held back', '반품 보류 사유', returnHoldbackReasons],
	['Why an exchange is held back', '교환 보류 사유', exchangeHoldbackReasons],
	['Why dispatch is delayed', '발송 지연 사유', delayedDispatchReasons],
	['How it is delivered (`deliveryMethod`)', '배송방법 (`deliveryMethod`)', deliveryMethods],
	[
		'State of a gift (`giftReceivingStatus`)',
		'선물 상태 (`giftReceivingStatus`)',
		giftReceivingStatuses,
	],
	['PortOne V1: state of a payment (`status`)', '포트원 V1: 결제 상태 (`status`)', paymentStatuses],
	[
		'PortOne V1: state of a booking (`schedule_status`)',
		'포트원 V1: 예약 상태 (`schedule_status`)',
		scheduleStatuses,
	],
	[
		'PortOne V2: state of a payment (`status`)',
		'포트원 V2: 결제 상태 (`status`)',
		v2.paymentStatuses,
	],
	[
		'PortOne V2: state of a booking (`status`)',
		'포트원 V2: 예약 상태 (`status`)',
		v2.scheduleStatuses,
	],
	[
		'PortOne V2: state of a billing key (`status`)',
		'포트원 V2: 빌링키 상태 (`status`)',
		v2.billingKeyStatuses,
	],
	['PortOne V2: notifications (`type`)', '포트원 V2: 웹훅 종류 (`type`)', notificationTypes],
];

/** By the words that readers of a language look for. */
function sorted(rows: Row[], language: Language): Row[] {
	if (language === 0) return rows;
	return [...rows].sort((one, other) => one.term.localeCompare(other.term, 'ko'));
}

function operationRows(rows: Row[], language: Language): string[][] {
	return sorted(rows, language).map(({ name, term, apis }) => {
		const called = apis.length === 0 ? '–' : apis.map(code).join('<br>');
		return language === 0 ? [name, term, called] : [term, name, called];
	});
}

function glossaryPage({ language, operations, codes, ...words }: Words): string {
	return [
		`# ${words.title}`,
		'',
		words.intro,
		'',
		...NODES.flatMap(([name, rows]) => [
			`## ${name}: ${operations.title}`,
			'',
			...table(operations.columns, operationRows(rows(), language)),
			'',
		]),
		`## ${codes.title}`,
		'',
		codes.intro,
		'',
		...CODES.flatMap(([english, korean, values]) => [
			`### ${language === 0 ? english : korean}`,
			'',
			...table(
				codes.columns,
				values.map(({ code: value, en, ko }) => [
					code(value),
					...(language === 0 ? [en, ko] : [ko, en]),
				]),
			),
			'',
		]),
	].join('\n');
}

/** Path of each page below the project's root, with its text. */
export const glossaryPages = (): Record<string, string> =>
	Object.fromEntries(LANGUAGES.map((words) => [`docs/${words.file}`, glossaryPage(words)]));
