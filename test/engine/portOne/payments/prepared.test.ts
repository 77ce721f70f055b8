import type { INodeParameters } from 'n8n-workflow';

import type { FaultSpec } from '../../../../sandbox/core/faults/kinds';
import { openPortOne, type PortOneShop } from '../../../support/shops/portOneShop';
import { restart } from '../../../support/sleep';

let shop: PortOneShop;
beforeAll(async () => {
	shop = await openPortOne();
});
afterAll(async () => await shop.sandbox.close());
beforeEach(() => shop.reset());

const goOn = { onError: 'continueRegularOutput' } as const;
const PREPARE = '/payments/prepare';
const UID = '주문/1 가';

const run = async (operation: string, changed: INodeParameters = {}) => {
	const parameters = { resource: 'preparedAmount', operation, merchant_uid: UID, ...changed };
	return (await shop.run(parameters, goOn)).json[0];
};
const create = async (amount: number, changed: INodeParameters = {}) =>
	await run('prepare', { amount, ...changed });
const update = async (amount: number, changed: INodeParameters = {}) =>
	await run('updateAmount', { amount, ...changed });
const strike = (method: string, fault: object) =>
	shop.sandbox.faults.add({ match: { method, path: PREPARE }, ...fault } as FaultSpec);
const sent = (method: string) => shop.calls(PREPARE, method);

test('registers, reads and updates the amount of an order', async () => {
	expect(await create(10_000)).toMatchObject({ merchant_uid: UID, amount: 10_000, success: true });
	expect(await run('get')).toMatchObject({ merchant_uid: UID, amount: 10_000 });
	expect(await update(12_000, { currency: 'krw' })).toMatchObject({
		...{ amount: 12_000, currency: 'KRW', success: true },
	});
	expect(await run('get')).toMatchObject({ amount: 12_000, currency: 'KRW' });
});

test('what stands already is done already', async () => {
	await create(10_000);
	expect(await create(10_000)).toMatchObject({ amount: 10_000, success: true, alreadyDone: true });
	expect(await update(10_000)).toMatchObject({ amount: 10_000, success: true, alreadyDone: true });
	expect(sent('PUT')).toBe(0);
});

test('another amount is refused by Create in PortOne’s words, with what to do', async () => {
	await create(10_000);
	const row = await create(11_000);
	expect(row).toMatchObject({ merchant_uid: UID, success: false });
	expect(row?.error).toMatch(/이미 사전등록된/);
	expect(row?.advice).toBe('10000 is registered for this merchant_uid. Use Update to change it');
	expect(await create(10_000, { currency: 'USD' })).toMatchObject({ success: false });
});

test('what is not registered is told so', async () => {
	expect(await run('get')).toMatchObject({ success: false, code: 'NOT_FOUND' });
	const row = await update(1_000);
	expect(row?.error).toMatch(/PortOne has no amount registered \(결제금액 사전등록\)/);
	expect(row?.advice).toMatch(/Create/);
	expect(sent('PUT')).toBe(0);
});

/** Every reading is refused with words. */
const refuseReading = (message: string) =>
	strike('GET', {
		...{ kind: 'status', status: 200, code: '7', message, times: 0 },
		match: { path: `${PREPARE}/{merchant_uid}` },
	});

test.each([
	'권한이 필요한 요청입니다.',
	'권한이 없습니다.',
	'요청을 처리할 수 없습니다.',
	'사전등록 정보를 조회할 수 없습니다.',
	'사전등록 조회 권한이 없습니다.',
])('another refusal of a reading is told in its own words: %s', async (message) => {
	refuseReading(message);
	expect((await run('get'))?.error).toBe(message);
	const row = await update(1_000);
	expect(row).toMatchObject({ success: false, error: expect.stringContaining(message) });
	expect(sent('PUT')).toBe(0);
});

test.each([
	'사전등록된 결제정보가 존재하지 않습니다.',
	'등록된 결제금액이 없습니다.',
	'사전 등록 내역이 없습니다.',
	'결제 내역을 찾을 수 없습니다.',
	'존재하는 결제정보가 없습니다.',
])('words that say it is not registered: %s', async (message) => {
	refuseReading(message);
	expect(await run('get')).toMatchObject({ success: false, code: 'NOT_FOUND' });
});

test.each([
	['prepare', 'POST', 10_000],
	['updateAmount', 'PUT', 11_000],
] as const)('%s: a lost answer is made up for by reading', async (operation, method, amount) => {
	if (operation === 'updateAmount') await create(10_000);
	strike(method, { kind: 'resetAfter' });
	expect(await run(operation, { amount })).toMatchObject({ amount, success: true, verified: true });
	expect(sent(method)).toBe(1);
});

test.each([
	['prepare', 'POST', 10_000],
	['updateAmount', 'PUT', 11_000],
] as const)('%s: a call that got lost is sent again', async (operation, method, amount) => {
	if (operation === 'updateAmount') await create(10_000);
	strike(method, { kind: 'resetBefore' });
	expect(await run(operation, { amount })).toMatchObject({ amount, success: true });
	expect(sent(method)).toBe(2);
});

test('an amount that somebody else has set meanwhile is left alone', async () => {
	await create(10_000);
	strike('PUT', { kind: 'resetBefore' });
	let isDone = false;
	const { settings } = shop.sandbox.portOneV1;
	const { prepared } = shop.sandbox.portOneV1.shop;
	const impKey = settings.accounts[0]?.impKey ?? '';
	restart((ms) => {
		shop.sandbox.clock.advance(ms);
		if (!isDone) prepared.put(impKey, { merchantUid: UID, amount: 7_000, currency: undefined });
		isDone = true;
	});
	expect((await update(11_000))?.error).toMatch(/it is 7000 since then/);
	expect(await run('get')).toMatchObject({ amount: 7_000 });
});

test('won have no decimals, and dollars have', async () => {
	const parameters = { resource: 'preparedAmount', operation: 'prepare', merchant_uid: UID };
	const { error } = await shop.run({ ...parameters, amount: 9.9 });
	expect(error?.message).toMatch(/Amount/);
	expect(await create(9.9, { currency: 'USD' })).toMatchObject({ amount: 9.9, currency: 'USD' });
});

test('items that give one order different amounts are refused before anything is sent', async () => {
	const parameters = { resource: 'preparedAmount', operation: 'prepare', merchant_uid: UID };
	const { error } = await shop.run(
		{ ...parameters, amount: '={{ $json.amount }}' },
		{ items: [{ amount: 1_000 }, { amount: 2_000 }] },
	);
	expect(error?.message).toMatch(/has different values in items 0 and 1/);
	expect(shop.calls()).toBe(0);
});
