import { setTimeout as sleep } from 'node:timers/promises';

import { countOf, fillIn, pressIn, told, untilFailed } from '../support/talk';
import { type OpenTemplate, type TemplateShop, until, useTemplateShop } from '../support/templates';

const FILE = 'cancel-request-to-slack';
/** After so long an open request is asked about again here; Naver's clock may not run further ahead of n8n's. */
const REPEAT_MINUTES = 4;
const REPEAT_MS = REPEAT_MINUTES * 60_000 + 5_000;
/** A few polls. */
const A_WHILE_MS = 8_000;

let shop: TemplateShop;
useTemplateShop('template-cancel-request', (open) => {
	shop = open;
});

async function switchOn(repeatAfterMinutes = 720): Promise<OpenTemplate> {
	const template = await shop.import(FILE, {
		settings: { 'Slack 채널': '#주문' },
		parameters: { '취소 요청 (Request)': { options: { maxPerPoll: 1, repeatAfterMinutes } } },
	});
	return await template.activate();
}

/** Product orders whose buyers ask to cancel. */
function requests(count = 1): string[] {
	const orders = shop.sandbox.npay.createOrders({ count });
	const ids = orders.flatMap(({ productOrderIds }) => productOrderIds);
	for (const id of ids) shop.sandbox.npay.put(id, 'CANCEL_REQUEST');
	return ids;
}

const one = (): string => requests()[0] ?? '';
const asked = async (id: string) => await told(shop, '취소 요청*', id);
const stateOf = (id: string) => shop.sandbox.npay.stateOf(id);
const writes = () => shop.sandbox.npay.ledger().totals.writes;
/** Calls that approve, refused ones too: the sandbox approves a claim once, however often it is asked. */
const approvals = () => shop.sandbox.journal.entries({ path: '/claim/cancel/approve' }).length;

describe('a cancel request', () => {
	it('is asked about, once each, and done what was pressed', async () => {
		const [first = '', second = ''] = requests(2);
		await switchOn();
		const message = await asked(first);
		expect(message).toMatchObject({ channel: '#주문' });
		const name = shop.sandbox.npay.productOrder(first)?.order.ordererName ?? '?';
		expect(message.text).not.toContain(name);
		await pressIn(shop, message, '승인');
		await told(shop, '취소를 승인했습니다', first);
		expect(stateOf(first)).toBe('CANCELED');

		await pressIn(shop, await asked(second), '이미 발송함');
		const form = await told(shop, '이미 발송함*', second);
		await fillIn(shop, form, '송장 입력', ['CJ대한통운', '6400-1234-5678']);
		const sent = await told(shop, '발송 처리*', second);
		expect(sent.text).toContain('CJ대한통운 6400-1234-5678');
		expect(stateOf(second)).toBe('DELIVERING');
		expect(writes()).toMatchObject({ cancelApprove: 1, dispatch: 1 });

		const before = shop.outside.slack.messages.length;
		await sleep(A_WHILE_MS);
		expect(shop.outside.slack.messages).toHaveLength(before);
	});

	it('without a tracking number nothing is sent, and that is told', async () => {
		const id = one();
		await switchOn();
		await pressIn(shop, await asked(id), '이미 발송함');
		await fillIn(shop, await told(shop, '이미 발송함*', id), '송장 입력', ['CJ대한통운', ' ']);
		await told(shop, '송장번호를 받지 못해', id);
		expect(stateOf(id)).toBe('CANCEL_REQUEST');
		expect(writes().dispatch).toBeUndefined();
	});

	it('a number that cannot be one is told with the order', async () => {
		const id = one();
		await switchOn();
		await pressIn(shop, await asked(id), '이미 발송함');
		await fillIn(shop, await told(shop, '이미 발송함*', id), '송장 입력', [
			'CJ대한통운',
			'송장 없음',
		]);
		await told(shop, '취소 요청을 처리하지 못했습니다', id);
		expect(stateOf(id)).toBe('CANCEL_REQUEST');
	});

	it('that was withdrawn, or made anew, is not approved by the old button', async () => {
		const [gone = '', anew = ''] = requests(2);
		await switchOn();
		const first = await asked(gone);
		const second = await asked(anew);
		for (const id of [gone, anew]) shop.sandbox.npay.act(id, 'withdrawCancel');
		shop.sandbox.npay.act(anew, 'requestCancel');
		await pressIn(shop, first, '승인');
		await told(shop, '아무것도 하지 않았습니다', gone);
		await pressIn(shop, second, '승인');
		await told(shop, '아무것도 하지 않았습니다', anew);
		expect(stateOf(anew)).toBe('CANCEL_REQUEST');
		expect(writes().cancelApprove).toBeUndefined();
	});

	it('a lost answer is no second approval', async () => {
		const id = one();
		await switchOn();
		const message = await asked(id);
		shop.sandbox.faults.add({ kind: 'resetAfter', match: { path: '/claim/cancel/approve' } });
		await pressIn(shop, message, '승인');
		await told(shop, '취소를 승인했습니다', id);
		expect(approvals()).toBe(1);
	});
});

describe('trouble', () => {
	it('Naver away is told, not with every poll, and nothing is lost', async () => {
		const template = await switchOn();
		shop.sandbox.faults.add({ kind: 'status', status: 503, match: {}, times: 0 });
		const id = one();
		await untilFailed(template, 3);
		await told(shop, '멈췄습니다');
		// Once an hour: two where the hour has just ended.
		expect(countOf(shop, '멈췄습니다')).toBeLessThanOrEqual(2);
		shop.sandbox.faults.clear();
		await asked(id);
	});

	it('Slack away: the request is asked about again', async () => {
		const id = one();
		shop.outside.away.set('slack.com', 503);
		const template = await switchOn(REPEAT_MINUTES);
		await untilFailed(template, 1);
		shop.outside.away.clear();
		shop.sandbox.clock.advance(REPEAT_MS);
		await asked(id);
	});

	it('killed while it asks: told, and asked again', async () => {
		const id = one();
		// An earlier test's run may still be telling of its own request.
		const held = shop.outside.hold(({ body }) => {
			const text = JSON.stringify(body ?? '');
			return text.includes('취소 요청*') && text.includes(id);
		});
		await switchOn(REPEAT_MINUTES);
		await held;
		await shop.crash();
		await told(shop, '멈췄습니다', '승인할까요?');
		shop.sandbox.clock.advance(REPEAT_MS);
		await pressIn(shop, await asked(id), '승인');
		await told(shop, '취소를 승인했습니다', id);
		expect(approvals()).toBe(1);
	});

	it('killed after the approval: told, and not approved again', async () => {
		const id = one();
		await switchOn();
		const held = shop.outside.hold(({ body }) =>
			JSON.stringify(body ?? '').includes('승인했습니다'),
		);
		await pressIn(shop, await asked(id), '승인');
		await held;
		await shop.crash();
		await told(shop, '멈췄습니다', '승인 알림');
		expect(stateOf(id)).toBe('CANCELED');
		await sleep(A_WHILE_MS);
		expect(countOf(shop, '취소 요청*')).toBe(1);
		expect(approvals()).toBe(1);
	});

	it('killed while it waits: the button works', async () => {
		const id = one();
		const template = await switchOn();
		const message = await asked(id);
		// Slack has the message before n8n has saved that it waits: killed in between, n8n forgets the run.
		await until('it waits', async () => {
			const [execution] = await template.executions();
			return execution?.status === 'waiting' || undefined;
		});
		await shop.crash();
		await pressIn(shop, message, '승인');
		await told(shop, '취소를 승인했습니다', id);
		expect(approvals()).toBe(1);
	});
});
