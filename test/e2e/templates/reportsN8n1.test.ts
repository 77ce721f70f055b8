import { SPREADSHEET, SPREADSHEET_URL, TemplateShop } from '../support/templates';

const WHERE = {
	'시트 주소': SPREADSHEET_URL,
	'Slack 채널': '#주문',
};

let shop: TemplateShop;

beforeAll(async () => {
	shop = await TemplateShop.open('templates-reports-1', 1);
	shop.outside.sheets.put(SPREADSHEET, { 정산: [], 일별정산: [], 정산대사: [], 리뷰: [] });
	const { npay } = shop.sandbox;
	npay.seedSettlement({ days: 62, ordersPerDay: 3 });
	const [order] = npay.createOrders({ count: 1 });
	npay.addReview({ productOrderId: order?.productOrderIds[0] ?? '', score: 1 });
});

afterAll(async () => {
	await shop?.close();
});

it.each([
	['morning-report', '매일 08:30 (Daily)', '발주 확인할 주문', undefined],
	['settlement-to-sheet', '매일 09:00 (Daily)', undefined, '정산'],
	['monthly-reconciliation', '매일 09:10 (Daily)', '모두 일치합니다', '정산대사'],
	['low-rating-reviews', '매시간 (Hourly)', '별점 1점 리뷰', '리뷰'],
])('%s runs on n8n 1 too, and twice', async (file, trigger, message, tab) => {
	shop.outside.slack.clear();
	const settings = tab === undefined ? { 'Slack 채널': WHERE['Slack 채널'] } : WHERE;
	const template = await shop.import(file, { settings });
	const rows = () => (tab === undefined ? [] : shop.outside.sheets.rows(SPREADSHEET, tab));
	expect(await template.run(trigger)).toMatchObject({ status: 'success' });
	const texts = shop.outside.slack.messages.map(({ text }) => text);
	expect(texts).toEqual(message === undefined ? [] : [expect.stringContaining(message)]);
	const written = structuredClone(rows());
	expect(written.length > 0).toBe(tab !== undefined);
	expect(await template.run(trigger)).toMatchObject({ status: 'success' });
	expect(rows()).toEqual(written);
});
