import type { Books } from '../books';
import { rangeOf } from '../gateway/range';
import { customerTexts, matcherOf, type TextSearch } from '../gateway/text-search';
import type { BillingKey, BillingKeyTime } from '../types';
import { channelsOf } from './on-wire';

/** What a list of billing keys asks for (GetBillingKeyInfosBody). */
export interface BillingKeyListInput {
	page?: { number?: number; size?: number };
	sort?: { by?: BillingKeyTime; order?: 'DESC' | 'ASC' };
	filter?: BillingKeyFilter;
}

interface BillingKeyFilter {
	storeId?: string;
	timeRangeField?: BillingKeyTime;
	from?: string;
	until?: string;
	status?: string[];
	channelGroupIds?: string[];
	customerId?: string;
	platformType?: string;
	textSearch?: TextSearch;
	pgProviders?: string[];
	pgCompanies?: string[];
	methods?: string[];
	version?: string;
}

const TIMES: Readonly<Record<BillingKeyTime, (key: BillingKey) => number | undefined>> = {
	REQUESTED_AT: ({ requestedAt }) => requestedAt,
	ISSUED_AT: ({ issuedAt }) => issuedAt,
	DELETED_AT: ({ deletedAt }) => deletedAt,
	STATUS_TIMESTAMP: ({ issuedAt, deletedAt }) => deletedAt ?? issuedAt,
};

/** A store's billing keys, those that were issued or deleted, as a list asks for them, sorted. */
export function listBillingKeys(
	books: Books,
	storeId: string,
	{ sort = {}, filter = {} }: BillingKeyListInput,
	now: number,
): BillingKey[] {
	const { from, until } = rangeOf(filter, now);
	const timeOf = TIMES[filter.timeRangeField ?? 'REQUESTED_AT'];
	const key = TIMES[sort.by ?? 'REQUESTED_AT'];
	const found = books
		.allBillingKeys()
		.filter((one) => one.storeId === storeId && isKnown(one))
		.filter((one) => (timeOf(one) ?? -Infinity) >= from && (timeOf(one) ?? -Infinity) <= until)
		.filter((one) => passes(books, one, filter))
		.map((billingKey, index) => ({ billingKey, at: key(billingKey) ?? 0, index }))
		.sort((left, right) => left.at - right.at || left.index - right.index)
		.map(({ billingKey }) => billingKey);
	return sort.order === 'ASC' ? found : found.reverse();
}

/** Whether the API knows a billing key: whose window came to nothing, or is still open, it does not. */
export function isKnown({ status }: BillingKey): boolean {
	return status === 'ISSUED' || status === 'DELETED';
}

function passes(books: Books, billingKey: BillingKey, filter: BillingKeyFilter): boolean {
	const channels = channelsOf(books, billingKey);
	const are: ReadonlyArray<[wanted: string | undefined, is: string | undefined]> = [
		[filter.customerId, billingKey.customer.id],
		[filter.platformType, 'SDK_PC'],
		[filter.version, 'V2'],
	];
	const among: ReadonlyArray<[wanted: readonly string[] | undefined, are: readonly string[]]> = [
		[filter.status, [billingKey.status]],
		[filter.methods, ['CARD']],
		[filter.channelGroupIds, [billingKey.channelGroupId ?? '']],
		[filter.pgProviders, channels.map(({ pgProvider }) => pgProvider)],
		[filter.pgCompanies, channels.map(({ pgProvider }) => companyOf(pgProvider))],
	];
	return (
		are.every(([wanted, is]) => wanted === undefined || wanted === is) &&
		among.every(
			([wanted = [], are]) => wanted.length === 0 || are.some((one) => wanted.includes(one)),
		) &&
		(!filter.textSearch || says(books, billingKey, filter.textSearch))
	);
}

/** The company of a module: `NICE` of `NICE_V2`. */
function companyOf(pgProvider: string): string {
	return pgProvider.replace(/^HTML5_/, '').replace(/_(V2|QUICK|BILLING|DIRECT|UNIFIED|TPAY)$/, '');
}

function says(books: Books, billingKey: BillingKey, { field, value }: TextSearch): boolean {
	const texts: Record<string, string | undefined> = {
		...customerTexts(billingKey.customer),
		CARD_BIN: billingKey.number.slice(0, 6),
		CARD_NUMBER: billingKey.number,
		PG_MERCHANT_ID: channelsOf(books, billingKey)[0]?.pgMerchantId,
		BILLING_KEY: billingKey.billingKey,
		CHANNEL_GROUP_NAME: billingKey.channelGroupId,
	};
	const text = texts[field];
	return text !== undefined && matcherOf(books.settings)(text, value);
}
