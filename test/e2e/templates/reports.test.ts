import {
	SETTINGS,
	SPREADSHEET,
	SPREADSHEET_URL,
	type TemplateShop,
	until,
	useTemplateShop,
} from '../support/templates';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const CHANGES = '/v1/pay-order/mall/product-orders/last-changed-statuses';
const CHANNEL = '#주문';

let shop: TemplateShop;

useTemplateShop('templates-reports', (open) => {
	shop = open;
});

const told = () => shop.outside.slack.messages.map(({ text }) => text);

/** One product order, paid so long ago. */
function order(ago: number, placeOrderStatus: 'NOT_YET' | 'OK' = 'OK'): string {
	const [made] = shop.sandbox.npay.createOrders({
		count: 1,
		placeOrderStatus,
		paymentDate: Date.now() - ago,
	});
	return made?.productOrderIds[0] ?? '';
}

describe('morning-report', () => {
	const DAILY = '매일 08:30 (Daily)';
	/** Each day is four calls. */
	const QUICK = { '며칠 전까지 보기': 2 };

	const open = async (settings: Record<string, unknown> = {}) =>
		await shop.import('morning-report', { settings: { 'Slack 채널': CHANNEL, ...settings } });

	/** What a shop has to do in the morning. @returns the orders to be confirmed, the oldest first */
	function aMorning() {
		const { npay } = shop.sandbox;
		const toConfirm = [5, 4, 3, 2].map((hours) => order(hours * HOUR, 'NOT_YET'));
		const toSend = order(6 * HOUR);
		const overdue = order(6 * DAY);
		const claims = (['CANCEL_REQUEST', 'RETURN_REQUEST', 'EXCHANGE_REQUEST'] as const).map(
			(state) => npay.put(order(HOUR, 'NOT_YET'), state).productOrderId,
		);
		return { toConfirm, toSend, overdue, claims };
	}

	it('tells in one message what there is to do, the oldest first, and nobody by name', async () => {
		const { toConfirm, toSend, overdue, claims } = aMorning();
		const template = await open();
		expect(await template.run(DAILY)).toMatchObject({ status: 'success' });
		const [message, ...more] = shop.outside.slack.messages;
		expect(more).toEqual([]);
		expect(message?.channel).toBe(CHANNEL);
		const text = message?.text ?? '';
		const counts = [...text.matchAll(/\*(.+) (\d+)건\*/g)].map(([, what, count]) => [what, count]);
		expect(counts).toEqual([
			['발주 확인할 주문', '4'],
			['발송할 주문', '2'],
			['그중 발송 기한이 지난 주문', '1'],
			['취소 요청', '1'],
			['반품', '1'],
			['교환', '1'],
		]);
		const named = [...text.matchAll(/^ {6}(\d{16})/gm)].map(([, id]) => id);
		const oldest = toConfirm.slice(0, 3);
		expect(named).toEqual([...oldest, overdue, toSend, overdue, ...claims]);
		expect(text).toContain('…외 1건');
		for (const { order: bought } of shop.sandbox.npay.productOrders())
			expect(text).not.toContain(bought.ordererName);
	});

	it('says that there is nothing to do', async () => {
		const template = await open();
		await template.run(DAILY);
		expect(told()).toEqual([expect.stringContaining('처리할 일이 없습니다.')]);
	});

	it('names the part that could not be read, beside the others', async () => {
		aMorning();
		// Only the lists of claims ask for the server's time first.
		const match = { server: 'npay', path: CHANGES };
		shop.sandbox.faults.add({ kind: 'status', status: 400, message: '점검', match, times: 0 });
		const template = await open();
		await template.run(DAILY);
		const [text = ''] = told();
		expect(text).toMatch(/:warning: \*취소 요청: 읽지 못했습니다\.\* .*점검/);
		expect(text.match(/읽지 못했습니다/g)).toHaveLength(3);
		expect(text).toContain('*발주 확인할 주문 4건*');
		expect(text).toContain('*발송할 주문 2건*');
	});

	it('says so when Naver is away, and does not call the day empty', async () => {
		shop.sandbox.faults.add({ kind: 'resetBefore', match: { server: 'npay' }, times: 0 });
		const template = await open(QUICK);
		expect(await template.run(DAILY)).toMatchObject({ status: 'success' });
		const [text = ''] = told();
		expect(text.match(/읽지 못했습니다/g)).toHaveLength(6);
		expect(text).not.toContain('처리할 일이 없습니다');
	});

	it('fails when Slack is away, reports again when asked, and changes no order', async () => {
		aMorning();
		const template = await open(QUICK);
		shop.outside.away.set('slack.com', 500);
		expect(await template.run(DAILY)).toMatchObject({ status: 'error' });
		shop.outside.away.clear();
		await template.run(DAILY);
		await template.run(DAILY);
		expect(told()).toHaveLength(2);
		const posted = shop.sandbox.journal.entries().filter(({ method }) => method !== 'GET');
		expect(posted.filter(({ path }) => !path.includes('oauth2'))).toEqual([]);
	});
});

