import { outputOf } from '../../../scripts/lib/n8n/client';
import {
	SPREADSHEET,
	SPREADSHEET_URL,
	type TemplateShop,
	until,
	useTemplateShop,
} from '../support/templates';

const DAY = 86_400_000;
const CHANNEL = '#정산';
const OFTEN = { rule: { interval: [{ field: 'seconds', secondsInterval: 4 }] } };

let shop: TemplateShop;

useTemplateShop('templates-settlements', (open) => {
	shop = open;
});

const told = () => shop.outside.slack.messages.map(({ text }) => text);

/** A day in Korea, so many before today. */
const day = (ago: number) =>
	new Date(shop.sandbox.clock.now() - ago * DAY + 9 * 3_600_000).toISOString().slice(0, 10);

/** The month before this one, `yyyy-MM`. */
function lastMonth(): string {
	const [year = 0, month = 0] = day(0).split('-').map(Number);
	return new Date(Date.UTC(year, month - 2, 1)).toISOString().slice(0, 7);
}

/** Two months of orders, of which some were settled lately. */
const twoMonths = () => void shop.sandbox.npay.seedSettlement({ days: 62, ordersPerDay: 3 });

/** What Naver has to settle on these days, both included. */
const casesOf = (first: string, last: string) =>
	shop.sandbox.npay.settlement
		.cases()
		.filter(({ entry: { expectDate: at } }) => at !== undefined && first <= at && at <= last);

const isWrite = ({ method, url }: { method: string; url: string }, tab: string) =>
	method !== 'GET' && decodeURIComponent(url).includes(`/values/${tab}`);

