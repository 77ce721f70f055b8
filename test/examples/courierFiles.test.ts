import { read, utils } from '@e965/xlsx';
import { decode } from 'iconv-lite';
import type { IDataObject } from 'n8n-workflow';

import { load } from '../../scripts/lib/examples';
import {
	type FormatName,
	FORMATS,
	type LayoutName,
	type Parcel,
	rowsOf,
	trackingOf,
} from '../support/courier/files';

interface Item {
	json: IDataObject;
}

const { nodes } = load('courier-file-to-dispatch') as {
	nodes: Array<{ name: string; parameters: { jsCode?: string } }>;
};

const UPLOAD = '송장 파일 (Upload)';
const TEXT = 'CP949 글자 (Text)';
const ROWS = '줄 읽기 (Rows)';
const RESULTS = '결과 정리 (Results)';
const ANY = '파일에서 찾기';

/** Runs a Code node's code on what the nodes before it gave. */
function runCode(name: string, input: Item[], given: Record<string, Item[]>): Item[] {
	const code = nodes.find((node) => node.name === name)?.parameters.jsCode ?? '';
	const of = (items: Item[]) => ({ all: () => items, first: () => items[0] });
	const run = new Function('$input', '$', code) as (...globals: unknown[]) => Item[];
	return run(of(input), (node: string) => of(given[node] ?? []));
}

interface Upload {
	courier?: string;
	name?: string;
	act?: string;
}

const formOf = ({ courier = ANY, name = 'a.xlsx', act = '발송 처리' }: Upload): Item => ({
	json: { '송장 파일': { filename: name }, 택배사: courier, 처리: act },
});

/** What n8n's Extract from File makes of a workbook with the template's settings. */
function asExcel(content: Buffer): Item[] {
	try {
		const book = read(content, { raw: true });
		const sheet = book.Sheets[book.SheetNames[0] ?? ''] ?? {};
		const rows = utils.sheet_to_json<unknown[]>(sheet, { header: 1, range: 0 });
		return rows.map((row) => ({ json: JSON.parse(JSON.stringify({ row })) as IDataObject }));
	} catch (error) {
		return [{ json: { error: (error as Error).message } }];
	}
}

/** The rows as they go to Dispatch. */
function rowsIn(content: Buffer, upload: Upload = {}): IDataObject[] {
	const text = { json: { utf8: decode(content, 'utf8'), cp949: decode(content, 'cp949') } };
	const given = { [UPLOAD]: [formOf(upload)], [TEXT]: [text] };
	return runCode(ROWS, asExcel(content), given).map(({ json }) => json);
}

const idOf = (index: number): string => `202611301234567${index + 1}`;
const parcels = (layout: LayoutName, count = 3): Parcel[] =>
	Array.from({ length: count }, (_, index) => ({
		order: idOf(index),
		tracking: trackingOf(layout, index),
		courier: '한진택배',
	}));

/** Writes a file and reads it: by default a workbook in CJ's layout. */
function readFile(
	list: Parcel[],
	{
		layout = 'CJ대한통운',
		format = 'xlsx',
		...upload
	}: Upload & {
		layout?: LayoutName;
		format?: FormatName;
	} = {},
): IDataObject[] {
	return rowsIn(FORMATS[format].write(rowsOf(layout, list)), upload);
}

const COURIERS = ['CJ대한통운', '한진택배', '롯데택배', '로젠택배', '우체국택배'] as const;

describe.each(COURIERS)('a file of %s', (layout) => {
	const first = { CJ대한통운: 2, 한진택배: 4, 롯데택배: 2, 로젠택배: 4, 우체국택배: 2 }[layout];

	test.each(Object.keys(FORMATS) as FormatName[])('is read and recognised as %s', (format) => {
		const list = parcels(layout, 6);
		expect(readFile(list, { layout, format })).toMatchObject(
			list.map(({ order, tracking }, index) => ({
				...{ 순서: index, 행: first + index, 상태: '', 이유: '', 참고: '' },
				...{ 상품주문번호: order, 송장번호: tracking, 택배사: layout },
			})),
		);
	});
});

