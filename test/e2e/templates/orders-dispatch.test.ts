import { HEADER, isWrite, rowOf, SETTINGS, SHEET } from '../support/orderSheet';
import {
	type OpenTemplate,
	SPREADSHEET,
	type TemplateShop,
	until,
	useTemplateShop,
} from '../support/templates';

const PARCELS = 'tracking-numbers-to-dispatch';
const GAPS = 'nightly-gap-check';
const ONCE = '처음 한 번 (Once)';
const TIMER = '5분마다 (Every 5 min)';
const NIGHTLY = '매일 밤 (Nightly)';
const DISPATCH = '/v1/pay-order/mall/product-orders/dispatch';
const DAY = 86_400_000;

let shop: TemplateShop;

useTemplateShop(
	'orders-dispatch',
	(open) => {
		shop = open;
	},
	{ sandbox: { npay: { rateLimit: { enabled: false } } } },
);
beforeEach(() => shop.outside.sheets.put(SPREADSHEET, { [SHEET]: [HEADER] }));

async function open(file: string, settings: object = {}): Promise<OpenTemplate> {
	const isOfTables = file.endsWith('data-table');
	const { 'Slack 채널': channel } = SETTINGS;
	const all = isOfTables ? { 'Slack 채널': channel, ...settings } : { ...SETTINGS, ...settings };
	return await shop.import(file, { settings: all });
}

const rows = () => shop.outside.sheets.rows(SPREADSHEET, SHEET);
const results = () => rows().map((row) => String(row['발송 결과']));
const messages = () => shop.outside.slack.messages.map(({ text }) => text);
const totals = () => shop.sandbox.npay.ledger().totals;
const type = (row: number, column: string, value: string | number) =>
	shop.outside.sheets.type(SPREADSHEET, SHEET, row, column, value);

/** Orders that are to be sent. @param more e.g. when they were paid */
const confirmed = (count: number, more: object = {}): string[] =>
	shop.sandbox.npay
		.createOrders({ count, state: 'PAYED', placeOrderStatus: 'OK', ...more })
		.flatMap(({ productOrderIds }) => productOrderIds);

/** Puts rows into the sheet as the operator has it. */
const put = (cells: Array<Record<string, string | number>>) =>
	shop.outside.sheets.put(SPREADSHEET, { [SHEET]: [HEADER, ...cells.map(rowOf)] });

const parcel = (id: string, number: string | number = '640012345678', courier = '한진택배') => ({
	상품주문번호: id,
	주문상태: '결제 완료',
	택배사: courier,
	송장번호: number,
});

