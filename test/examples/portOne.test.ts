import fs from 'node:fs';
import path from 'node:path';
import type { IConnections, IDataObject, INode } from 'n8n-workflow';

import { CUSTOMER, openPortOne, type PortOneShop } from '../support/portOneShop';
import { standIns } from '../support/standIns';
import { WebhookServer } from '../support/webhookServer';

interface Example {
	nodes: INode[];
	connections: IConnections;
}

/** An example as a user has it once the credential is chosen. */
function load(file: string): Example {
	const text = fs.readFileSync(path.join(__dirname, '../../examples', `${file}.json`), 'utf8');
	const { nodes, connections } = JSON.parse(text) as Example;
	for (const node of nodes) {
		if (node.credentials?.portOneApi) node.credentials.portOneApi.id = 'portOne';
	}
	return { nodes, connections };
}

let shop: PortOneShop;
let webhook: WebhookServer;
const told: string[] = [];
beforeAll(async () => {
	shop = await openPortOne();
	shop.engine.standIns = standIns(told);
	webhook = await new WebhookServer(shop.engine).open();
});
afterAll(async () => {
	await webhook.close();
	await shop.sandbox.close();
});

/** Puts an example behind the webhook, as if it were active. */
function activate(example: Example, start: string): void {
	const trigger = example.nodes.find(({ name }) => name === start);
	const staticData: IDataObject = {};
	webhook.reset(trigger?.parameters);
	webhook.workflow = async (item) => {
		const run = await shop.engine.runFrom(example, start, [item], staticData);
		expect(run.data.resultData.error).toBeUndefined();
	};
	shop.sandbox.portOneV1.patchSettings({ notifications: { url: webhook.url } });
}
beforeEach(() => {
	shop.reset();
	told.length = 0;
});

const passTo = async (time: string) => {
	await shop.passTo(time);
	await webhook.settled();
};
const book = async (merchant_uid: string, schedule_at: string) =>
	await shop.run({
		resource: 'schedule',
		operation: 'create',
		customer_uid: CUSTOMER,
		merchant_uid,
		schedule_at,
		amount: 9_900,
		name: '정기 구독',
	});
const totals = () => shop.sandbox.portOneV1.ledger().totals;

test('subscription-month-by-month goes on by itself from the first payment', async () => {
	activate(load('subscription-month-by-month'), 'Paid (결제완료)');
	await book('first', '2026-11-30T10:00:00+09:00');
	for (const day of ['2026-11-30', '2026-12-31', '2027-01-31', '2027-02-28', '2027-03-31']) {
		await passTo(`${day}T10:00:00+09:00`);
	}
	expect(totals()).toMatchObject({
		charges: 5,
		chargedTwice: 0,
		schedules: { scheduled: 1, executed: 5 },
	});
	expect(told).toHaveLength(5);
	expect(told[4]).toMatch(/2027-04-30T10:00:00.000\+09:00, 9900원 \(created\)/);
});

test('subscription-month-by-month tells when the next payment can not be booked', async () => {
	activate(load('subscription-month-by-month'), 'Paid (결제완료)');
	await book('first', '2026-11-30T10:00:00+09:00');
	shop.sandbox.faults.add({
		kind: 'status',
		status: 400,
		match: { path: '/subscribe/payments/schedule', method: 'POST' },
		times: 0,
	});
	await passTo('2026-11-30T10:00:00+09:00');
	expect(told).toEqual([expect.stringMatching(/예약하지 못했습니다/)]);
});

test('failed-payment-retry tries three times more, then tells', async () => {
	activate(load('failed-payment-retry'), 'Failed (결제실패)');
	await book('order-1', '2026-11-30T10:00:00+09:00');
	shop.sandbox.portOneV1.setCard(CUSTOMER, { result: 'fails', message: '한도 초과' });
	for (const day of ['2026-11-30', '2026-12-03', '2026-12-06', '2026-12-09', '2026-12-12']) {
		await passTo(`${day}T10:00:00+09:00`);
	}
	expect(totals()).toMatchObject({ charges: 0, failed: 4, schedules: { scheduled: 0 } });
	expect(told).toHaveLength(4);
	expect(told[0]).toMatch(/order-1 결제를 2026-12-03T10:00:00/);
	expect(told[3]).toMatch(/4번 실패했습니다: .*한도 초과/);
});

test('failed-payment-retry ends with one charge once the card works', async () => {
	activate(load('failed-payment-retry'), 'Failed (결제실패)');
	await book('order-1', '2026-11-30T10:00:00+09:00');
	shop.sandbox.portOneV1.setCard(CUSTOMER, { result: 'succeeds', failsTimes: 2 });
	for (const day of ['2026-11-30', '2026-12-03', '2026-12-06', '2026-12-09']) {
		await passTo(`${day}T10:00:00+09:00`);
	}
	expect(totals()).toMatchObject({ charges: 1, failed: 2, chargedTwice: 0 });
});

test('customer-leaves cancels everything that is scheduled for the customer', async () => {
	for (const month of [1, 2, 3]) await book(`order-${month}`, `2027-0${month}-05T10:00:00+09:00`);
	const run = await shop.engine.runFrom(
		load('customer-leaves'),
		'Form (해지 접수)',
		[{ customer_uid: CUSTOMER }],
		{},
	);
	expect(run.data.resultData.error).toBeUndefined();
	expect(told).toEqual([expect.stringMatching(/예약된 결제 3건을 취소했습니다/)]);
	await shop.passTo('2027-06-01T00:00:00+09:00');
	expect(totals()).toMatchObject({ charges: 0, schedules: { scheduled: 0, revoked: 3 } });
});
