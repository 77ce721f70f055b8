import type { IDataObject } from 'n8n-workflow';

import { asObject, merged } from '../../shared/data/objects';
import { parseInstant, toKst } from '../../shared/data/time';
import { termOf } from '../../shared/fields/codedValue';
import { fetchBillingKey } from '../api/billingKeys';
import type { PaymentsClient } from '../api/client';
import { fetchPayment, type Payment } from '../api/payments';
import { present, presentBillingKey, presentPayment } from '../api/present';
import { isBorneOut, isKeyBorneOut } from './borneOut';
import { billingKeyEventId, billingKeyState, eventsOf } from './events';
import type { BillingKeyNotification, PaymentNotification } from './notification';
import { notificationTypes } from './types';

/** An event that may start a run. */
export interface FoundEvent {
	eventId: string;
	/** What it is remembered as, where that isn't its ID. */
	seenAs?: string;
	item: IDataObject;
}

/** What PortOne has of what a notification is about. */
export interface Found {
	/** Whether it is a test channel's; `undefined` where PortOne tells no channel. */
	isTest: boolean | undefined;
	/** The payment; `undefined` for a billing key. */
	payment: Payment | undefined;
	/** One, or those of which the notification doesn't say which it means; none that PortOne's record doesn't bear out. */
	events: FoundEvent[];
}

/** How far a notification can be believed beyond what is read. */
export interface Belief {
	/** Whether its signature was checked, and fits. */
	isSigned: boolean;
}

/** What stands first on each item. */
const headOf = (
	{ type, timestamp }: { type: string; timestamp: string | undefined },
	{ isSigned }: Belief,
) => {
	const millis = parseInstant(timestamp);
	return {
		type,
		typeLabel: termOf(type, notificationTypes) ?? null,
		timestamp: millis === undefined ? null : toKst(millis),
		signatureChecked: isSigned,
	};
};

/** Whether channels are for tests, all that are known; `undefined` where none is. */
function areOfTest(channels: unknown[]): boolean | undefined {
	const types = channels.map((channel) => asObject(channel).type);
	const known = types.filter((type) => type === 'TEST' || type === 'LIVE');
	return known.length === 0 ? undefined : known.every((type) => type === 'TEST');
}

async function findPayment(
	client: PaymentsClient,
	notification: PaymentNotification,
	belief: Belief,
): Promise<Found | undefined> {
	const { paymentId } = notification;
	const payment = await fetchPayment(client, paymentId);
	if (payment === undefined) return undefined;
	const isReal = belief.isSigned || (await isBorneOut(client, notification, payment));
	const state = presentPayment(payment);
	const head = headOf(notification, belief);
	const events = eventsOf(notification, payment).map(
		({ eventId, transactionId, cancellationId, cancellation }) => ({
			eventId,
			item: merged(head, { eventId, paymentId }, state, head, {
				eventId,
				paymentId,
				notifiedTransactionId: transactionId,
				...(cancellationId === undefined ? {} : { cancellationId }),
				...(cancellation === undefined ? {} : { cancellation: present(cancellation) }),
			}),
		}),
	);
	return { isTest: areOfTest([payment.channel]), payment, events: isReal ? events : [] };
}

async function findBillingKey(
	client: PaymentsClient,
	notification: BillingKeyNotification,
	belief: Belief,
): Promise<Found | undefined> {
	const { billingKey } = notification;
	const found = await fetchBillingKey(client, billingKey);
	if (found === undefined) return undefined;
	const eventId = billingKeyEventId(notification);
	const head = { ...headOf(notification, belief), eventId, billingKey };
	const event = { eventId, item: merged(head, presentBillingKey(found), head) };
	const { channels } = found;
	const isReal = belief.isSigned || isKeyBorneOut(notification, found);
	// A time that nobody has signed may be anything: how the key stands is what is new, or isn't.
	const seen = belief.isSigned ? {} : { seenAs: billingKeyState(notification, found) };
	return {
		isTest: areOfTest(Array.isArray(channels) ? channels : []),
		payment: undefined,
		events: isReal ? [{ ...event, ...seen }] : [],
	};
}

/**
 * Reads what a notification is about.
 *
 * @returns `undefined` where PortOne has no such thing
 * @throws ApiFailure
 */
export const find = async (
	client: PaymentsClient,
	notification: PaymentNotification | BillingKeyNotification,
	belief: Belief,
): Promise<Found | undefined> =>
	notification.about === 'payment'
		? await findPayment(client, notification, belief)
		: await findBillingKey(client, notification, belief);