const CJ = trackingOf('CJ대한통운', 0);

/** What is said of a single parcel's row in CJ's layout. */
const reasonOf = (parcel: Partial<Parcel>, format: FormatName = 'xlsx'): unknown => {
	const [row] = readFile([{ order: idOf(0), tracking: CJ, ...parcel }], { format });
	// Nothing goes out.
	expect(row).toMatchObject({ 상품주문번호: '', 송장번호: '' });
	return row?.이유;
};

describe('a row that is not clear is held back, with its reason', () => {
	test.each<[string, Partial<Parcel>, RegExp]>([
		[
			'a shortened tracking number',
			{ tracking: '6.12346E+11' },
			/송장번호: 엑셀이 6\.12346E\+11처럼/,
		],
		[
			'a shortened order number',
			{ order: '2.02611E+15' },
			/상품주문번호: 엑셀이 2\.02611E\+15처럼/,
		],
		['a shortened number typed out', { tracking: '612346000000' }, /송장번호: 끝자리가 모두 0/],
		['an order number of zeros', { order: '2026110000000000' }, /상품주문번호: 끝자리가 모두 0/],
		['an order number as a rounded number', { order: 2026113012345670 }, /마지막 자리가 모두 0/],
		['a number with decimals', { tracking: '612345678901.0' }, /소수로/],
		['no tracking number', { tracking: '' }, /^송장번호가 비어 있습니다/],
		['no order number', { order: '' }, /^상품주문번호가 비어 있습니다/],
		['a formula gone wrong', { tracking: '#N/A' }, /수식 오류/],
		['two tracking numbers', { tracking: '612345678901, 612345678902' }, /두 개/],
		['words', { tracking: '송장 없음' }, /송장번호가 아닙니다/],
		['zeros', { tracking: '000000000000' }, /송장번호/],
		['an order number with a suffix', { order: `${idOf(0)}-1` }, /다른 글자/],
		['a lost zero', { tracking: 12345678901 }, /11자리/],
	])('%s', (_, parcel, reason) => {
		expect(reasonOf(parcel)).toMatch(reason);
		if (typeof (parcel.order ?? parcel.tracking) === 'string')
			expect(reasonOf(parcel, 'CP949 CSV')).toMatch(reason);
	});

	it('tells the row and what stands in it', () => {
		const list = [...parcels('CJ대한통운', 2), { order: '2.02611E+15', tracking: CJ }];
		expect(readFile(list)[2]).toMatchObject({
			...{ 행: 4, 상태: '보내지 않음', '파일의 주문번호': '2.02611E+15', '파일의 송장번호': CJ },
		});
	});
});

describe('numbers', () => {
	it('takes them as numbers where none was lost', () => {
		const list = [
			{ order: 2026113012345671, tracking: 612345678901 },
			{ order: 2026113012345680, tracking: 612345678902 },
		];
		expect(readFile(list)).toMatchObject([
			{ 상품주문번호: '2026113012345671', 송장번호: '612345678901' },
			{ 상품주문번호: '2026113012345680', 송장번호: '612345678902' },
		]);
	});

	it('takes off what makes a cell text, hyphens and blanks', () => {
		const list = [
			{ order: `'${idOf(0)}`, tracking: '6123-4567-8901' },
			{ order: ` ${idOf(1)} `, tracking: '６１２３ 4567 8902' },
		];
		expect(readFile(list)).toMatchObject([
			{ 상품주문번호: idOf(0), 송장번호: '612345678901' },
			{ 상품주문번호: idOf(1), 송장번호: '612345678902' },
		]);
		const text = `상품주문번호,택배사,송장번호\n="${idOf(2)}",한진,="612345678903"\n`;
		expect(rowsIn(Buffer.from(text))).toMatchObject([
			{ 상품주문번호: idOf(2), 택배사: '한진택배', 송장번호: '612345678903' },
		]);
	});

	it('sends several orders of one cell with one number', () => {
		const rows = readFile([{ order: `${idOf(0)}, ${idOf(1)}`, tracking: CJ }]);
		expect(rows).toMatchObject(
			[idOf(0), idOf(1)].map((상품주문번호) => ({ 행: 2, 상품주문번호, 송장번호: CJ })),
		);
	});

	it("passes other shops' orders by", () => {
		expect(readFile([{ order: '14000123', tracking: CJ }])[0]).toMatchObject({
			...{ 상태: '건너뜀', 송장번호: '', '파일의 주문번호': '14000123' },
		});
	});
});

