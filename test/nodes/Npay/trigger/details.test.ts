import type { NpayClient } from '../../../../nodes/Npay/api/client';
import { PollDetails, readDetails } from '../../../../nodes/Npay/trigger/changes/details';
import { ApiFailure } from '../../../../nodes/shared/http/apiFailure';

const IDS = Array.from({ length: 700 }, (_, index) => `20261122${String(index).padStart(8, '0')}`);
const failure = (httpCode: string) =>
	new ApiFailure({ message: '잠시 후 다시 시도해 주세요', httpCode }, true, false);

/** A server that fails whenever one of some product orders is asked for. */
function clientFailingAt(broken: readonly string[], httpCode = '500') {
	const calls: string[][] = [];
	const request = async (_: string, { body }: { body: { productOrderIds: string[] } }) => {
		calls.push(body.productOrderIds);
		if (body.productOrderIds.some((id) => broken.includes(id))) throw failure(httpCode);
		return await Promise.resolve({
			data: body.productOrderIds.map((productOrderId) => ({ productOrder: { productOrderId } })),
		});
	};
	return { client: { request } as unknown as NpayClient, calls };
}

test('one product order at which Naver fails for good keeps no other back, and comes with the reason', async () => {
	const { client, calls } = clientFailingAt([IDS[400] ?? '']);
	const { byId, problems } = await readDetails(client, IDS, () => true);
	expect(byId.size).toBe(699);
	expect([...problems]).toEqual([[IDS[400], '잠시 후 다시 시도해 주세요']]);
	expect(calls.length).toBeLessThan(30);
});

test('a server that fails as a whole fails the poll, after few calls', async () => {
	const { client, calls } = clientFailingAt(IDS);
	await expect(readDetails(client, IDS, () => true)).rejects.toThrow(ApiFailure);
	expect(calls.length).toBeLessThanOrEqual(6);
});

test('a single product order that fails, with none to compare, fails the poll', async () => {
	const { client } = clientFailingAt(IDS);
	await expect(readDetails(client, IDS.slice(0, 1), () => true)).rejects.toThrow(ApiFailure);
});

test('a lost connection is nobody’s own, and time that is over ends the search', async () => {
	const lost = clientFailingAt([IDS[0] ?? ''], 'ECONNRESET');
	await expect(readDetails(lost.client, IDS, () => true)).rejects.toThrow(ApiFailure);
	expect(lost.calls).toHaveLength(1);
	const slow = clientFailingAt([IDS[0] ?? '']);
	await expect(readDetails(slow.client, IDS, () => false)).rejects.toThrow(ApiFailure);
	expect(slow.calls).toHaveLength(1);
});

test('product orders are read while more become known, and one that changed again is read again', async () => {
	const { client, calls } = clientFailingAt([]);
	const reader = new PollDetails(client, () => true);
	for (const id of IDS.slice(0, 300)) reader.add(id);
	await new Promise((resolve) => setImmediate(resolve));
	expect(calls).toEqual([IDS.slice(0, 300)]);
	for (const id of [IDS[0], IDS[1], IDS[0]]) reader.add(id ?? '');
	expect((await reader.end()).byId.size).toBe(300);
	expect(calls.slice(1)).toEqual([IDS.slice(0, 2)]);
});

test('one that changed again and can not be read then comes with the reason, not as it was before', async () => {
	const broken: string[] = [];
	const { client } = clientFailingAt(broken);
	const reader = new PollDetails(client, () => true);
	for (const id of IDS.slice(0, 300)) reader.add(id);
	await new Promise((resolve) => setImmediate(resolve));
	broken.push(IDS[0] ?? '');
	reader.add(IDS[0] ?? '');
	const { byId, problems } = await reader.end();
	expect([byId.has(IDS[0] ?? ''), byId.size]).toEqual([false, 299]);
	expect([...problems.keys()]).toEqual([IDS[0]]);
});

test('a call that has failed beside the feed is told at the end, and no other follows it', async () => {
	const { client, calls } = clientFailingAt(IDS, 'ECONNRESET');
	const reader = new PollDetails(client, () => true);
	for (const id of IDS) reader.add(id);
	await new Promise((resolve) => setImmediate(resolve));
	expect(reader.hasFailed).toBe(true);
	await expect(reader.end()).rejects.toThrow(ApiFailure);
	expect(calls).toHaveLength(1);
});