describe('settlement-to-sheet', () => {
	const DAILY = '매일 09:00 (Daily)';

	async function open(
		settings: Record<string, unknown> = {},
		parameters: Record<string, object> = {},
	) {
		shop.outside.sheets.put(SPREADSHEET, { 정산: [], 일별정산: [] });
		return await shop.import('settlement-to-sheet', {
			settings: { '시트 주소': SPREADSHEET_URL, 'Slack 채널': CHANNEL, ...settings },
			parameters,
		});
	}

	const cases = () => shop.outside.sheets.rows(SPREADSHEET, '정산');
	const days = () => shop.outside.sheets.rows(SPREADSHEET, '일별정산');
	const sum = (rows: Array<Record<string, unknown>>, column: string) =>
		rows.reduce((total, row) => total + Number(row[column]), 0);

	/** All cases of these days stand there once, and the days' own lines agree with them. */
	function expectLevel(first: string, last: string) {
		const due = casesOf(first, last);
		expect(due.length).toBeGreaterThan(5);
		const ids = due.map(({ entry }) => entry.productOrderId);
		expect(
			cases()
				.map(({ 상품주문번호 }) => 상품주문번호)
				.sort(),
		).toEqual(ids.sort());
		expect(sum(cases(), '정산 예정 금액')).toBe(
			due.reduce((total, { settleExpectAmount }) => total + settleExpectAmount, 0),
		);
		const dates = [...new Set(due.map(({ entry }) => entry.expectDate))].sort();
		expect(days().map((row) => row['정산 예정일'])).toEqual(dates);
	}

	it('writes the cases and daily lines up to yesterday, and the same rows again', async () => {
		twoMonths();
		const template = await open();
		expect(await template.run(DAILY)).toMatchObject({ status: 'success' });
		expectLevel(day(7), day(1));
		const [header] = cases();
		expect(Object.keys(header ?? {})[0]).toBe('키');
		for (const name of ['구매자명', '예금주', '계좌 번호'])
			expect([...Object.keys(header ?? {}), ...Object.keys(days()[0] ?? {})]).not.toContain(name);
		const before = structuredClone([cases(), days()]);
		expect(await template.run(DAILY)).toMatchObject({ status: 'success' });
		expect([cases(), days()]).toEqual(before);
		expect(told()).toEqual([]);
	});

	it('catches up what was missed', async () => {
		twoMonths();
		const template = await open({ '며칠 치 읽기': 3 });
		await template.run(DAILY);
		const longer = await shop.import('settlement-to-sheet', {
			settings: { '시트 주소': SPREADSHEET_URL, 'Slack 채널': CHANNEL, '며칠 치 읽기': 20 },
		});
		await longer.run(DAILY);
		expect(cases()).toHaveLength(casesOf(day(20), day(1)).length);
	});

	it('writes nothing where nothing was settled', async () => {
		const template = await open();
		expect(await template.run(DAILY)).toMatchObject({ status: 'success' });
		expect([cases(), days(), told()]).toEqual([[], [], []]);
	});

	it('tells what could not be read, and writes the rest', async () => {
		twoMonths();
		const match = { server: 'npay', path: '/v1/pay-settle-mall/settle/case' };
		shop.sandbox.faults.add({ kind: 'status', status: 400, message: '점검', match, times: 0 });
		const template = await open();
		await template.run(DAILY);
		expect(told()).toEqual([expect.stringMatching(/정산 → 시트[^]*읽지 못했습니다: .*점검/)]);
		expect(days().length).toBeGreaterThan(0);
		shop.sandbox.faults.clear();
		await template.run(DAILY);
		expectLevel(day(7), day(1));
	});

	it('tells that Naver is away', async () => {
		const template = await open();
		shop.sandbox.faults.add({ kind: 'resetBefore', match: { server: 'npay' }, times: 0 });
		await template.run(DAILY);
		expect(told()).toHaveLength(2);
	});

	it('tells that Google is away', async () => {
		twoMonths();
		const template = await open({}, { [DAILY]: OFTEN });
		shop.outside.away.set('sheets.googleapis.com', 500);
		await template.activate();
		const text = await until('the failure', () => told()[0]);
		await template.deactivate();
		expect(text).toContain('정산 → 시트');
		expect(text).toContain('단계에서 멈췄습니다');
	});

	it('fails where Slack is away too, and has all rows the next time', async () => {
		twoMonths();
		const template = await open();
		shop.sandbox.faults.add({ kind: 'status', status: 400, match: { server: 'npay' }, times: 0 });
		shop.outside.away.set('slack.com', 500);
		expect(await template.run(DAILY)).toMatchObject({ status: 'error' });
		shop.outside.away.clear();
		shop.sandbox.faults.clear();
		await template.run(DAILY);
		expectLevel(day(7), day(1));
	});

	it('has each row once, though n8n was killed between the two sheets', async () => {
		twoMonths();
		const template = await open();
		const reached = shop.outside.hold((call) => isWrite(call, '일별정산'));
		await template.start(DAILY);
		await reached;
		await shop.crash();
		expect(cases().length).toBeGreaterThan(0);
		await template.run(DAILY);
		expectLevel(day(7), day(1));
	});
});

