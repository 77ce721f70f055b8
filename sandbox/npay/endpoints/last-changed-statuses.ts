import { toKst } from '../../core/time/kst';
import { LAST_CHANGED_TYPES } from '../codes';
import { type FeedQuery, type FeedRow, feedRowOnWire } from '../orders/feed';
import type { NpaySettings } from '../settings';
import { type Call, type Endpoint, MALL } from './endpoint';
import { readRange } from './range';

const NAMES = ['lastChangedFrom', 'lastChangedTo', 'lastChangedType', 'moreSequence', 'limitCount'];

/** 변경 상품 주문 내역 조회 */
export const lastChangedStatuses: Endpoint = {
	method: 'GET',
	template: `${MALL}/product-orders/last-changed-statuses`,
	run(call) {
		const { simulator, merchantId, query, note } = call;
		const { settings } = simulator;
		query.only(NAMES, settings, note);
		const { from, to } = readRange(query, 'lastChangedFrom', 'lastChangedTo');
		const reading: FeedQuery = {
			merchantId,
			from,
			to,
			type: query.optionalCode('lastChangedType', LAST_CHANGED_TYPES),
			moreSequence: query.optionalText('moreSequence'),
			limit: Math.min(query.optionalInt('limitCount', 1) ?? settings.pageLimit, settings.pageLimit),
		};
		disturb(call, reading);
		const { rows, next } = simulator.feed.page(reading);
		if (rows.length === 0 && settings.emptyFeedWithoutData) return undefined;
		return {
			lastChangeStatuses: rows.map(feedRowOnWire),
			...moreOnWire(next, settings.lastPageMore),
			count: rows.length,
		};
	},
};

/** Where to go on; after the last page, what the setting has for nothing. */
function moreOnWire(
	next: FeedRow | undefined,
	lastPageMore: NpaySettings['lastPageMore'],
): { more?: object | null } {
	if (next) return { more: { moreFrom: toKst(next.second), moreSequence: next.productOrderId } };
	switch (lastPageMore) {
		case 'absent':
			return {};
		case 'null':
			return { more: null };
		case 'empty':
			return { more: {} };
		case 'nullMembers':
			return { more: { moreFrom: null, moreSequence: null } };
		case 'emptyMembers':
			return { more: { moreFrom: '', moreSequence: '' } };
	}
}

/** The fault `changeWhilePaging`: rows of this page change, and so move, before it is answered. */
function disturb({ simulator, struck }: Call, reading: FeedQuery): void {
	for (const fault of struck.modifiers) {
		if (fault.kind !== 'changeWhilePaging') continue;
		const { rows, next } = simulator.feed.page(reading);
		const ids = [...rows, ...(next ? [next] : [])].map(({ productOrderId }) => productOrderId);
		simulator.changeSome(ids, fault.count ?? 1, fault.position ?? 'first');
	}
}
