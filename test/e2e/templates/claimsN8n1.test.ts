import { fillIn, pressIn, told } from '../support/talk';
import {
	loadTemplate,
	SPREADSHEET,
	SPREADSHEET_URL,
	type TemplateShop,
	useTemplateShop,
} from '../support/templates';

const DAY_MS = 24 * 3_600_000;

let shop: TemplateShop;
useTemplateShop(
	'template-claims-n8n1',
	(open) => {
		shop = open;
	},
	{ line: 1 },
);

const settings = { 'Slack 채널': '#주문' };

/** A product order that was paid two days ago. */
function order(): string {
	const paymentDate = Date.now() - 2 * DAY_MS;
	const [one] = shop.sandbox.npay.createOrders({ count: 1, paymentDate, productName: '딸기잼' });
	return one?.productOrderIds[0] ?? '';
}

it('cancel-request-to-slack', async () => {
	const [approved, sent] = [order(), order()];
	for (const id of [approved, sent]) shop.sandbox.npay.put(id, 'CANCEL_REQUEST');
	await (await shop.import('cancel-request-to-slack', { settings })).activate();
	await pressIn(shop, await told(shop, '취소 요청*', approved), '승인');
	await told(shop, '취소를 승인했습니다', approved);
	await pressIn(shop, await told(shop, '취소 요청*', sent), '이미 발송함');
	const form = await told(shop, '이미 발송함*', sent);
	await fillIn(shop, form, '송장 입력', ['롯데택배', '640012345678']);
	await told(shop, '발송 처리*', sent);
	expect([approved, sent].map((id) => shop.sandbox.npay.stateOf(id))).toEqual([
		'CANCELED',
		'DELIVERING',
	]);
});

it('dispatch-due-soon', async () => {
	const id = order();
	const template = await shop.import('dispatch-due-soon', { settings });
	await template.activate();
	await template.run('매일 아침 (Daily)');
	const message = await told(shop, '발송 기한 임박*', id);
	const day = new Date(Date.now() + 6 * DAY_MS).toISOString().slice(0, 10);
	await fillIn(shop, message, '발송 지연', [day, '주문 제작', '만들고 있습니다']);
	await told(shop, '발송 지연 처리*', id);
	expect(shop.sandbox.npay.stateOf(id)).toBe('PAYED_NOT_YET');
	expect(shop.sandbox.npay.ledger().totals.delayed).toBe(1);
});

it('claims-board', async () => {
	const id = order();
	shop.sandbox.npay.put(id, 'RETURN_REQUEST');
	shop.outside.sheets.put(SPREADSHEET, { '반품·교환': [] });
	const template = await shop.import('claims-board', {
		settings: { ...settings, '시트 주소': SPREADSHEET_URL },
	});
	await template.run('매시간 (Hourly)');
	shop.sandbox.npay.act(id, 'withdrawClaim');
	await template.run('매시간 (Hourly)');
	expect(shop.outside.sheets.rows(SPREADSHEET, '반품·교환')).toMatchObject([
		{ 상품주문번호: id, 진행: '끝남', 클레임상태: '반품 철회' },
	]);
});

it('sold-out-cancel', async () => {
	const id = order();
	await (await shop.import('sold-out-cancel', { settings })).activate();
	const form = loadTemplate('sold-out-cancel').nodes.find(({ type }) =>
		type.endsWith('.formTrigger'),
	) as unknown as { webhookId: string };
	const body = new FormData();
	body.set('field-0', '딸기잼');
	await fetch(`${shop.instance.server.url}/form/${form.webhookId}`, {
		method: 'POST',
		headers: { authorization: `Basic ${Buffer.from('staff:staff').toString('base64')}` },
		body,
	});
	await pressIn(shop, await told(shop, '취소할까요?', id), '취소·환불');
	await told(shop, '품절 취소*', id);
	expect(shop.sandbox.npay.stateOf(id)).toBe('CANCELED');
});
