import { countOf, told, untilFailed } from '../support/talk';
import {
	SPREADSHEET,
	SPREADSHEET_URL,
	type TemplateShop,
	until,
	useTemplateShop,
} from '../support/templates';

const FILE = 'claims-board';
const HOURLY = '매시간 (Hourly)';
const TAB = '반품·교환';
const EVERY_4_SECONDS = {
	[HOURLY]: { rule: { interval: [{ field: 'seconds', secondsInterval: 4 }] } },
};

let shop: TemplateShop;
useTemplateShop('template-claims', (open) => {
	shop = open;
});
beforeEach(() => shop.outside.sheets.put(SPREADSHEET, { [TAB]: [] }));

const board = async (parameters = {}) =>
	await shop.import(FILE, {
		settings: {
			'시트 주소': SPREADSHEET_URL,
			'Slack 채널': '#클레임',
		},
		parameters,
	});

/** A product order in each of these states. */
function inStates(...states: Array<Parameters<TemplateShop['sandbox']['npay']['put']>[1]>) {
	return states.map((state) => {
		const [{ productOrderIds: [id = ''] = [] } = {}] = shop.sandbox.npay.createOrders({ count: 1 });
		shop.sandbox.npay.put(id, state);
		return id;
	});
}

const rows = () => shop.outside.sheets.rows(SPREADSHEET, TAB);
const rowOf = (id: string) => rows().find((row) => row.상품주문번호 === id);
const wroteNothing = () => expect(shop.sandbox.journal.entries({ path: '/claim/' })).toEqual([]);

it('keeps a row for each open claim, and its end', async () => {
	const [returned = '', held = '', exchange = ''] = inStates(
		'RETURN_COLLECT_DONE',
		'RETURN_HELD',
		'EXCHANGE_COLLECTING',
	);
	inStates('DELIVERED', 'CANCEL_REQUEST');
	const template = await board();
	expect(await template.run(HOURLY)).toMatchObject({ status: 'success' });
	expect(await template.run(HOURLY)).toMatchObject({ status: 'success' });
	expect(rows()).toHaveLength(3);
	expect(rowOf(returned)).toMatchObject({
		진행: '진행 중',
		클레임구분: '반품',
		클레임상태: '수거 완료',
	});
	expect(rowOf(held)).toMatchObject({
		진행: '진행 중',
		보류상태: expect.stringContaining('보류') as string,
	});
	expect(rowOf(exchange)).toMatchObject({ 클레임구분: '교환', 클레임상태: '수거 처리 중' });
	const person = shop.sandbox.npay.productOrder(held)?.order.ordererName ?? '?';
	expect(JSON.stringify(rows())).not.toContain(person);

	// A return ends, an exchange is withdrawn; its buyer asks for a return instead.
	shop.sandbox.npay.act(exchange, 'withdrawClaim');
	shop.sandbox.npay.act(exchange, 'requestReturn');
	shop.sandbox.npay.act(returned, 'withdrawClaim');
	shop.sandbox.npay.act(held, 'payFee');
	expect(await template.run(HOURLY)).toMatchObject({ status: 'success' });
	expect(rows()).toHaveLength(4);
	expect(rowOf(returned)).toMatchObject({ 진행: '끝남', 클레임상태: '반품 철회' });
	const [old, anew] = rows().filter((row) => row.상품주문번호 === exchange);
	expect(old).toMatchObject({ 진행: '끝남', 클레임구분: '교환', 클레임상태: '교환 철회' });
	expect(anew).toMatchObject({ 진행: '진행 중', 클레임구분: '반품' });
	expect(rowOf(held)).toMatchObject({ 진행: '진행 중', '조회 오류': '' });
	expect(shop.outside.slack.messages).toEqual([]);
	wroteNothing();
});

it('leaves what people wrote, and an empty day changes nothing', async () => {
	shop.outside.sheets.put(SPREADSHEET, { [TAB]: [['메모', '클레임번호']] });
	const template = await board();
	expect(await template.run(HOURLY)).toMatchObject({ status: 'success' });
	expect(rows()).toEqual([]);
	const [id = ''] = inStates('RETURN_REQUEST');
	await template.run(HOURLY);
	shop.outside.sheets.type(SPREADSHEET, TAB, 0, '메모', '전화함');
	shop.sandbox.npay.act(id, 'collect');
	await template.run(HOURLY);
	expect(rows()).toMatchObject([{ 메모: '전화함', 상품주문번호: id, 클레임상태: '수거 처리 중' }]);
});

it('a row that Naver does not know is marked and told once; the others go on', async () => {
	const [id = ''] = inStates('RETURN_REQUEST');
	const header = ['클레임번호', '상품주문번호', '진행'];
	shop.outside.sheets.put(SPREADSHEET, {
		[TAB]: [
			header,
			['1', '2026010112345671', '진행 중'],
			['2', id, '진행 중'],
			['3', '오타', '진행 중'],
		],
	});
	const template = await board();
	expect(await template.run(HOURLY)).toMatchObject({ status: 'success' });
	expect(await template.run(HOURLY)).toMatchObject({ status: 'success' });
	expect(rows()).toHaveLength(4);
	for (const number of ['1', '2', '3']) {
		const row = rows().find((one) => one.클레임번호 === number);
		expect(row).toMatchObject({
			진행: '확인 필요',
			'조회 오류': expect.stringMatching(/.+/) as string,
		});
	}
	expect(rows()[3]).toMatchObject({ 상품주문번호: id, 진행: '진행 중' });
	const messages = shop.outside.slack.messages.map(({ text }) => text).join('\n');
	for (const number of ['1', '2', '3'])
		expect(messages.split(`클레임번호 ${number}:`)).toHaveLength(2);
});

it.each([
	[
		'Naver',
		() => void shop.sandbox.faults.add({ kind: 'status', status: 503, match: {}, times: 0 }),
	],
	['Google', () => void shop.outside.away.set('sheets.googleapis.com', 503)],
])('%s away is told once, and the board comes level after', async (_, goAway) => {
	const [id = ''] = inStates('RETURN_REQUEST');
	const template = await board(EVERY_4_SECONDS);
	goAway();
	await template.activate();
	await untilFailed(template, 3);
	await told(shop, '현황판이 갱신되지 않았습니다');
	expect(countOf(shop, '현황판이 갱신되지 않았습니다')).toBe(1);
	shop.sandbox.faults.clear();
	shop.outside.away.clear();
	await until('its row', () => rowOf(id));
});

it('killed while it writes: the next run has every row once', async () => {
	const ids = inStates('RETURN_REQUEST', 'RETURN_HELD', 'EXCHANGE_REQUEST');
	const template = await board();
	const held = shop.outside.hold(({ url }) => url.includes(':append'));
	await template.start(HOURLY);
	await held;
	await shop.crash();
	expect(await template.run(HOURLY)).toMatchObject({ status: 'success' });
	expect(
		rows()
			.map((row) => row.상품주문번호)
			.sort(),
	).toEqual([...ids].sort());
});
