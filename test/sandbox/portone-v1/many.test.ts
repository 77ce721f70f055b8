import type { Sandbox } from '../../../sandbox';
import { DAY, frozenSandbox, NOW, PortOneClient, purchase } from '../support/portone-v1';

const LIST = '/subscribe/payments/schedule';
const COUNT = 10_000;
const QUARTER = 89 * DAY;

describe('10,000 schedules over 12 months', () => {
	let sandbox: Sandbox;
	let client: PortOneClient;
	beforeAll(async () => {
		sandbox = await frozenSandbox();
		client = await PortOneClient.ready(sandbox);
		sandbox.portOneV1.addBillingKey({ customerUid: 'everybody' });
	});
	afterAll(() => sandbox.close());

	it('are made, listed whole, and paid, each once', async () => {
		const at = (index: number) =>
			NOW + 1 + (Math.floor((index * 7919 * 365 * DAY) / COUNT) % (365 * DAY));
		const schedules = Array.from({ length: COUNT }, (_, index) =>
			purchase(`s-${index}`, at(index)),
		);
		for (let start = 0; start < COUNT; start += 2500) {
			const body = { customer_uid: 'everybody', schedules: schedules.slice(start, start + 2500) };
			expect((await client.post(LIST, body)).body.code).toBe(0);
		}
		const listed: unknown[] = [];
		let pages = 0;
		for (let from = NOW; from < NOW + 366 * DAY; from += QUARTER) {
			for (let page = 1; ; page += 1) {
				const query = { schedule_from: from, schedule_to: from + QUARTER, page, limit: 1000 };
				const { response } = (await client.get(LIST, query)).body;
				listed.push(...response.map((one) => one['merchant_uid']));
				pages += 1;
				if (response.length < 1000) break;
			}
		}
		expect([listed.length, new Set(listed).size]).toEqual([COUNT, COUNT]);
		expect(pages).toBeLessThan(20);
		sandbox.clock.advance(366 * DAY * 1000);
		const { totals } = sandbox.portOneV1.ledger();
		expect(totals).toMatchObject({ charges: COUNT, chargedTwice: 0, merchantUids: COUNT });
	});
});
