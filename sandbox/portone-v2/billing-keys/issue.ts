import type { CardOutcome } from '../../core/payments/card-outcome';
import type { Books } from '../books';
import { DEFAULT_NUMBER, maskedNumber } from '../payments/card';
import type { BillingKey, CustomerInput } from '../types';

/** A billing key to make; what is not said has a likely value. */
export interface BillingKeySpec {
	/** Default: one of its own. */
	billingKey?: string;
	/** How far the buyer's window got; default issued. */
	status?: 'READY' | 'FAILED' | 'ISSUED';
	outcome?: CardOutcome;
	/** Default: every channel. */
	channelKeys?: string[];
	/** A channel group, all of whose channels it is issued for. */
	channelGroupId?: string;
	/** Of the card, masked here. */
	cardNumber?: string;
	customer?: CustomerInput;
	customData?: string;
	issueId?: string;
	issueName?: string;
	/** Default: the first store. */
	storeId?: string;
}

/**
 * Lets a buyer register a card in PortOne's window, or puts another card under the key that there is:
 * the times of its issue and what is not said anew stay, and a window that comes to nothing changes
 * nothing. Throws a plain sentence for a deleted key.
 */
export function issueBillingKey(books: Books, storeId: string, spec: BillingKeySpec): BillingKey {
	const billingKey = spec.billingKey ?? `billing-key-${books.nextId()}`;
	const before = books.billingKey(storeId, billingKey);
	if (before?.status === 'DELETED') throw new Error(`Billing key ${billingKey} is deleted.`);
	const { status = 'ISSUED', outcome, customer, channelKeys, channelGroupId } = spec;
	if (before?.status === 'ISSUED' && status !== 'ISSUED') return before;
	const now = books.clock.now();
	const issuedAt = before?.issuedAt ?? now;
	const group = channelGroupId ?? (channelKeys ? undefined : before?.channelGroupId);
	return books.putBillingKey({
		...before,
		storeId,
		billingKey,
		status,
		channelKeys: channelKeys ?? before?.channelKeys ?? channelsOfGroup(books, group),
		...(group !== undefined && { channelGroupId: group }),
		outcome: { ...(outcome ?? books.settings.newBillingKeys) },
		number: maskedNumber(spec.cardNumber ?? DEFAULT_NUMBER),
		customer: customer ?? before?.customer ?? {},
		...(spec.customData !== undefined && { customData: spec.customData }),
		...(spec.issueId !== undefined && { issueId: spec.issueId }),
		...(spec.issueName !== undefined && { issueName: spec.issueName }),
		requestedAt: before?.requestedAt ?? now,
		...(status === 'ISSUED' && { issuedAt }),
	});
}

function channelsOfGroup({ settings }: Books, group: string | undefined): string[] {
	const channels = settings.channels.filter(
		({ groupId }) => group === undefined || groupId === group,
	);
	if (channels.length === 0) throw new Error(`There is no channel group ${group}.`);
	return channels.map(({ key }) => key);
}

/** Deletes a billing key now; payments and schedules by it fail from then on. Times are epoch ms. */
export function deleteBillingKey(billingKey: BillingKey, now: number): BillingKey {
	return Object.assign(billingKey, { status: 'DELETED', deletedAt: now });
}