describe('tracking numbers in a sheet', () => {
	it('are dispatched once, and only where there is one', async () => {
		const [first = '', second = '', third = ''] = confirmed(3);
		// One typed as text, one that the sheet took for a number.
		put([parcel(first), parcel(second, 640012345679, ''), parcel(third, '')]);
		const template = await open(PARCELS, { '기본 택배사': 'CJ대한통운' });
		expect(await template.run(TIMER)).toMatchObject({ status: 'success' });
		expect(results()).toEqual([
			expect.stringMatching(/^발송 처리 \d\d-\d\d \d\d:\d\d$/),
			expect.stringMatching(/^발송 처리 /),
			'',
		]);
		expect(rows().map((row) => row['주문상태'])).toEqual(['배송 중', '배송 중', '결제 완료']);
		expect(shop.sandbox.npay.productOrder(second)).toMatchObject({
			delivery: { deliveryCompany: 'CJGLS', trackingNumber: '640012345679' },
		});
		await template.run(TIMER);
		expect(totals()).toMatchObject({ dispatched: 2, dispatchedTwice: 0, dispatchedAgain: 0 });
		expect(messages()).toEqual([]);
	});

	it('mean nothing where the sheet is empty', async () => {
		const template = await open(PARCELS);
		expect(await template.run(TIMER)).toMatchObject({ status: 'success' });
		expect(totals()).toMatchObject({ dispatched: 0 });
		expect(messages()).toEqual([]);
	});

	it('that fail are told once, and tried again when their result is cleared', async () => {
		const [first = '', second = '', third = ''] = confirmed(3);
		shop.sandbox.npay.act(second, 'requestCancel');
		put([parcel(first, '640012345678', ''), parcel(second), parcel(third)]);
		const template = await open(PARCELS);
		await template.run(TIMER);
		expect(results()).toEqual([
			expect.stringMatching(/^실패: Delivery Company/),
			expect.stringMatching(/^실패: The buyer has asked to cancel/),
			expect.stringMatching(/^발송 처리 /),
		]);
		expect(messages()).toEqual([expect.stringContaining('발송 처리 실패 2건')]);
		for (const id of [first, second]) expect(messages()[0]).toContain(id);
		await template.run(TIMER);
		expect(messages()).toHaveLength(1);
		type(0, '택배사', '한진택배');
		type(0, '발송 결과', '');
		await template.run(TIMER);
		expect(results()[0]).toMatch(/^발송 처리 /);
		expect(messages()).toHaveLength(1);
		expect(totals()).toMatchObject({ dispatched: 2, dispatchedTwice: 0 });
	});

	it('of which nobody knows whether they were sent say so, and are not sent twice', async () => {
		const { faults } = shop.sandbox;
		const [first = '', second = ''] = confirmed(2);
		put([parcel(first), parcel(second, '')]);
		const template = await open(PARCELS);
		// From here on there is a token, and each call is made once.
		await template.run(TIMER);
		type(1, '송장번호', '640012345679');
		faults.add({ kind: 'resetAfter', match: { path: DISPATCH } });
		// The look before it is answered, the one after it is not.
		const query = '/v1/pay-order/mall/product-orders/query';
		faults.add({ kind: 'status', status: 500, match: { path: query }, after: 1, times: 0 });
		await template.run(TIMER);
		expect(results()[1]).toMatch(/^확인 필요: .*not known/);
		expect(messages()).toEqual([expect.stringContaining('확인 필요')]);
		faults.clear();
		type(1, '발송 결과', '');
		await template.run(TIMER);
		expect(results()[1]).toMatch(/^이미 발송됨 /);
		expect(totals()).toMatchObject({ dispatched: 2, dispatchedTwice: 0, dispatchedAgain: 0 });
	});

	it('are told as failed while Naver is away, and tell their row once', async () => {
		put(confirmed(1).map((id) => parcel(id)));
		shop.sandbox.faults.add({ kind: 'status', status: 503, match: {}, times: 0 });
		const template = await open(PARCELS);
		await template.run(TIMER);
		await template.run(TIMER);
		expect(results()).toEqual([expect.stringMatching(/^실패: Not sent/)]);
		expect(messages()).toHaveLength(1);
		expect(totals()).toMatchObject({ dispatched: 0 });
	});

	it('wait while Google is away', async () => {
		put(confirmed(1).map((id) => parcel(id)));
		const template = await open(PARCELS);
		shop.outside.away.set('sheets.googleapis.com', 503);
		expect(await template.run(TIMER)).toMatchObject({ status: 'error' });
		expect(totals()).toMatchObject({ dispatched: 0 });
		shop.outside.away.clear();
		await template.run(TIMER);
		expect(totals()).toMatchObject({ dispatched: 1 });
	});

	it('have their result after n8n was killed before it was written', async () => {
		put(confirmed(2).map((id, index) => parcel(id, `64001234567${index}`)));
		const template = await open(PARCELS);
		const held = shop.outside.hold(isWrite('발송 처리'));
		await template.start(TIMER);
		await held;
		expect(totals()).toMatchObject({ dispatched: 2 });
		await shop.crash();
		await template.run(TIMER);
		for (const result of results()) expect(result).toMatch(/^이미 발송됨 /);
		expect(totals()).toMatchObject({ dispatched: 2, dispatchedTwice: 0, dispatchedAgain: 0 });
	});

	it('have a net: what the sheet lacks comes back, what is overdue is told', async () => {
		const { clock } = shop.sandbox;
		const [known = '', lacking = ''] = confirmed(2, { paymentDate: clock.now() - 6 * DAY });
		put([parcel(known)]);
		const template = await open(PARCELS);
		await template.activate();
		await until('it is back', () => rows().find((row) => row['상품주문번호'] === lacking));
		await until('told', () => messages()[0]);
		expect(rows()).toHaveLength(2);
		expect(rows()[0]).toMatchObject({ 상품주문번호: known, 송장번호: '640012345678' });
		expect(rows()[1]).toMatchObject({ 수취인명: expect.any(String), 송장번호: '' });
		expect(messages()).toEqual([expect.stringContaining('발송기한이 지난 주문 2건')]);
		for (const id of [known, lacking]) expect(messages()[0]).toContain(id);
	});
});