describe('the same order in two rows', () => {
	it('goes once where they agree', () => {
		const [parcel] = parcels('CJ대한통운', 1) as [Parcel];
		expect(readFile([parcel, parcel])).toMatchObject([
			{ 행: 2, 상태: '', 송장번호: CJ },
			{ 행: 3, 상태: '건너뜀', 송장번호: '', 이유: '2행과 같은 줄입니다.' },
		]);
	});

	test.each(['612345678999', '6.12346E+11'])('does not go where the other says %s', (tracking) => {
		const rows = readFile([
			{ order: idOf(0), tracking: CJ },
			{ order: idOf(0), tracking },
		]);
		for (const row of rows) {
			expect(row).toMatchObject({ 상태: '보내지 않음', 송장번호: '' });
			expect(row.이유).toMatch(/^같은 주문이 2·3행에 서로 다른 송장으로/);
		}
	});

	it('goes where the other has no number yet', () => {
		const rows = readFile([
			{ order: idOf(0), tracking: '' },
			{ order: idOf(0), tracking: CJ },
		]);
		expect(rows).toMatchObject([{ 상태: '보내지 않음' }, { 상태: '', 송장번호: CJ }]);
	});
});

describe('the courier', () => {
	const list = parcels('일괄발송', 1);

	it("is the row's own where it says one", () => {
		const names = ['대한통운', '롯데', '우체국', '한진', '로젠', '대신택배'];
		const rows = readFile(
			names.map((courier, index) => ({ order: idOf(index), tracking: '612345678901', courier })),
			{ layout: '일괄발송' },
		);
		expect(rows.map(({ 택배사 }) => 택배사)).toEqual([
			...['CJ대한통운', '롯데택배', '우체국택배', '한진택배', '로젠택배', '대신택배'],
		]);
	});

	it('is what the form says', () => {
		const [row] = readFile([{ order: idOf(0), tracking: CJ }], {
			...{ layout: '일괄발송' as const, courier: '롯데택배' },
		});
		expect(row).toMatchObject({ 택배사: '롯데택배', 송장번호: CJ });
	});

	it('is not guessed between two', () => {
		expect(readFile(list, { layout: '일괄발송', courier: '롯데택배' })[0]).toMatchObject({
			...{
				상태: '보내지 않음',
				송장번호: '',
				이유: '파일에는 한진택배, 화면에서는 롯데택배입니다. 맞는 쪽으로 고치세요.',
			},
		});
		const lotte = { name: '롯데택배_1130.xlsx' };
		expect(readFile(parcels('CJ대한통운', 1), lotte)[0]?.이유).toMatch(/택배사를 알 수 없습니다/);
		expect(
			readFile(parcels('CJ대한통운', 1), { ...lotte, courier: 'CJ대한통운' })[0]?.이유,
		).toMatch(/파일 이름이나 열 이름은 롯데택배/);
	});

	it('is asked for where nothing tells it', () => {
		const [row] = readFile([{ order: idOf(0), tracking: CJ }], { layout: '일괄발송' });
		expect(row).toMatchObject({
			상태: '보내지 않음',
			이유: expect.stringMatching(/택배사를 알 수 없습니다/),
		});
	});

	it('is asked for where it was guessed and the number is not like its own', () => {
		const [row] = readFile([{ order: idOf(0), tracking: '61234567890' }]);
		expect(row).toMatchObject({
			송장번호: '',
			이유: expect.stringMatching(/11자리.*택배사를 고르고/),
		});
	});

	it('is taken from the heading or the name of the file', () => {
		const text = `주문번호,운송장번호(로젠택배)\n${idOf(0)},61234567890\n`;
		expect(rowsIn(Buffer.from(text))[0]).toMatchObject({
			택배사: '로젠택배',
			송장번호: '61234567890',
		});
		const plain = text.replace('(로젠택배)', '');
		expect(rowsIn(Buffer.from(plain), { name: '로젠 1130.csv'.normalize('NFD') })[0]).toMatchObject(
			{
				택배사: '로젠택배',
			},
		);
	});

	it('only notes an unusual length where somebody has chosen it', () => {
		const [row] = readFile([{ order: idOf(0), tracking: '6123456789012' }], {
			courier: 'CJ대한통운',
		});
		expect(row).toMatchObject({ 송장번호: '6123456789012', 참고: expect.stringMatching(/13자리/) });
	});
});

