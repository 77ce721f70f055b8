import { findingLabels } from '../../../nodes/NpayCatalog/check/finding';
import { resources } from '../../../nodes/NpayCatalog/resources';
import { AREA_SURCHARGE_COLUMNS } from '../../../nodes/NpayCatalog/resources/areaSurcharge/buildXml';
import { PRODUCT_INFO_COLUMNS } from '../../../nodes/NpayCatalog/resources/productInfo/columns';
import { PURCHASE_COLUMNS } from '../../../nodes/NpayCatalog/resources/purchase/columns';
import { WISH_LIST_COLUMNS } from '../../../nodes/NpayCatalog/resources/wishList/build';
import type { Column } from '../../../nodes/NpayCatalog/rows/columns';
import { table } from './table';

type Language = 'en' | 'ko';

/** Words of the two pages. */
interface Words {
	file: string;
	language: Language;
	title: string;
	intro: string;
	operations: { title: string; columns: string[] };
	columns: { title: string; intro: string; columns: string[]; documents: string[] };
	findings: { title: string; intro: string; columns: string[] };
}

const LANGUAGES: Words[] = [
	{
		file: 'catalog.md',
		language: 'en',
		title: 'Npay Catalog: operations, columns, findings',
		intro:
			'The documents of Naver Pay’s order type, as PortOne’s manual has them, from rows of a sheet. This page is generated from the code: `npm run docs`.',
		operations: { title: 'Operations', columns: ['resource', 'operation', 'what it does'] },
		columns: {
			title: 'Columns',
			intro:
				'One row for each product and option, and one for each supplement. The first name is the API’s; the Korean one works as well, and upper case and blanks do not matter. In further rows of a product, cells other than the ID may be left empty, or say the same again. ● = read for this document. `label`, `value` and `code` go on to 10.',
			columns: ['column', 'Korean', 'what to write'],
			documents: ['purchase', 'product information', 'area surcharge', 'wish list'],
		},
		findings: {
			title: 'Findings of Check',
			intro:
				'`reasons` are what Naver Pay refuses a purchase for; `warnings` are what it takes though a shop hardly wants it. Which of these Naver Pay really looks at is told by the manual for ids, prices, codes, values, supplements and stock only; the others follow from what the documents must hold. A few codes occur on both lists.',
			columns: ['code', 'Korean'],
		},
	},
	{
		file: 'catalog.ko.md',
		language: 'ko',
		title: 'Npay Catalog: 작업, 열 이름, 검사 결과',
		intro:
			'시트의 행으로 만드는 주문형 네이버페이 문서입니다(포트원 매뉴얼 기준). 이 문서는 코드에서 만듭니다: `npm run docs`.',
		operations: { title: '작업', columns: ['리소스', '작업', '설명'] },
		columns: {
			title: '열 이름',
			intro:
				'상품과 옵션마다 한 행, 추가구성품마다 한 행입니다. 앞의 이름은 API의 이름이고 한글 열 이름도 똑같이 쓸 수 있습니다. 대소문자와 띄어쓰기는 상관없습니다. 한 상품의 다음 행에서는 상품번호 외의 칸을 비우거나 같은 값을 적습니다. ● = 그 문서에 쓰는 열. `label`, `value`, `code`는 10까지 있습니다.',
			columns: ['열 이름', '한글', '적을 값'],
			documents: ['구매 정보', '상품정보', '지역별 배송비', '찜하기'],
		},
		findings: {
			title: '검사(Check) 결과',
			intro:
				'`reasons`는 네이버페이가 구매를 거절하는 이유, `warnings`는 구매는 되지만 의도와 다를 수 있는 점입니다. 네이버페이가 실제로 확인한다고 매뉴얼에 나오는 것은 상품번호, 가격, 관리코드, 옵션값, 추가구성품, 재고이고, 나머지는 문서의 필수 항목에서 나온 규칙입니다. 몇몇 코드는 양쪽에 나올 수 있습니다.',
			columns: ['코드', '뜻'],
		},
	},
];

const DOCUMENTS: ReadonlyArray<readonly Column[]> = [
	PURCHASE_COLUMNS,
	PRODUCT_INFO_COLUMNS,
	AREA_SURCHARGE_COLUMNS,
	WISH_LIST_COLUMNS,
];

/** Columns of all documents, each once. Those of kinds of options are made anew for each document. */
function allColumns(): Column[] {
	const byName = new Map(DOCUMENTS.flat().map((column) => [column.name, column]));
	return [...byName.values()];
}

function catalogPage({ language, ...words }: Words): string {
	const operations = resources.flatMap(({ name: resource, operations: all }) =>
		all.map(({ name, term, description }) => [
			resource,
			name,
			language === 'ko' ? term : description,
		]),
	);
	const columns = allColumns().map(({ name, ko, meaning }) => [
		`\`${name}\``,
		ko,
		meaning[language],
		...DOCUMENTS.map((read) => (read.some((column) => column.name === name) ? '●' : '')),
	]);
	const findings = Object.entries(findingLabels).map(([code, ko]) => [`\`${code}\``, ko]);
	return [
		`# ${words.title}`,
		'',
		words.intro,
		'',
		`## ${words.operations.title}`,
		'',
		...table(words.operations.columns, operations),
		'',
		`## ${words.columns.title}`,
		'',
		words.columns.intro,
		'',
		...table([...words.columns.columns, ...words.columns.documents], columns),
		'',
		`## ${words.findings.title}`,
		'',
		words.findings.intro,
		'',
		...table(words.findings.columns, findings),
		'',
	].join('\n');
}

/** Path of each page below the project's root, with its text. */
export const catalogPages = (): Record<string, string> =>
	Object.fromEntries(LANGUAGES.map((words) => [`docs/${words.file}`, catalogPage(words)]));