describe('monthly-reconciliation', () => {
	const DAILY = '매일 09:10 (Daily)';
	const TAB = '정산대사';

	async function open(
		settings: Record<string, unknown> = {},
		parameters: Record<string, object> = {},
	) {
		shop.outside.sheets.put(SPREADSHEET, { [TAB]: [] });
		return await shop.import('monthly-reconciliation', {
			settings: { '시트 주소': SPREADSHEET_URL, 'Slack 채널': CHANNEL, 며칠부터: 1, ...settings },
			parameters,
		});
	}

	const rows = () => shop.outside.sheets.rows(SPREADSHEET, TAB);
	const month = () => rows().find(({ 키 }) => 키 === lastMonth());

	/** Makes one case of last month settled twice. @returns its product order */
	function settledTwice(): string {
		const { settlement } = shop.sandbox.npay;
		const candidates = casesOf(`${lastMonth()}-01`, `${lastMonth()}-31`).filter(
			({ entry }) =>
				entry.productOrderType === 'PROD_ORDER' && entry.settleType === 'NORMAL_SETTLE_ORIGINAL',
		);
		const productOrderId = candidates[0]?.entry.productOrderId ?? '';
		settlement.addDiscrepancy({ kind: 'settledTwice', productOrderId });
		return productOrderId;
	}

	it('says that all agrees, once for a month', async () => {
		twoMonths();
		const template = await open();
		expect(await template.run(DAILY)).toMatchObject({ status: 'success' });
		await template.run(DAILY);
		expect(told()).toEqual([
			expect.stringMatching(new RegExp(`white_check_mark.*${lastMonth()}[^]*건 모두 일치합니다`)),
		]);
		expect(rows()).toHaveLength(1);
		expect(month()).toMatchObject({ 결과: expect.stringContaining('모두 일치합니다') });
		expect(month()?.알림).not.toBe('');
	});

	it('writes what does not agree, and sounds the alarm', async () => {
		twoMonths();
		const id = settledTwice();
		const template = await open();
		await template.run(DAILY);
		expect(rows()[0]).toMatchObject({ 결과: '중복 정산', 상품주문번호: id });
		const [text = ''] = told();
		expect(text).toContain(':rotating_light:');
		expect(text).toContain(`중복 정산 ${id}`);
		expect(month()).toMatchObject({ 결과: expect.stringContaining('어긋납니다') });
	});

	it('says that a month had nothing', async () => {
		const template = await open();
		await template.run(DAILY);
		expect(told()).toEqual([expect.stringContaining('정산 내역이 없습니다.')]);
	});

	it('waits for its day when it runs by itself', async () => {
		const template = await open({ 며칠부터: 32 }, { [DAILY]: OFTEN });
		await template.activate();
		await template.ended(1);
		await template.deactivate();
		expect([rows(), told()]).toEqual([[], []]);
		const due = await open({}, { [DAILY]: OFTEN });
		await due.activate();
		await until('the mark', () => month()?.알림);
		const executions = await due.ended(2);
		await due.deactivate();
		expect(executions.length).toBeGreaterThan(1);
		expect(told()).toHaveLength(1);
	});

	it('tells that Naver is away, and does the month the next time', async () => {
		twoMonths();
		const template = await open();
		shop.sandbox.faults.add({ kind: 'resetBefore', match: { server: 'npay' }, times: 0 });
		const execution = await template.run(DAILY);
		expect(outputOf(execution, '적을 행 (Rows)')).toEqual([]);
		expect(told()).toEqual([expect.stringContaining('읽지 못했습니다')]);
		shop.sandbox.faults.clear();
		await template.run(DAILY);
		expect(told()).toHaveLength(2);
		expect(month()?.알림).not.toBe('');
	});

	it('tells that Google is away', async () => {
		const template = await open({}, { [DAILY]: OFTEN });
		shop.outside.away.set('sheets.googleapis.com', 500);
		await template.activate();
		const text = await until('the failure', () => told()[0]);
		await template.deactivate();
		expect(text).toContain('「적힌 것 (Sheet)」 단계에서 멈췄습니다');
	});

	it.each([
		['before Slack was told', 'chat.postMessage', 1],
		['before it was marked as told', 'values:batchUpdate', 2],
	])('has each row once and tells, though n8n was killed %s', async (_, call, messages) => {
		twoMonths();
		settledTwice();
		const template = await open();
		const reached = shop.outside.hold(({ url }) => url.includes(call));
		await template.start(DAILY);
		await reached;
		await shop.crash();
		expect(month()?.알림).toBe('');
		await template.run(DAILY);
		await template.run(DAILY);
		expect(told()).toHaveLength(messages);
		const keys = rows().map(({ 키 }) => 키);
		expect(new Set(keys).size).toBe(keys.length);
		expect(month()?.알림).not.toBe('');
	});

	it('keeps the month open while Slack is away', async () => {
		const template = await open();
		shop.outside.away.set('slack.com', 500);
		expect(await template.run(DAILY)).toMatchObject({ status: 'error' });
		expect(month()?.알림).toBe('');
		shop.outside.away.clear();
		await template.run(DAILY);
		expect(told()).toHaveLength(1);
	});
});
