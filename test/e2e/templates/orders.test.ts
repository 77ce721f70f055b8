import { setTimeout as sleep } from 'node:timers/promises';

import { HEADER, isWrite, SETTINGS, SHEET } from '../support/orderSheet';
import {
	type OpenTemplate,
	SPREADSHEET,
	type TemplateShop,
	until,
	useTemplateShop,
} from '../support/templates';

const NEW_ORDERS = 'new-orders-to-sheet';
const ONCE = '처음 한 번 (Once)';
const CONFIRM = '/v1/pay-order/mall/product-orders/confirm';
const MINUTE = 60_000;
/** Longer than any test: an answer that never comes. */
const FOR_EVER = 600_000;
/** Two polls of 3 s, and time to work. */
const TWO_POLLS = 8_000;

let shop: TemplateShop;
let template: OpenTemplate;

useTemplateShop(
	'orders',
	(open) => {
		shop = open;
	},
	{ sandbox: { npay: { rateLimit: { enabled: false } } } },
);
beforeEach(async () => {
	shop.outside.sheets.put(SPREADSHEET, { [SHEET]: [HEADER] });
	template = await shop.import(NEW_ORDERS, { settings: SETTINGS });
});

const rows = () => shop.outside.sheets.rows(SPREADSHEET, SHEET);
const messages = () => shop.outside.slack.messages.map(({ text }) => text);
const totals = () => shop.sandbox.npay.ledger().totals;

/** Buyers who have paid. @param more e.g. when */
const order = (count: number, more: object = {}): string[] =>
	shop.sandbox.npay
		.createOrders({ count, state: 'PAYED', ...more })
		.flatMap(({ productOrderIds }) => productOrderIds);

/** Orders that no New Order finds any more: the net does. */
const oldOrder = (count: number) =>
	order(count, { paymentDate: shop.sandbox.clock.now() - 120 * MINUTE });

const untilConfirmed = async (count: number) =>
	await until(`${count} confirmed, and said so`, () =>
		rows().filter((row) => String(row['발주 결과']).startsWith('발주 확인')).length === count
			? rows()
			: undefined,
	);

it('makes the tab once, all of it text, and leaves one that is there', async () => {
	shop.outside.sheets.put(SPREADSHEET, {});
	expect(await template.run(ONCE)).toMatchObject({ status: 'success' });
	const [{ body } = { body: {} }] = shop.outside.calls.filter(({ url }) =>
		url.endsWith(`${SPREADSHEET}:batchUpdate`),
	);
	expect(JSON.stringify(body)).toContain('"numberFormat":{"type":"TEXT"}');
	const [first = ''] = order(1);
	await template.activate();
	await untilConfirmed(1);
	expect(Object.keys(rows()[0] ?? {})).toEqual(HEADER);
	expect(await template.run(ONCE)).toMatchObject({ status: 'error' });
	expect(rows()).toMatchObject([{ 상품주문번호: first }]);
});

it('writes orders into the sheet, confirms them, and says so; twice makes no second row', async () => {
	const ids = order(3, { productsPerOrder: 2 });
	await template.activate();
	const written = await untilConfirmed(6);
	expect(written.map((row) => row['상품주문번호']).sort()).toEqual(ids.sort());
	expect(written[0]).toMatchObject({
		...{ 주문상태: '결제 완료', 택배사: '', 송장번호: '', '발송 결과': '' },
		수취인명: expect.any(String),
		결제일: expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/),
		'발주 결과': expect.stringMatching(/^발주 확인 \d\d-\d\d \d\d:\d\d$/),
	});
	expect(totals()).toMatchObject({ confirmed: 6, confirmedTwice: 0 });
	shop.outside.sheets.type(SPREADSHEET, SHEET, 0, '택배사', '한진택배');
	shop.outside.sheets.type(SPREADSHEET, SHEET, 0, '송장번호', '640012345678');
	// A second one finds them again.
	await template.deactivate();
	template = await shop.import(NEW_ORDERS, { settings: SETTINGS });
	await template.activate();
	await until('confirmed as they were', () =>
		rows().every((row) => String(row['발주 결과']).startsWith('발주 확인됨 ')),
	);
	expect(rows()).toHaveLength(6);
	expect(rows()[0]).toMatchObject({ 택배사: '한진택배', 송장번호: '640012345678' });
	expect(totals()).toMatchObject({ confirmed: 6, confirmedTwice: 0 });
	expect(messages()).toEqual([]);
});

