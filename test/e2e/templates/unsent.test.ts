import { countOf, fillIn, pressIn, told, untilFailed } from '../support/talk';
import { loadTemplate, type TemplateShop, until, useTemplateShop } from '../support/templates';

const DAY_MS = 24 * 3_600_000;
const STAFF = `Basic ${Buffer.from('staff:staff').toString('base64')}`;
const KST_AHEAD_MS = 9 * 3_600_000;

let shop: TemplateShop;
useTemplateShop('template-unsent', (open) => {
	shop = open;
});

const stateOf = (id: string) => shop.sandbox.npay.stateOf(id);
const totals = () => shop.sandbox.npay.ledger().totals;
/** A day in Korea. @param days from today */
const dayFromNow = (days: number) =>
	new Date(Date.now() + KST_AHEAD_MS + days * DAY_MS).toISOString().slice(0, 10);

/** Product orders that were paid some days ago: they are to be sent three days after. */
function orders(days: number, spec: { count?: number; productName?: string } = {}): string[] {
	const paymentDate = Date.now() - days * DAY_MS;
	return shop.sandbox.npay
		.createOrders({ count: 1, paymentDate, ...spec })
		.flatMap(({ productOrderIds }) => productOrderIds);
}

describe('dispatch-due-soon', () => {
	const FILE = 'dispatch-due-soon';
	const DAILY = '매일 아침 (Daily)';
	const EVERY_15_SECONDS = {
		[DAILY]: { rule: { interval: [{ field: 'seconds', secondsInterval: 15 }] } },
	};
	const template = async (settings = {}, parameters = {}) =>
		await shop.import(FILE, { settings: { 'Slack 채널': '#발송', ...settings }, parameters });
	const asked = async (id: string) => await told(shop, '발송 기한 임박*', id);
	const delay = async (id: string, day: string) =>
		await fillIn(shop, await asked(id), '발송 지연', [day, '상품 준비 중', '입고가 늦습니다']);

	it('asks for each order that is due soon, and delays what is answered', async () => {
		const [soon = ''] = orders(2);
		const [overdue = ''] = orders(5);
		const [fresh = ''] = orders(0);
		const [cancelled = ''] = orders(2);
		shop.sandbox.npay.put(cancelled, 'CANCEL_REQUEST');
		const [sent = ''] = orders(2);
		shop.sandbox.npay.put(sent, 'DELIVERING');
		const open = await template();
		await open.activate();
		await open.run(DAILY);
		await delay(soon, dayFromNow(6));
		await told(shop, '발송 지연 처리*', soon);
		expect((await asked(overdue)).text).toContain('(지남)');
		expect(shop.sandbox.npay.productOrder(soon)).toMatchObject({
			delayedDispatchReason: 'PRODUCT_PREPARE',
			delayedDispatchDetailedReason: '입고가 늦습니다',
			shippingDueDate: Date.parse(`${dayFromNow(6)}T23:59:00+09:00`),
		});
		const text = shop.outside.slack.messages.map((message) => message.text).join('\n');
		for (const id of [fresh, cancelled, sent]) expect(text).not.toContain(id);
		expect(totals().delayed).toBe(1);
	});

	it('an order that was delayed before is told without a button', async () => {
		const [id = ''] = orders(0);
		shop.sandbox.npay.put(id, 'PAYED_OK_DELAYED');
		const open = await template({ '몇 시간 전부터': 240 });
		await open.run(DAILY);
		expect((await told(shop, '다시 지연할 수 없습니다', id)).buttons).toEqual({});
	});

	it('a date that has passed is refused, and told', async () => {
		const [id = ''] = orders(2);
		const open = await template();
		await open.activate();
		await open.run(DAILY);
		await delay(id, dayFromNow(-2));
		await told(shop, '발송 지연을 처리하지 못했습니다', id);
		expect(totals().delayed).toBe(0);
	});

	it('run twice, pressed twice, n8n killed between: delayed once', async () => {
		const [id = ''] = orders(2);
		const open = await template();
		await open.activate();
		await open.run(DAILY);
		const first = await asked(id);
		await open.run(DAILY);
		await until('both', () => countOf(shop, '발송 기한 임박*') === 2 || undefined);
		await shop.crash();
		const values = [dayFromNow(6), '상품 준비 중', '입고가 늦습니다'];
		const held = shop.outside.hold(({ body }) => JSON.stringify(body ?? '').includes('지연 처리*'));
		await fillIn(shop, first, '발송 지연', values);
		await held;
		await shop.crash();
		await fillIn(shop, await asked(id), '발송 지연', values);
		await told(shop, '이미 지연 처리되어 있었습니다', id);
		// The second call goes out, and Naver refuses it: a delay is allowed once.
		expect(totals().delayed).toBe(1);
	});

	it('by itself: nothing on a day without orders, Naver away told, asked when it is back', async () => {
		const open = await (await template({}, EVERY_15_SECONDS)).activate();
		await open.ended(1);
		// A run that an earlier test killed may be told now: nobody is asked anything.
		const questions = shop.outside.slack.messages.filter(
			({ buttons }) => Object.keys(buttons).length > 0,
		);
		expect(questions).toEqual([]);
		const [id = ''] = orders(2);
		shop.sandbox.faults.add({ kind: 'status', status: 503, match: {}, times: 0 });
		await untilFailed(open, 1);
		await told(shop, '「미발송 주문 (Unsent)」 단계에서 멈췄습니다');
		shop.sandbox.faults.clear();
		await asked(id);
	});
});