describe('the check for gaps', () => {
	it('adds what is missing, corrects what differs, tells both, and is silent or says so when all is well', async () => {
		const [same = '', missing = ''] = confirmed(2);
		const [changed = ''] = confirmed(1, { placeOrderStatus: 'NOT_YET' });
		put([parcel(same), parcel(changed), parcel('2026010112345671')]);
		shop.sandbox.npay.put(changed, 'CANCELED');
		const template = await open(GAPS);
		expect(await template.run(NIGHTLY)).toMatchObject({ status: 'success' });
		expect(rows().map((row) => [row['상품주문번호'], row['주문상태']])).toEqual([
			[same, '결제 완료'],
			[changed, '취소'],
			['2026010112345671', '결제 완료'],
			[missing, '결제 완료'],
		]);
		expect(rows()[1]).toMatchObject({ 송장번호: '640012345678' });
		const [told = ''] = messages();
		expect(messages()).toHaveLength(1);
		expect(told).toContain('누락 점검 3건');
		expect(told).toContain(`결제 완료 → 취소 1건 (${changed})`);
		expect(told).toContain(`시트에 없어서 추가: 결제 완료 1건 (${missing})`);
		expect(told).toContain('네이버에 없는 번호 1건 (2026010112345671)');
	});

	it.each([
		[true, ['✅ 누락 점검: 이상 없음 (최근 7일)']],
		[false, []],
	])('with nothing found tells what it is set to (%s)', async (isTold, told) => {
		put(confirmed(1).map((id) => parcel(id)));
		const template = await open(GAPS, { '이상 없어도 알림': isTold });
		await template.run(NIGHTLY);
		expect(messages()).toEqual(told);
		expect(rows()).toHaveLength(1);
	});

	it('fills an empty sheet, and twice is once', async () => {
		confirmed(3);
		const template = await open(GAPS);
		await template.run(NIGHTLY);
		await template.run(NIGHTLY);
		expect(rows()).toHaveLength(3);
		expect(messages()).toEqual([
			expect.stringContaining('추가: 결제 완료 3건'),
			expect.stringContaining('이상 없음'),
		]);
	});

	it('never says that all is well while Naver is away', async () => {
		shop.sandbox.faults.add({ kind: 'status', status: 503, match: {}, times: 0 });
		const template = await open(GAPS);
		await template.run(NIGHTLY);
		expect(messages()).toEqual([expect.stringContaining('누락 점검을 하지 못했습니다')]);
	});
});

describe('with data tables', () => {
	const TABLE = 'Npay orders';

	it('orders go from the buyer to their dispatch, and a failed row is tried again when it is cleared', async () => {
		const { n8n, sandbox } = shop;
		const orders = await open('new-orders-to-sheet-data-table');
		const parcels = await open('tracking-numbers-to-dispatch-data-table');
		for (const template of [orders, parcels]) {
			expect(await template.run(ONCE)).toMatchObject({ status: 'success' });
		}
		sandbox.npay.createOrders({ count: 2, state: 'PAYED' });
		await orders.activate();
		const isConfirmed = ({ confirmResult }: Record<string, unknown>) =>
			String(confirmResult).startsWith('발주 확인');
		const [first, second] = await until('confirmed', async () => {
			const all = await n8n.rowsOf(TABLE);
			return all.length === 2 && all.every(isConfirmed) ? all : undefined;
		});
		const at = (row: Record<string, unknown> = {}) => ({
			column: 'productOrderId',
			value: String(row.productOrderId),
		});
		const number = { trackingNumber: '640012345678' };
		await n8n.changeRows(TABLE, at(first), { ...number, deliveryCompany: '한진택배' });
		await n8n.changeRows(TABLE, at(second), number);
		await parcels.run(TIMER);
		await parcels.run(TIMER);
		expect(await n8n.rowsOf(TABLE)).toMatchObject([
			{ productOrderStatus: '배송 중', dispatchResult: expect.stringMatching(/^발송 처리 /) },
			{ productOrderStatus: '결제 완료', dispatchResult: expect.stringMatching(/^실패: /) },
		]);
		expect(messages()).toEqual([expect.stringContaining('발송 처리 실패 1건')]);
		await n8n.changeRows(TABLE, at(second), { deliveryCompany: 'CJGLS', dispatchResult: '' });
		await parcels.run(TIMER);
		expect(totals()).toMatchObject({ confirmed: 2, dispatched: 2, dispatchedTwice: 0 });
		expect(messages()).toHaveLength(1);
	});
});
