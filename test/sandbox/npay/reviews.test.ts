import { control, MALL, START } from '../support/client';
import { Shop } from '../support/shop';

const DAY = 24 * 3600_000;

describe('reviews', () => {
	const shop = Shop.open();
	const read = (query: Record<string, string | number> = {}) =>
		shop.client.get(`${MALL}/reviews`, { from: START, ...query });
	const write = (spec: object = {}) =>
		shop.sandbox.npay.addReview({ productOrderId: shop.paid(), ...spec }).reviewId;

	it('come in order of writing, text ones and those with photos', async () => {
		const late = write({
			reviewType: 'PREMIUM',
			score: 3,
			createdDate: Date.parse(START) + 60_000,
		});
		const early = write({ title: '좋아요' });
		const { body } = await read();
		expect(body.data.contents).toMatchObject([
			{ reviewId: early, title: '좋아요', score: 5, createdDate: START },
			{ reviewId: late, score: 3, writerId: expect.stringMatching(/\*{4}$/) },
		]);
		expect(body.data.contents[0]).not.toHaveProperty('content');
		expect(body.data.contents[1]).toHaveProperty('content');
		const premium = await read({ reviewType: 'PREMIUM' });
		expect(premium.body.data.contents).toMatchObject([{ reviewId: late }]);
	});

	it('are read in pages, within a day, and of the own shop only', async () => {
		for (let count = 0; count < 5; count += 1) write();
		write({ createdDate: Date.parse(START) + DAY + 1 });
		write({ productOrderId: shop.paid({ merchantId: 'np_other' }) });
		const pages = [await read({ pageSize: 3 }), await read({ pageSize: 3, page: 2 })];
		expect(pages.map(({ body }) => body.data.contents.length)).toEqual([3, 2]);
		expect(pages.map(({ body }) => body.data.pagination.hasNext)).toEqual([true, false]);
		expect((await read({ to: '2026-11-23T09:00:00.001+09:00' })).body.code).toBe('104139');
	});

	it.each([
		[{ from: '' }, '4000'],
		[{ reviewType: 'SHORT' }, '4000'],
		[{ reviewType: '' }, '000400'],
		[{ pageSize: 301 }, '4000'],
	])('refuse %j', async (query, code) => {
		const { status, body } = await read(query);
		expect([status, body.code]).toEqual([400, code]);
	});

	it('let unknown parameters pass, and take other names when set so', async () => {
		write();
		expect((await read({ purchaseReviewType: 'GENERAL' })).status).toBe(200);
		expect(shop.sandbox.journal.entries().at(-1)?.notes).toEqual([
			'unknown query member purchaseReviewType',
		]);
		shop.sandbox.npay.patchSettings({ reviewParameters: { from: 'createdFrom' } });
		expect((await read()).body.code).toBe('4000');
		const renamed = await shop.client.get(`${MALL}/reviews`, { createdFrom: START });
		expect(renamed.body.data.contents).toHaveLength(1);
	});

	it('can be written by HTTP', async () => {
		const review = { productOrderId: shop.paid(), reviewType: 'PREMIUM', content: '사진 참고' };
		const { body } = await control(shop.sandbox, 'POST', '/npay/reviews', review);
		expect((await read()).body.data.contents).toMatchObject([
			{ reviewId: body['reviewId'], content: '사진 참고' },
		]);
		const nobody = await control(shop.sandbox, 'POST', '/npay/reviews', { productOrderId: '1' });
		expect([nobody.status, nobody.body.error]).toEqual([400, 'There is no product order 1.']);
	});
});