describe('sold-out-cancel', () => {
	const FILE = 'sold-out-cancel';
	const switchOn = async () =>
		await (await shop.import(FILE, { settings: { 'Slack 채널': '#품절' } })).activate();
	const asked = async (id: string) => await told(shop, '취소할까요?', id);

	/** Sends the form as staff do. @returns n8n's HTTP status */
	async function soldOut(product: string, option = '', authorization = STAFF): Promise<number> {
		const form = loadTemplate(FILE).nodes.find(({ type }) => type.endsWith('.formTrigger'));
		const { webhookId } = form as unknown as { webhookId: string };
		const body = new FormData();
		body.set('field-0', product);
		body.set('field-1', option);
		const headers = { authorization };
		const url = `${shop.instance.server.url}/form/${webhookId}`;
		return (await fetch(url, { method: 'POST', headers, body })).status;
	}

	it('asks for each unsent order of the product, and cancels what is approved', async () => {
		const [bought = '', kept = ''] = orders(1, { count: 2, productName: '수제 딸기잼 300g' });
		const [other = ''] = orders(1, { productName: '수제 그래놀라 500g' });
		const [sent = ''] = orders(1, { productName: '수제 딸기잼 300g' });
		shop.sandbox.npay.put(sent, 'DELIVERING');
		await switchOn();
		expect(await soldOut('딸기잼', '', 'Basic bm86bm8=')).toBe(401);
		expect(await soldOut(' 딸기잼 ')).toBe(200);
		expect((await told(shop, '품절 확인*')).text).toContain('주문 2건');
		await pressIn(shop, await asked(bought), '취소·환불');
		await told(shop, '품절 취소*', bought);
		await pressIn(shop, await asked(kept), '그대로 두기');
		await told(shop, '취소하지 않았습니다', kept);
		expect([bought, kept].map(stateOf)).toEqual(['CANCELED', 'PAYED_NOT_YET']);
		expect(shop.sandbox.npay.productOrder(bought)?.claim).toMatchObject({
			reason: 'SOLD_OUT',
			detailedReason: expect.stringContaining('품절') as string,
		});
		const text = shop.outside.slack.messages.map((message) => message.text).join('\n');
		for (const id of [other, sent]) expect(text).not.toContain(id);
		expect(totals().writes.cancelRequest).toBe(1);
	});

	it('finds by product ID and option, and tells that there is none', async () => {
		const [id = ''] = orders(1);
		const line = shop.sandbox.npay.productOrder(id)?.line;
		await switchOn();
		expect(await soldOut(line?.productId ?? '', '없는 옵션')).toBe(200);
		await told(shop, '아직 발송하지 않은 주문이 없습니다');
		expect(await soldOut(line?.productId ?? '', line?.productOption?.slice(0, 4))).toBe(200);
		await asked(id);
	});

	it('the form twice, n8n killed between: cancelled once; sent meanwhile: refused and told', async () => {
		const [id = '', gone = ''] = orders(1, { count: 2, productName: '수제 딸기잼 300g' });
		await switchOn();
		await soldOut('딸기잼');
		const [first, late] = [await asked(id), await asked(gone)];
		await soldOut('딸기잼');
		await until('all four', () => countOf(shop, '취소할까요?') === 4 || undefined);
		const held = shop.outside.hold(({ body }) => JSON.stringify(body ?? '').includes('품절 취소*'));
		await pressIn(shop, first, '취소·환불');
		await held;
		await shop.crash();
		await told(shop, '멈췄습니다', '취소 알림');
		await pressIn(shop, await asked(id), '취소·환불');
		await told(shop, '이미 취소된 주문입니다', id);
		shop.sandbox.npay.put(gone, 'DELIVERING');
		await pressIn(shop, late, '취소·환불');
		await told(shop, '품절 주문을 취소하지 못했습니다', gone);
		expect(totals().writes.cancelRequest).toBe(1);
		expect(stateOf(gone)).toBe('DELIVERING');
	});

	it('Naver away: the search, and the cancel, are told', async () => {
		const [id = ''] = orders(1, { productName: '수제 딸기잼 300g' });
		await switchOn();
		await soldOut('딸기잼');
		const message = await asked(id);
		shop.sandbox.faults.add({ kind: 'status', status: 503, match: {}, times: 0 });
		await pressIn(shop, message, '취소·환불');
		await told(shop, '품절 주문을 취소하지 못했습니다', id);
		await soldOut('딸기잼');
		await told(shop, '「미발송 주문 (Unsent)」 단계에서 멈췄습니다');
		shop.sandbox.faults.clear();
		expect(totals().writes.cancelRequest).toBeUndefined();
	});
});
