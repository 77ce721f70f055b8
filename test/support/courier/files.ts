import { type CellObject, utils, type WorkSheet, write } from '@e965/xlsx';
import { encode } from 'iconv-lite';

/** A parcel of a made-up day. */
export interface Parcel {
	/** What stands in the courier's column for the shop's order number. */
	order: string | number;
	tracking: string | number;
	/** In a column 택배사, where the layout has one. */
	courier?: string;
}

type Cell = string | number | null;

/** How a courier's program lays out its rows: what stands above them, and one parcel's row. */
interface Layout {
	head: Cell[][];
	row(parcel: Parcel, index: number): Cell[];
}

const NAMES = ['김가람', '이나래', '박다온', '최라희', '정마루', '뷁똠방'];
const receiver = (index: number): string => NAMES[index % NAMES.length] ?? '';
const ADDRESS = '서울특별시 강남구 테헤란로 1, 101동 "가"호';

/**
 * Layouts as the couriers' programs and their upload forms have them, by public sources: the words of the headings
 * are theirs, all else is made up.
 */
export const LAYOUTS = {
	CJ대한통운: {
		head: [
			[
				...['예약구분', '집하예정일', '받는분성명', '받는분전화번호', '받는분주소(전체, 분할)'],
				...['운송장번호', '고객주문번호', '품목명', '박스수량', '박스타입', '배송메세지1'],
			],
		],
		row: ({ order, tracking }, index) => [
			...['일반', '2026-11-30', receiver(index), '010-0000-0000', ADDRESS],
			...[tracking, order, '한라봉 티셔츠', 1, '극소', '문 앞,\n벨 누르지 마세요'],
		],
	},
	한진택배: {
		head: [
			['출고 내역 (2026-11-30)'],
			[],
			[
				...[
					'순번',
					'운송장번호',
					'출고번호',
					'받으시는 분',
					'받는분 핸드폰',
					'받는분총주소',
					'수량',
				],
				...['지불조건', '특기사항', '메모1'],
			],
		],
		row: ({ order, tracking }, index) => [
			...[index + 1, tracking, order, receiver(index), '010-0000-0000', ADDRESS, 1],
			...['신용', '문 앞', ''],
		],
	},
	롯데택배: {
		head: [
			[
				...['주문번호', '보내는사람(지정)', '받는사람', '전화번호1', '우편번호', '주소', '상품명1'],
				...['상품상세1', '수량(A타입)', '배송메시지', '운임구분', '운송장번호'],
			],
		],
		row: ({ order, tracking }, index) => [
			...[order, '귤농장', receiver(index), '010-0000-0000', '06236', ADDRESS, '한라봉 티셔츠'],
			...['오렌지 M', 1, '', '신용', tracking],
		],
	},
	로젠택배: {
		// Two rows of headings under an empty one.
		head: [
			[],
			['운송장번호', '수하인', '수하인', '수하인', '물품명', '주문번호', '송하인', '송하인'],
			['운송장번호', '이름', '주소', '전화', '물품명', '주문번호', '이름', '전화'],
		],
		row: ({ order, tracking }, index) => [
			...[tracking, receiver(index), ADDRESS, '010-0000-0000', '한라봉 티셔츠', order],
			...['귤농장', '064-000-0000'],
		],
	},
	우체국택배: {
		head: [
			[
				...['No', '등기번호', '주문번호', '수취인명', '수취인 우편번호', '수취인 주소'],
				...['수취인 이동통신', '상품명', '접수우체국'],
			],
		],
		row: ({ order, tracking }, index) => [
			...[index + 1, tracking, order, receiver(index), '06236', ADDRESS],
			...['010-0000-0000', '한라봉 티셔츠', '제주우체국'],
		],
	},
	/** A list of the shop's own, of several couriers. */
	일괄발송: {
		head: [['상품주문번호', '배송방법', '택배사', '송장번호']],
		row: ({ order, tracking, courier = '' }) => [order, '택배', courier, tracking],
	},
} satisfies Record<string, Layout>;

export type LayoutName = keyof typeof LAYOUTS;

/** A tracking number of the form that the courier's numbers have. */
export function trackingOf(layout: LayoutName, index: number): string {
	const digits = { 로젠택배: 11, 우체국택배: 13 }[layout as string] ?? 12;
	return `${'6123456789012'.slice(0, digits - 3)}${String(index + 101)}`;
}

/** The rows of a file, its head first. */
export function rowsOf(layout: LayoutName, parcels: readonly Parcel[]): Cell[][] {
	const { head, row } = LAYOUTS[layout] as Layout;
	return [...head, ...parcels.map(row)];
}

const inCsv = (cell: Cell): string => {
	const text = String(cell ?? '');
	return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

function sheetOf(rows: Cell[][]): WorkSheet {
	const sheet = utils.aoa_to_sheet(rows);
	for (const cell of Object.values(sheet) as CellObject[]) if (cell.t === 's') cell.z = '@';
	return sheet;
}

function workbook(rows: Cell[][], bookType: 'xls' | 'xlsx'): Buffer {
	const book = utils.book_new();
	utils.book_append_sheet(book, sheetOf(rows), '출고');
	return write(book, { type: 'buffer', bookType }) as Buffer;
}

const csv = (rows: Cell[][]): string =>
	rows.map((row) => `${row.map(inCsv).join(',')}\r\n`).join('');

function html(rows: Cell[][]): string {
	const cells = (row: Cell[]) =>
		row.map((cell) => `<td>${String(cell ?? '').replaceAll('"', '&quot;')}</td>`);
	const lines = rows.map((row) => `<tr>${cells(row).join('')}</tr>`);
	return `<html><head><meta charset="euc-kr"></head><body><table>${lines.join('\n')}</table></body></html>`;
}

/** The formats of such files, by what writes them. */
export const FORMATS = {
	xlsx: { extension: 'xlsx', write: (rows: Cell[][]) => workbook(rows, 'xlsx') },
	xls: { extension: 'xls', write: (rows: Cell[][]) => workbook(rows, 'xls') },
	'UTF-8 CSV': { extension: 'csv', write: (rows: Cell[][]) => Buffer.from(csv(rows)) },
	'UTF-8 CSV with BOM': {
		extension: 'csv',
		write: (rows: Cell[][]) => Buffer.from(`\uFEFF${csv(rows)}`),
	},
	'CP949 CSV': { extension: 'csv', write: (rows: Cell[][]) => encode(csv(rows), 'cp949') },
	'CP949 with tabs': {
		extension: 'txt',
		write: (rows: Cell[][]) => encode(csv(rows).replaceAll(',', '\t'), 'cp949'),
	},
	/** What Excel calls Unicode text. */
	'UTF-16 with tabs': {
		extension: 'txt',
		write: (rows: Cell[][]) => Buffer.from(`\uFEFF${csv(rows).replaceAll(',', '\t')}`, 'utf16le'),
	},
	/** A web page that calls itself `.xls`. */
	'HTML in CP949': { extension: 'xls', write: (rows: Cell[][]) => encode(html(rows), 'cp949') },
} as const;

export type FormatName = keyof typeof FORMATS;
