import { HEADER, rowOf, SETTINGS, SHEET } from '../support/orderSheet';
import { SPREADSHEET, TemplateShop, until } from '../support/templates';

let shop: TemplateShop;

beforeAll(async () => {
	shop = await TemplateShop.open('orders-n8n1', 1);
});

afterAll(async () => {
	await shop?.close();
});

const rows = () => shop.outside.sheets.rows(SPREADSHEET, SHEET);

it('n8n 1 takes orders from the buyer to their dispatch, and finds no gap', async () => {
	const { outside, sandbox } = shop;
	outside.sheets.put(SPREADSHEET, {});
	const orders = await shop.import('new-orders-to-sheet', { settings: SETTINGS });
	expect(await orders.run('처음 한 번 (Once)')).toMatchObject({ status: 'success' });
	sandbox.npay.createOrders({ count: 2, state: 'PAYED' });
	await orders.activate();
	await until('confirmed', () => {
		const done = rows().filter((row) => String(row['발주 결과']).startsWith('발주 확인 '));
		return done.length === 2;
	});
	await orders.deactivate();
	outside.sheets.type(SPREADSHEET, SHEET, 0, '택배사', '한진택배');
	outside.sheets.type(SPREADSHEET, SHEET, 0, '송장번호', '640012345678');
	const parcels = await shop.import('tracking-numbers-to-dispatch', { settings: SETTINGS });
	await parcels.run('5분마다 (Every 5 min)');
	expect(rows()[0]).toMatchObject({ '발송 결과': expect.stringMatching(/^발송 처리 /) });
	const { totals } = sandbox.npay.ledger();
	expect(totals).toMatchObject({ confirmed: 2, dispatched: 1, dispatchedTwice: 0 });
	const gaps = await shop.import('nightly-gap-check', { settings: SETTINGS });
	await gaps.run('매일 밤 (Nightly)');
	expect(outside.slack.messages.map(({ text }) => text)).toEqual([
		expect.stringContaining('이상 없음'),
	]);
});

it('n8n 1 tells in Slack what stops a run', async () => {
	const { outside, sandbox } = shop;
	sandbox.reset({ npay: { rateLimit: { enabled: false } } });
	outside.reset();
	outside.sheets.put(SPREADSHEET, { [SHEET]: [HEADER, rowOf({})] });
	const orders = await shop.import('new-orders-to-sheet', { settings: SETTINGS });
	outside.away.set('sheets.googleapis.com', 503);
	sandbox.npay.createOrders({ count: 1, state: 'PAYED' });
	await orders.activate();
	const told = await until('told', () => outside.slack.messages[0]);
	expect(told.text).toContain('시트에 적기 (Write)');
	await orders.deactivate();
	expect(sandbox.npay.ledger().totals).toMatchObject({ confirmed: 0 });
});
