import type { IDataObject } from 'n8n-workflow';

import { NPAY_WRITES } from '../support/contracts/npayWrites';
import { openShop, QUERY, type Shop } from '../support/shops/shop';

let shop: Shop;
beforeAll(async () => {
	shop = await openShop({
		settings: { npay: { signatureClock: 'real', rateLimit: { enabled: false } } },
	});
});
afterAll(async () => await shop.sandbox.close());
beforeEach(() => shop.reset());

/** Writes, and nothing that only reads. */
const sent = () =>
	shop.sandbox.journal
		.entries({ path: '/product-orders' })
		.filter(({ method, route }) => method === 'POST' && route !== QUERY);

/** What a call sends about the one product order that it is for. */
function about(body: unknown): IDataObject {
	const [list] = Object.values((body ?? {}) as IDataObject).filter(Array.isArray) as unknown[][];
	const one = list === undefined ? body : list[0];
	const fields = typeof one === 'object' && one !== null ? { ...(one as IDataObject) } : {};
	delete fields.productOrderId;
	return fields;
}

const OTHER_STATES = ['PAYED_NOT_YET', 'DELIVERING', 'RETURN_HELD', 'EXCHANGE_HELD'] as const;

test.each(Object.keys(NPAY_WRITES))(
	'%s: flat rows with the same columns in every state, which hold all that is then sent',
	async (name) => {
		const { parameters = {}, from = 'PAYED_OK' } = NPAY_WRITES[name] ?? {};
		const states = [from, ...OTHER_STATES];
		const ids = shop.paidOrders(states.length);
		states.forEach((state, index) => shop.sandbox.npay.put(ids[index] ?? '', state));
		shop.sandbox.journal.clear();
		const items = ids.map((productOrderId) => ({ productOrderId }));
		const options = { ...(parameters.options as IDataObject), dryRun: true };
		const { json: rows } = await shop.engine.run({ ...parameters, options }, { items });
		expect(sent()).toEqual([]);
		expect(rows).toHaveLength(states.length);
		expect(rows[0]).toMatchObject({ dryRun: true, allowed: true, alreadyDone: false });
		const [columns = []] = rows.map(Object.keys);
		for (const row of rows) {
			expect(Object.keys(row)).toEqual(columns);
			expect(Object.values(row).filter((value) => Object(value) === value)).toEqual([]);
			if (row.allowed === true) expect(row.reason).toBeNull();
			else expect(row.reason).toMatch(/[가-힣]/);
		}

		await shop.engine.run(parameters, { items: items.slice(0, 1) });
		const [call] = sent();
		expect(rows[0]?.call).toBe(`POST ${call?.path.slice(call.path.indexOf('/v1/')) ?? ''}`);
		for (const [field, value] of Object.entries(about(call?.body))) {
			expect(columns).toContain(`send_${field}`);
			// Where none is given it is the server's own time, which a dry run doesn't know.
			expect(rows[0]?.[`send_${field}`]).toBe(field === 'dispatchDate' ? null : value);
		}
	},
);

test('what is done already is said, and is no refusal', async () => {
	const [id = ''] = shop.paidOrders(1);
	shop.sandbox.npay.put(id, 'PAYED_OK');
	const { json } = await shop.engine.run(
		{ ...NPAY_WRITES.confirm?.parameters, options: { dryRun: true } },
		{ items: [{ productOrderId: id }] },
	);
	expect(json[0]).toMatchObject({
		allowed: true,
		alreadyDone: true,
		reason: null,
		placeOrderStatus: 'OK',
		placeOrderStatusLabel: '발주 확인',
	});
});
