import type { Sandbox } from '../../../sandbox';
import { DAY, frozenSandbox, NOW, PortOneClient, type Reply } from '../support/portone-v1';
import type { Members } from '../support/wire';

const CUSTOMERS = '/subscribe/customers';

describe('billing keys at the simulated PortOne', () => {
	let sandbox: Sandbox;
	let client: PortOneClient;
	beforeAll(async () => (sandbox = await frozenSandbox()));
	beforeEach(async () => {
		sandbox.reset();
		client = await PortOneClient.ready(sandbox);
		const customer = { name: '김네이버', email: 'kim@example.com' };
		sandbox.portOneV1.addBillingKey({ customerUid: 'kim/1', customerId: 'kim', customer });
	});
	afterAll(() => sandbox.close());

	const said = ({ status, body }: Reply) => [status, body.code];

	it('shows a card, masked, since when it is there, and when it was changed', async () => {
		sandbox.clock.advance(DAY * 1000);
		await client.renewToken();
		const card = { number: '123456******7890', name: '국민카드' };
		sandbox.portOneV1.addBillingKey({ customerUid: 'kim/1', card });
		expect((await client.get(`${CUSTOMERS}/kim%2F1`)).body.response).toMatchObject({
			customer_uid: 'kim/1',
			customer_id: 'kim',
			customer_name: '김네이버',
			card_number: '123456******7890',
			card_name: '국민카드',
			pg_provider: 'nice_v2',
			sandbox: false,
			inserted: NOW,
			updated: NOW + DAY,
		});
	});

	it('shows one of a channel group with its channels', async () => {
		sandbox.portOneV1.addBillingKey({ customerUid: 'g', channelGroupId: 'group-1' });
		const { response } = (await client.get(`${CUSTOMERS}/g`)).body;
		expect(response).toMatchObject({
			channelGroupId: 'group-1',
			succeededChannels: [{ pg_provider: 'nice_v2', card_number: '949019******1234' }],
			failedChannels: [],
		});
		expect(response).not.toHaveProperty('pg_provider');
	});

	it('gives several: all, a part (207), or none (404)', async () => {
		const ask = (...uids: string[]) => client.get(CUSTOMERS, { 'customer_uid[]': uids });
		sandbox.portOneV1.addBillingKey({ customerUid: 'lee' });
		const both = await ask('lee', 'kim/1', 'lee');
		expect([both.status, both.body.response.map((one) => one['customer_uid'])]).toEqual([
			200,
			['lee', 'kim/1'],
		]);
		expect(said(await ask('lee', 'none'))).toEqual([207, 0]);
		expect(said(await ask('none'))).toEqual([404, -1]);
		expect(said(await client.get(CUSTOMERS))).toEqual([404, -1]);
		expect(said(await client.get(`${CUSTOMERS}/none`))).toEqual([404, -1]);
	});

	it('deletes for good; what is scheduled stays, and fails', async () => {
		await client.post('/subscribe/payments/schedule', {
			customer_uid: 'kim/1',
			schedules: [
				{ merchant_uid: 's', schedule_at: NOW + DAY, currency: 'KRW', amount: 100, name: '구독' },
			],
		});
		const gone = await client.delete(`${CUSTOMERS}/kim%2F1`, { reason: '해지' });
		expect([...said(gone), gone.body.response['customer_uid']]).toEqual([200, 0, 'kim/1']);
		expect(said(await client.delete(`${CUSTOMERS}/kim%2F1`))).toEqual([404, -1]);
		expect(said(await client.get(`${CUSTOMERS}/kim%2F1`))).toEqual([404, -1]);
		expect(sandbox.journal.entries({ path: CUSTOMERS })[0]?.notes).toEqual([
			'billing key deleted while schedules wait',
		]);
		sandbox.clock.advance(DAY * 1000);
		expect(sandbox.portOneV1.ledger().totals).toMatchObject({ charges: 0, failed: 1 });
		const wrong = { 'extra[requester]': 'nobody' };
		sandbox.portOneV1.addBillingKey({ customerUid: 'lee' });
		await client.renewToken();
		expect(said(await client.delete(`${CUSTOMERS}/lee`, wrong))).toEqual([200, 1]);
		expect(said(await client.get(`${CUSTOMERS}/lee`))).toEqual([200, 0]);
	});

	it('lists what a customer paid, 20 a page, the latest first', async () => {
		for (let at = 0; at < 25; at += 1) {
			const startedAt = (NOW - 100 + at) * 1000;
			sandbox.portOneV1.createPayment({ customerUid: 'kim/1', merchantUid: `m${at}`, startedAt });
		}
		sandbox.portOneV1.createPayment({ customerUid: 'lee' });
		const path = `${CUSTOMERS}/kim%2F1/payments`;
		const page = async (query: Members) => {
			const { total, next, list } = (await client.get(path, query)).body.response;
			return [total, next, (list as Members[]).map((one) => one['merchant_uid'])];
		};
		expect(await page({})).toEqual([25, 2, Array.from({ length: 20 }, (_, at) => `m${24 - at}`)]);
		expect(await page({ page: 2 })).toEqual([25, 0, ['m4', 'm3', 'm2', 'm1', 'm0']]);
		expect(await page({ page: 3 })).toEqual([25, 0, []]);
		sandbox.portOneV1.removeBillingKey('kim/1');
		expect((await page({}))[0]).toBe(25);
		sandbox.portOneV1.patchSettings({ search: { ofDeletedKeys: 'refused' } });
		expect(said(await client.get(path))).toEqual([404, -1]);
		expect(said(await client.get(`${CUSTOMERS}/nobody/payments`))).toEqual([404, -1]);
	});

	it('is nobody else’s', async () => {
		const other = { impKey: '2', impSecret: 's' };
		sandbox.portOneV1.patchSettings({
			accounts: [...sandbox.portOneV1.settings.accounts, other],
		});
		await client.renewToken(other);
		for (const path of ['kim%2F1', 'kim%2F1/payments']) {
			expect(said(await client.get(`${CUSTOMERS}/${path}`))).toEqual([404, -1]);
		}
		expect(said(await client.delete(`${CUSTOMERS}/kim%2F1`))).toEqual([404, -1]);
	});
});
