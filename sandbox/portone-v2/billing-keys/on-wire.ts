import type { Books } from '../books';
import { cardOnWire, channelOnWire, customerOnWire, utc } from '../payments/on-wire';
import type { BillingKey, Channel } from '../types';

/** A billing key in the wire's form (BillingKeyInfo). Members without a value are left out. */
export function billingKeyOnWire(books: Books, billingKey: BillingKey): object {
	const { requestedAt, issuedAt = requestedAt, deletedAt, number, channelGroupId } = billingKey;
	const method = { type: 'BillingKeyPaymentMethodCard', card: cardOnWire(number) };
	const channels = channelsOf(books, billingKey);
	return {
		status: billingKey.status,
		billingKey: billingKey.billingKey,
		merchantId: books.store(billingKey.storeId)?.merchantId ?? '',
		storeId: billingKey.storeId,
		methods: [method],
		channels: channels.map(channelOnWire),
		customer: customerOnWire(billingKey.customer),
		customData: billingKey.customData,
		issueId: billingKey.issueId,
		issueName: billingKey.issueName,
		requestedAt: utc(requestedAt),
		issuedAt: utc(issuedAt),
		...(channelGroupId !== undefined && {
			channelGroup: {
				id: channelGroupId,
				name: channelGroupId,
				isForTest: channels.some(({ type }) => type === 'TEST'),
			},
			pgBillingKeyIssueResponses: channels.map((channel) => ({
				type: 'ISSUED',
				channel: channelOnWire(channel),
				method,
			})),
		}),
		...(deletedAt !== undefined && { deletedAt: utc(deletedAt) }),
	};
}

/** The channels of a billing key that there still are. */
export function channelsOf(books: Books, { channelKeys }: BillingKey): Channel[] {
	return channelKeys.map((key) => books.channel(key)).filter((one) => one !== undefined);
}
