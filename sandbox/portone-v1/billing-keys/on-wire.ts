import { type Members, unixOrZero } from '../gateway/wire';
import type { BillingKey } from './billing-keys';

/**
 * A billing key in the wire's form: CustomerAnnotation, or SuperBillingKeyAnnotation for one that was
 * issued for a channel group.
 */
export function billingKeyOnWire(billingKey: BillingKey): Members {
	const { customerUid, customerId, customer, channelGroupId, channel } = billingKey;
	const who = {
		customer_uid: customerUid,
		customer_id: customerId ?? null,
		customer_name: customer.name ?? null,
		customer_tel: customer.tel ?? null,
		customer_email: customer.email ?? null,
		customer_addr: customer.addr ?? null,
		customer_postcode: customer.postcode ?? null,
	};
	if (channelGroupId === undefined) {
		return { ...who, ...cardOnWire(billingKey), sandbox: channel.test ?? false };
	}
	const succeededChannels = [cardOnWire(billingKey)];
	return { ...who, channelGroupId, succeededChannels, failedChannels: [] };
}

function cardOnWire({ channel, card, insertedAt, updatedAt }: BillingKey): Members {
	return {
		pg_provider: channel.pgProvider,
		pg_id: channel.pgId,
		card_name: card.name,
		card_code: card.code,
		card_issuer_code: card.code,
		card_issuer_name: card.name,
		card_publisher_code: card.code,
		card_publisher_name: card.name,
		card_number: card.number,
		card_type: card.type,
		inserted: unixOrZero(insertedAt),
		updated: unixOrZero(updatedAt),
	};
}