it('does nothing where there is no order', async () => {
	await template.activate();
	await sleep(TWO_POLLS);
	expect(shop.sandbox.journal.entries({ path: 'last-changed-statuses' })).not.toEqual([]);
	expect(await template.executions()).toEqual([]);
	expect(rows()).toEqual([]);
});

it('writes down what was confirmed by hand meanwhile, and says so', async () => {
	order(1, { placeOrderStatus: 'OK' });
	await template.activate();
	const [row] = await untilConfirmed(1);
	expect(row).toMatchObject({ '발주 결과': expect.stringMatching(/^발주 확인됨 /) });
	expect(messages()).toEqual([]);
});

it('tells a failure once, and tries again until it is done', async () => {
	const { faults, clock } = shop.sandbox;
	const ids = oldOrder(2);
	faults.add({ kind: 'status', status: 400, match: { path: CONFIRM }, times: 0 });
	await template.activate();
	await until('told', () => messages()[0]);
	expect(messages()).toEqual([expect.stringContaining('발주 확인 실패 2건')]);
	for (const id of ids) expect(messages()[0]).toContain(id);
	expect(messages()[0]).toContain('trace ID');
	expect(rows().map((row) => row['발주 결과'])).toEqual([
		expect.stringMatching(/^(실패|확인 필요): /),
		expect.stringMatching(/^(실패|확인 필요): /),
	]);
	const tries = (await template.executions()).length;
	clock.advance(26 * MINUTE);
	await template.ended(tries + 1);
	faults.clear();
	clock.advance(26 * MINUTE);
	await untilConfirmed(2);
	expect(messages()).toHaveLength(1);
	expect(totals()).toMatchObject({ confirmed: 2, confirmedTwice: 0 });
});

it('confirms nothing that Google did not take, tells it once an hour, and goes on when Google is back', async () => {
	const { clock } = shop.sandbox;
	oldOrder(1);
	shop.outside.away.set('sheets.googleapis.com', 503);
	await template.activate();
	await until('told', () => messages()[0]);
	expect(messages()[0]).toContain('시트에 적기 (Write)');
	const runs = (await template.executions()).length;
	clock.advance(26 * MINUTE);
	// The run, and the one that would tell of it.
	await template.ended(runs + 2);
	expect(messages()).toHaveLength(1);
	expect(totals()).toMatchObject({ confirmed: 0 });
	shop.outside.away.clear();
	clock.advance(26 * MINUTE);
	await untilConfirmed(1);
});

it('tells once an hour that Naver is away, and goes on when it is back', async () => {
	const { faults } = shop.sandbox;
	await template.activate();
	faults.add({ kind: 'status', status: 503, match: {}, times: 0 });
	order(1);
	await until('told', () => messages()[0]);
	await sleep(TWO_POLLS);
	expect(messages()).toHaveLength(1);
	faults.clear();
	await untilConfirmed(1);
});

it('has failures in the sheet though Slack is away', async () => {
	shop.outside.away.set('slack.com', 500);
	shop.sandbox.faults.add({ kind: 'status', status: 400, match: { path: CONFIRM }, times: 0 });
	order(1);
	await template.activate();
	await until('written', () =>
		rows().find((row) => /^(실패|확인 필요): /.test(String(row['발주 결과']))),
	);
});

it('killed before the confirmation, has the orders in the sheet, and confirms them once', async () => {
	const { faults, clock } = shop.sandbox;
	faults.add({ kind: 'latency', ms: FOR_EVER, match: { path: CONFIRM } });
	faults.add({ kind: 'resetBefore', match: { path: CONFIRM } });
	oldOrder(2);
	await template.activate();
	await until('hangs', () => faults.list().every(({ applied }) => applied > 0));
	expect(rows()).toHaveLength(2);
	faults.clear();
	await shop.crash();
	clock.advance(26 * MINUTE);
	await untilConfirmed(2);
	expect(rows()).toHaveLength(2);
	expect(totals()).toMatchObject({ confirmed: 2, confirmedTwice: 0 });
});

it('killed after the confirmation, has the orders in the sheet, and tells that a run has ended', async () => {
	oldOrder(2);
	const held = shop.outside.hold(isWrite('발주 확인'));
	await template.activate();
	await held;
	expect(totals()).toMatchObject({ confirmed: 2 });
	await shop.crash();
	await until('told', () => messages()[0]);
	expect(messages()[0]).toContain('실행이 멈췄습니다');
	expect(rows()).toHaveLength(2);
	expect(totals()).toMatchObject({ confirmed: 2, confirmedTwice: 0 });
});
