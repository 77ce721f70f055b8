import type { NpayClient } from '../../../../nodes/Npay/api/client';
import { readDetails } from '../../../../nodes/Npay/trigger/changes/details';
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