describe('a file', () => {
	test.each<[string, Buffer, RegExp]>([
		['that is empty', Buffer.from(''), /빈 파일/],
		['without headings', Buffer.from(`${idOf(0)},612345678901\n`), /'운송장번호'/],
		[
			'without order numbers',
			Buffer.from('받는분,운송장번호\n가,612345678901\n'),
			/주문번호 열이 없습니다/,
		],
		['without rows', Buffer.from('주문번호,운송장번호\n'), /읽을 줄이 없습니다/],
		['that is broken', Buffer.from('PK\u0003\u0004broken'), /엑셀 파일을 열지 못했습니다/],
	])('%s says so', (_, content, reason) => {
		const rows = rowsIn(content);
		expect(rows).toMatchObject([
			{ 상태: '보내지 않음', 송장번호: '', 이유: expect.stringMatching(reason) },
		]);
	});

	it('leaves out blank rows, sums and repeated headings', () => {
		const [head, first, second] = rowsOf('CJ대한통운', parcels('CJ대한통운', 2)) as [
			never,
			never,
			never,
		];
		const rows = rowsIn(FORMATS.xlsx.write([head, first, [], head, second, ['합계', null, '2건']]));
		expect(rows.map(({ 행 }) => 행)).toEqual([2, 5]);
	});

	it('has its order numbers in a memo, if nowhere else and in every row', () => {
		const text = (memo: string) =>
			`운송장번호,출고번호,메모1,받으시는 분,받는분총주소\n612345678901,,${idOf(0)},가,나\n612345678902,,${memo},가,나\n`;
		expect(rowsIn(Buffer.from(text(idOf(1))))).toMatchObject([
			{ 상품주문번호: idOf(0), 택배사: '한진택배' },
			{ 상품주문번호: idOf(1) },
		]);
		expect(rowsIn(Buffer.from(text('문 앞')))).toMatchObject([
			{ 상품주문번호: '' },
			{ 상품주문번호: '' },
		]);
	});

	it('counts rows as Excel shows them, though its first ones are empty', () => {
		const rows = rowsOf('로젠택배', parcels('로젠택배', 1));
		expect(rowsIn(FORMATS.xls.write([[], [], ...rows]))).toMatchObject([
			{ 행: 6, 송장번호: '61234567101' },
		]);
	});
});

/** The words and rows that come of what Dispatch gave. */
function results(list: Parcel[], dispatched: (row: IDataObject) => IDataObject, act = '발송 처리') {
	const rows = readFile(list);
	const given = {
		[UPLOAD]: [formOf({ name: '<b>.xlsx', act })],
		[ROWS]: rows.map((json) => ({ json })),
	};
	const input = rows.map((row) => ({ json: { ...row, ...dispatched(row) } }));
	const [item] = runCode(RESULTS, input, given) as [Item];
	return item.json as { title: string; page: string; message: string; rows: IDataObject[] };
}

