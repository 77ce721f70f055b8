import { MINUTE } from '../../../shared/time';
import type { ChangeRow } from '../../api/changes';
import { fetchChanges } from '../../api/changes';
import type { NpayClient } from '../../api/client';
import { ApiFailure } from '../../../shared/api/apiFailure';
import type { FeedPage, FeedSource } from '../../feed/source';

/**
 * The order API as a source of changes. Where Naver doesn't tell its time with an answer, this machine's
 * stands in for it.
 */
export function changeSource(client: NpayClient): FeedSource<ChangeRow> {
	const read = async (query: Parameters<typeof fetchChanges>[1]): Promise<FeedPage<ChangeRow>> => {
		const { serverTime, ...page } = await fetchChanges(client, query);
		return { ...page, serverTime: serverTime ?? Date.now() };
	};
	return {
		async readPage(query) {
			return await read(query).catch(async (error: unknown) => {
				const isRefused = error instanceof ApiFailure && error.failure.httpCode === '400';
				if (!isRefused || query.more === undefined) throw error;
				// A place in the pages that Naver no longer knows: that second is read again from its start.
				return await read({ from: Date.parse(query.more.moreFrom), to: query.to });
			});
		},
		async readTime() {
			const now = Date.now();
			return (await read({ from: now - MINUTE, to: now })).serverTime;
		},
	};
}
