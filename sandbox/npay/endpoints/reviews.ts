import { invalid } from '../gateway/errors';
import { REVIEW_TYPES, reviewOnWire } from '../reviews';
import { type Endpoint, MALL } from './endpoint';
import { readRange } from './range';

/**
 * 리뷰 조회. Only its path is known; the rest is a guess, so the parameters' names can be set and
 * unknown ones pass.
 */
export const reviews: Endpoint = {
	method: 'GET',
	template: `${MALL}/reviews`,
	run({ simulator, merchantId, query, note }) {
		const { settings } = simulator;
		const names = settings.reviewParameters;
		query.only(Object.values(names), { ...settings, unknownInput: 'ignore' }, note);
		const { from, to } = readRange(query, names.from, names.to);
		const type = query.optionalCode(names.reviewType, REVIEW_TYPES);
		const page = query.optionalInt(names.page, 1) ?? 1;
		const size = query.optionalInt(names.pageSize, 1) ?? settings.pageLimit;
		if (size > settings.pageLimit) throw invalid('Range', names.pageSize);
		const found = simulator.reviews
			.between(merchantId, from, to)
			.filter(({ reviewType }) => type === undefined || reviewType === type);
		const start = (page - 1) * size;
		return {
			contents: found.slice(start, start + size).map(reviewOnWire),
			pagination: { page, size, hasNext: found.length > start + size },
		};
	},
};
