import type { Books } from '../books';
import type { BillingKey } from '../types';
import type { Occasion } from './outbox';
import type { BillingKeyType, Notification } from './types';

/** Whether a billing key belongs to channels of the test mode only. */
const isOfTestChannels = (books: Books, { channelKeys }: BillingKey): boolean =>
	channelKeys.every((key) => books.channel(key)?.type === 'TEST');

/** Tells what has become of a billing key, now. */
export const tellOfKey = (
	books: Books,
	type: BillingKeyType,
	billingKey: BillingKey,
	occasion: Occasion = {},
): Notification[] =>
	books.outbox.billingKey(type, billingKey, books.clock.now(), {
		...occasion,
		isTest: isOfTestChannels(books, billingKey),
	});
