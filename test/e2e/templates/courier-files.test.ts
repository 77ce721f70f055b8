import {
	type FormatName,
	FORMATS,
	type LayoutName,
	type Parcel,
	rowsOf,
	trackingOf,
} from '../../support/courier/files';
import { type EndPage, StaffForm } from '../support/staffForm';
import { loadTemplate, type TemplateShop, until, useTemplateShop } from '../support/templates';

const FILE = 'courier-file-to-dispatch';
const UPLOAD = '송장 파일 (Upload)';
const RESULTS = '결과 정리 (Results)';
const DISPATCH = '/v1/pay-order/mall/product-orders/dispatch';
const SEND = '발송 처리';
const PREVIEW = '미리 보기 (보내지 않음)';
const ANY = '파일에서 찾기';
/** Longer than any test: an answer that never comes. */
const FOR_EVER = 600_000;

let shop: TemplateShop;

/** Buyers who have paid. */
const order = (count: number): string[] =>
	shop.sandbox.npay
		.createOrders({ count, state: 'PAYED' })
		.flatMap(({ productOrderIds }) => productOrderIds);

const totals = () => shop.sandbox.npay.ledger().totals;
const messages = () => shop.outside.slack.messages.map(({ text }) => text);

/** The form, whose address is the same in each copy of the template. */
function form(): StaffForm {
	const upload = loadTemplate(FILE).nodes.find(({ name }) => name === UPLOAD) as unknown as {
		webhookId: string;
	};
	return new StaffForm(`${shop.instance.server.url}/form/${upload.webhookId}`);
}

interface Upload {
	layout?: LayoutName;
	format?: FormatName;
	courier?: string;
	act?: string;
}

/** Sends a courier's file off, as staff do: by default CJ's workbook. */
async function send(
	parcels: Parcel[],
	{ layout = 'CJ대한통운', format = 'xlsx', courier = ANY, act = SEND }: Upload = {},
): Promise<URL> {
	const { write, extension } = FORMATS[format];
	const content = new Uint8Array(write(rowsOf(layout, parcels)));
	return await form().send([new File([content], `출고.${extension}`), courier, act]);
}

const upload = async (parcels: Parcel[], settings: Upload = {}): Promise<EndPage> =>
	await form().end(await send(parcels, settings));

const parcelsOf = (ids: string[], layout: LayoutName = 'CJ대한통운'): Parcel[] =>
	ids.map((id, index) => ({ order: id, tracking: trackingOf(layout, index) }));

/** What the file says of each row. */
const told = ({ file }: EndPage): string[] =>
	(file?.rows ?? []).map(({ 행, 결과, 이유 }) => `${행} ${결과}: ${이유}`);

const beginning = (words: string) => expect.stringContaining(words) as unknown;

/** For the tests of a group. */
function inN8n(line: 1 | 2): void {
	const take = (open: TemplateShop) => {
		shop = open;
	};
	useTemplateShop(`courier-files-${line}`, take, {
		line,
		sandbox: { npay: { rateLimit: { enabled: false } } },
	});
}

async function start(parameters: Record<string, object> = {}): Promise<void> {
	const template = await shop.import(FILE, { settings: { 'Slack 채널': '#송장' }, parameters });
	await template.activate();
}

/** A file of each format, and of each courier, is dispatched whole. */
const DAYS: Array<[LayoutName, FormatName]> = [
	['CJ대한통운', 'xlsx'],
	['한진택배', 'xls'],
	['롯데택배', 'UTF-8 CSV'],
	['로젠택배', 'UTF-8 CSV with BOM'],
	['우체국택배', 'CP949 CSV'],
	['한진택배', 'HTML in CP949'],
];

const CODES = {
	CJ대한통운: 'CJGLS',
	한진택배: 'HANJIN',
	롯데택배: 'HYUNDAI',
	로젠택배: 'KGB',
	우체국택배: 'EPOST',
} as Record<LayoutName, string>;