describe('the results', () => {
	const list = [...parcels('CJ대한통운', 3), { order: idOf(3), tracking: '<i>' }];
	const done = (row: IDataObject): IDataObject =>
		row.송장번호 === '' ? { skipped: true } : { success: true, alreadyDone: row.순서 === 1 };

	it('have a line for each row, and count them', () => {
		const { title, rows, page, message } = results(list, done);
		expect(title).toBe('발송 처리 2건 · 이미 발송됨 1건 · 확인 필요 1건');
		expect(rows.map(({ 행, 결과 }) => `${String(행)} ${String(결과)}`)).toEqual([
			...['2 발송 처리', '3 이미 발송됨', '4 발송 처리', '5 보내지 않음'],
		]);
		expect(Object.keys(rows[0] ?? {})).toEqual([
			'행',
			'결과',
			'상품주문번호',
			'택배사',
			'송장번호',
			'이유',
		]);
		expect(page).toContain(`<b>5행 / ${idOf(3)} / &lt;i&gt;</b>: 송장번호가 아닙니다.`);
		expect(message).toContain(':warning: 송장 파일 &lt;b&gt;.xlsx: ');
	});

	it('say what a preview would do, and that nothing was sent', () => {
		const dry = (row: IDataObject) => ({
			dryRun: true,
			allowed: row.순서 === 0,
			reason: '취소되었습니다',
		});
		const { title, rows, page } = results(parcels('CJ대한통운', 2), dry, '미리 보기 (보내지 않음)');
		expect(title).toBe('미리 보기: 보낼 수 있음 1건 · 확인 필요 1건');
		expect(rows.map(({ 결과, 이유 }) => [결과, 이유])).toEqual([
			['보낼 수 있음', ''],
			['보낼 수 없음', '취소되었습니다'],
		]);
		expect(page).toContain('아무것도 보내지 않았습니다');
	});

	test.each<[IDataObject, RegExp]>([
		[
			{ error: 'Naver does not know this', code: 'NOT_FOUND' },
			/^이 상점에 없는 상품주문번호.*확인하세요\.$/,
		],
		[
			{ error: '주문상태를 확인하세요', code: '9999', traceId: 'T1' },
			/그새 취소되었는지.* \[9999\] \(추적 ID T1\)$/,
		],
		[{ error: 'asked to cancel', code: 'CANCEL_REQUEST' }, /취소를 요청/],
		[
			{
				error: 'Already dispatched with 롯데택배 (HYUNDAI) 1, where this item says 2',
				code: 'ALREADY_DISPATCHED',
			},
			/다른 송장\(롯데택배 \(HYUNDAI\) 1\)/,
		],
		[{ error: 'Delivery Company "x" is not one of' }, /모르는 택배사/],
		[
			{ error: 'Not sent, because the product order could not be read first: HTTP 503' },
			/보내지 않았습니다/,
		],
		[{ error: 'It is not known whether Naver did this: gone' }, /결과를 알 수 없습니다/],
		[{ error: '송장번호가 이상합니다', code: '109999' }, /^송장번호가 이상합니다 \[109999\]$/],
		// A node that failed as a whole passes its input on.
		[{}, /^결과를 받지 못했습니다/],
	])('name what went wrong: %j', (failure, reason) => {
		const { rows, title } = results(parcels('CJ대한통운', 1), () => failure);
		expect(rows[0]).toMatchObject({ 결과: '실패', 이유: expect.stringMatching(reason) });
		expect(title).toBe('발송 처리 0건 · 확인 필요 1건');
	});

	it('stay short where much is wrong', () => {
		const many = Array.from({ length: 45 }, () => ({ order: '', tracking: CJ }));
		const { page, message } = results(many, done);
		expect(message.split('\n')).toHaveLength(12);
		expect(message).toContain('• … 외 35건은 결과 파일에 있습니다.');
		expect(page).toContain('… 외 15건은 결과 파일에 있습니다.');
	});
});
