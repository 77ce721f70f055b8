import { reviewOnWire } from '../naver/on-wire';
import type { Endpoint } from './endpoint';

const TYPES = { general: 'GENERAL', premium: 'PREMIUM' } as const;

/**
 * 네이버페이 구매평 조회 API. Its document puts `channel_key` into the form of a GET; it is taken
 * from the query too.
 */
export const naverReviews: Endpoint = {
	method: 'GET',
	template: '/naver/reviews',
	parameters: ['channel_key', 'from', 'to', 'review_type'],
	wrongInput: 400,
	run({ shop, input }) {
		const key = input.text('channel_key');
		const from = input.time('from');
		const to = input.time('to');
		if (to < from) throw input.wrong('to', 'from보다 과거일 수 없습니다');
		const type = TYPES[input.code('review_type', ['general', 'premium'])];
		const channel = shop.settings.channels.find((one) => one.key === key);
		if (channel?.pgProvider !== 'naverco') {
			throw input.wrong('channel_key', '네이버페이 주문형 채널이 아닙니다');
		}
		const found = shop.npay.reviews.between(channel.pgId, from, to + 999);
		return {
			response: found
				.filter(({ reviewType }) => reviewType === type)
				.map((review) => reviewOnWire(review, shop.settings)),
		};
	},
};