describe('low-rating-reviews', () => {
	const HOURLY = '매시간 (Hourly)';
	const TAB = '리뷰';

	async function open(parameters: Record<string, object> = {}) {
		shop.outside.sheets.put(SPREADSHEET, { [TAB]: [] });
		return await shop.import('low-rating-reviews', {
			settings: { '시트 주소': SPREADSHEET_URL, 'Slack 채널': CHANNEL },
			parameters,
		});
	}

	const kept = () => shop.outside.sheets.rows(SPREADSHEET, TAB);

	const review = (score: number, title = '별로예요') =>
		shop.sandbox.npay.addReview({ productOrderId: order(DAY), score, title }).reviewId;

	const isKeeping = ({ method, url }: { method: string; url: string }) =>
		method !== 'GET' && url.includes('/values');

	it('tells each low rating once, and keeps what was told', async () => {
		const first = review(1, '<!channel> 망가져서 왔어요');
		review(5);
		const second = review(2);
		const template = await open();
		expect(await template.run(HOURLY)).toMatchObject({ status: 'success' });
		await template.run(HOURLY);
		expect(told()).toHaveLength(2);
		expect(told()[0]).toContain('별점 1점 리뷰');
		expect(told()[0]).toContain('&lt;!channel&gt; 망가져서 왔어요');
		expect(kept().map(({ 리뷰번호, 별점 }) => [리뷰번호, 별점])).toEqual([
			[first, '1'],
			[second, '2'],
		]);
		review(2);
		await template.run(HOURLY);
		expect(told()).toHaveLength(3);
	});

	it('says nothing where there is nothing', async () => {
		review(4);
		const template = await open();
		expect(await template.run(HOURLY)).toMatchObject({ status: 'success' });
		expect(told()).toEqual([]);
		expect(kept()).toEqual([]);
	});

	it('tells a review whose rating it cannot read, and reviews without a number', async () => {
		review(5);
		const match = { server: 'npay', path: '/v1/pay-order/mall/reviews' };
		const altered = { match, within: 'contents', times: 0 };
		const template = await open();
		shop.sandbox.faults.add({ kind: 'dropMembers', names: ['score'], ...altered });
		await template.run(HOURLY);
		expect(told()).toEqual([expect.stringContaining('별점을 읽지 못한 리뷰')]);
		shop.sandbox.faults.add({ kind: 'dropMembers', names: ['reviewId'], ...altered });
		await template.run(HOURLY);
		await template.run(HOURLY);
		expect(told().slice(1)).toEqual([expect.stringContaining('「새 것만」의 이름을 고치세요')]);
	});

	it('tells once a day that Naver is away, and goes on when it is back', async () => {
		const id = review(1);
		const template = await open();
		shop.sandbox.faults.add({ kind: 'resetBefore', match: { server: 'npay' }, times: 0 });
		await template.run(HOURLY);
		await template.run(HOURLY);
		expect(told()).toEqual([expect.stringContaining('읽기 실패')]);
		shop.sandbox.faults.clear();
		await template.run(HOURLY);
		expect(told()).toHaveLength(2);
		expect(kept().map(({ 리뷰번호 }) => 리뷰번호)).toContain(id);
	});

	it('loses nothing while Slack is away', async () => {
		review(1);
		const template = await open();
		shop.outside.away.set('slack.com', 500);
		expect(await template.run(HOURLY)).toMatchObject({ status: 'error' });
		expect(kept()).toEqual([]);
		shop.outside.away.clear();
		await template.run(HOURLY);
		expect(told()).toHaveLength(1);
	});

	it('tells that Google is away', async () => {
		review(1);
		const template = await open({
			[HOURLY]: { rule: { interval: [{ field: 'seconds', secondsInterval: 4 }] } },
		});
		shop.outside.away.set('sheets.googleapis.com', 500);
		await template.activate();
		const text = await until('the failure', () => told()[0]);
		await template.deactivate();
		expect(text).toContain('낮은 별점 리뷰');
		expect(text).toContain('「알린 것 (Sheet)」 단계에서 멈췄습니다');
	});

	it('tells again only the one in whose midst n8n was killed', async () => {
		const ids = [review(1), review(2)];
		const template = await open();
		const reached = shop.outside.hold((call) => isKeeping(call));
		await template.start(HOURLY);
		await reached;
		await shop.crash();
		await template.run(HOURLY);
		expect(kept().map(({ 리뷰번호 }) => 리뷰번호)).toEqual(ids);
		expect(told().map((text) => text.includes('별점 1점'))).toEqual([true, true, false]);
	});
});

it('asks for a channel and a sheet before anything goes anywhere', async () => {
	const template = await shop.import('low-rating-reviews');
	const { nodes } = (await shop.n8n.workflow(template.id)) as { nodes: Array<{ name: string }> };
	expect(nodes.map(({ name }) => name)).toContain(SETTINGS);
	expect(await template.run('매시간 (Hourly)')).toMatchObject({ status: 'error' });
	expect(shop.outside.calls.filter(({ method }) => method !== 'GET')).toEqual([]);
});