async function happyDay(layout: LayoutName, format: FormatName): Promise<void> {
	const ids = order(3);
	const parcels = parcelsOf(ids, layout);
	const { text, file } = await upload(parcels, { layout, format });
	expect(text).toContain('발송 처리 3건 · 확인 필요 0건');
	expect(file?.name).toMatch(/^발송결과_\d{4}_\d{4}\.xlsx$/);
	expect(file?.rows).toMatchObject(
		parcels.map(({ order: 상품주문번호, tracking: 송장번호 }) => ({
			...{ 결과: '발송 처리', 상품주문번호, 택배사: layout, 송장번호, 이유: '' },
		})),
	);
	expect(totals()).toMatchObject({ dispatched: 3, dispatchedTwice: 0 });
	const [first] = ids;
	expect(shop.sandbox.npay.store.get(first ?? '')?.delivery).toMatchObject({
		...{ deliveryCompany: CODES[layout], trackingNumber: parcels[0]?.tracking },
	});
	expect(shop.outside.slack.messages).toMatchObject([
		{
			channel: '#송장',
			text: `:truck: 송장 파일 출고.${FORMATS[format].extension}: 발송 처리 3건 · 확인 필요 0건`,
		},
	]);
}

describe('on n8n 2', () => {
	inN8n(2);

	describe('as it is', () => {
		beforeEach(async () => await start());

		it('opens for staff only', async () => {
			expect((await form().open({})).status).toBe(401);
			const page = await (await form().open()).text();
			expect(page).toContain('송장 파일 올리기');
			for (const word of [ANY, '로젠택배', SEND, PREVIEW]) expect(page).toContain(word);
		});

		test.each(DAYS)('dispatches what a file of %s holds, as %s', happyDay);

		it('tells each row that is not clear or not possible, and dispatches none of them', async () => {
			const [good, cancelled, asked, elsewhere, twice, spoiled] = order(6) as [
				...[string, string, string, string, string, string],
			];
			shop.sandbox.npay.put(cancelled, 'CANCELED');
			shop.sandbox.npay.put(asked, 'CANCEL_REQUEST');
			shop.sandbox.npay.put(elsewhere, 'DELIVERING');
			const before = totals().dispatched;
			const page = await upload([
				{ order: good, tracking: '612345678901' },
				{ order: cancelled, tracking: '612345678902' },
				{ order: asked, tracking: '612345678903' },
				{ order: elsewhere, tracking: '612345678904' },
				{ order: twice, tracking: '612345678905' },
				{ order: twice, tracking: '612345678906' },
				{ order: spoiled, tracking: '6.12346E+11' },
				{ order: 2026113012345670, tracking: 612345678908 },
				{ order: spoiled, tracking: '' },
				{ order: '', tracking: '612345678910' },
				{ order: '2026113012345671', tracking: '612345678911' },
				{ order: '14000123', tracking: '612345678912' },
			]);
			const expected = [
				...['2 발송 처리: ', '3 실패: 지금 주문 상태로는', '4 실패: 구매자가 취소를 요청'],
				'5 실패: 이미 다른 송장(CJ대한통운 (CJGLS)',
				'6 보내지 않음: 같은 주문이 6·7행에 서로 다른 송장으로',
				'7 보내지 않음: 같은 주문이 6·7행에 서로 다른 송장으로',
				'8 보내지 않음: 송장번호: 엑셀이 6.12346E+11처럼',
				'9 보내지 않음: 상품주문번호: 숫자로 저장되어',
				...['10 보내지 않음: 송장번호가 비어', '11 보내지 않음: 상품주문번호가 비어'],
				...['12 실패: 이 상점에 없는 상품주문번호', '13 건너뜀: 네이버페이 상품주문번호'],
			];
			expect(told(page)).toEqual(expected.map(beginning));
			expect(page.text).toContain('발송 처리 1건 · 건너뜀 1건 · 확인 필요 10건');
			expect(page.text).toContain(`8행 / ${spoiled} / 6.12346E+11 : 송장번호: 엑셀이`);
			expect(totals().dispatched - before).toBe(1);
			expect(shop.sandbox.npay.stateOf(asked)).toBe('CANCEL_REQUEST');
			const [message = ''] = messages();
			expect(message).toContain(':warning: 송장 파일 출고.xlsx: 발송 처리 1건');
			expect(message).toContain(`• 3행 / ${cancelled} / 612345678902: 지금 주문 상태로는`);
			// Nobody's name goes to Slack.
			expect(message).not.toMatch(/김가람|010-/);
		});

		it('does no harm where the same file comes twice', async () => {
			const parcels = parcelsOf(order(3));
			await upload(parcels);
			const { text, file } = await upload(parcels, { format: 'CP949 CSV' });
			expect(text).toContain('발송 처리 0건 · 이미 발송됨 3건 · 확인 필요 0건');
			expect(file?.rows.map(({ 결과 }) => 결과)).toEqual(Array(3).fill('이미 발송됨'));
			expect(totals()).toMatchObject({ dispatched: 3, dispatchedTwice: 0, dispatchedAgain: 0 });
		});

		it('says what would be done, and does nothing', async () => {
			const [good = '', gone = ''] = order(2);
			shop.sandbox.npay.put(gone, 'CANCELED');
			const page = await upload(parcelsOf([good, gone]), { act: PREVIEW });
			expect(page.text).toContain('미리 보기: 보낼 수 있음 1건 · 확인 필요 1건');
			const expected = ['2 보낼 수 있음: ', '3 보낼 수 없음: 결제 완료이고 아직 발송하지 않은'];
			expect(told(page)).toEqual(expected.map(beginning));
			expect(totals()).toMatchObject({ dispatched: 0 });
		});

		it('says so where the file is empty or can not be read', async () => {
			const empty = await upload([]);
			expect(empty.text).toContain('머리글 아래에 읽을 줄이 없습니다.');
			const waiting = await form().send([new File(['PK\u0003\u0004no zip'], 'a.xlsx'), ANY, SEND]);
			const { text } = await form().end(waiting);
			expect(text).toContain('엑셀 파일을 열지 못했습니다.');
			expect(messages()).toHaveLength(2);
		});

		it('tells that Naver is away, and works when the file comes again', async () => {
			const parcels = parcelsOf(order(2));
			shop.sandbox.faults.add({ kind: 'status', status: 503, match: {}, times: 0 });
			const page = await upload(parcels);
			expect(page.text).toContain('발송 처리 0건 · 확인 필요 2건');
			expect(messages()[0]).toMatch(/보내지 않았습니다|결과를 받지 못했습니다/);
			shop.sandbox.faults.clear();
			expect((await upload(parcels)).text).toContain('발송 처리 2건 · 확인 필요 0건');
			expect(totals()).toMatchObject({ dispatched: 2, dispatchedTwice: 0 });
		});

		it('gives its results though Slack is away', async () => {
			shop.outside.away.set('slack.com', 500);
			const { text, file } = await upload(parcelsOf(order(2)));
			expect(text).toContain('발송 처리 2건');
			expect(file?.rows).toHaveLength(2);
		});
	});

	it('tells any other failure', async () => {
		await start({ [RESULTS]: { jsCode: "throw new Error('뜻밖의 일');" } });
		await send(parcelsOf(order(1)));
		const [message] = await until('told', () => (messages().length > 0 ? messages() : undefined));
		expect(message).toMatch(/^:rotating_light: 송장 파일을 처리하다 멈췄습니다/);
		expect(message).toContain(`${RESULTS}: 뜻밖의 일`);
	});

	describe('killed', () => {
		let parcels: Parcel[];
		beforeEach(async () => {
			await start();
			parcels = parcelsOf(order(2));
		});

		async function againWithoutHarm(): Promise<void> {
			const { text } = await upload(parcels);
			expect(text).toContain('발송 처리 0건 · 이미 발송됨 2건 · 확인 필요 0건');
			expect(totals()).toMatchObject({ dispatched: 2, dispatchedTwice: 0, dispatchedAgain: 0 });
		}

		it("before Naver's answer came: the same file does no harm", async () => {
			const match = { path: DISPATCH };
			shop.sandbox.faults.add({ kind: 'latency', ms: FOR_EVER, afterDone: true, match });
			await send(parcels);
			await until('dispatched', () => totals().dispatched === 2 || undefined);
			await shop.crash();
			shop.sandbox.faults.clear();
			await againWithoutHarm();
		});

		it('before the results were told: the same file tells them', async () => {
			const held = shop.outside.hold(({ url }) => url.includes('chat.postMessage'));
			await send(parcels);
			await held;
			await shop.crash();
			await againWithoutHarm();
		});
	});
});

describe('on n8n 1', () => {
	inN8n(1);
	beforeEach(async () => await start());

	test.each([DAYS[0], DAYS[4]] as typeof DAYS)('dispatches a file of %s, as %s', happyDay);
});
