import {
	billingKeyEventId,
	eventsOf,
	toldEventId,
} from '../../../../nodes/PortOneV2/trigger/events';
import {
	isOfV1,
	type PaymentNotification,
	readNotification,
} from '../../../../nodes/PortOneV2/trigger/notification';
import {
	billingKeyTypes,
	notificationTypes,
	transactionTypes,
} from '../../../../nodes/PortOneV2/trigger/types';

const AT = '2026-11-22T00:00:00.000Z';
const STORE = 'store-1';

describe('a notification', () => {
	test.each(transactionTypes.map(({ code }) => code))('of %s is about a payment', (type) => {
		const data = {
			...{ storeId: STORE, paymentId: '주문/1', transactionId: 'tx-1', cancellationId: 'c-1' },
			somethingNew: true,
		};
		const told = {
			about: 'payment',
			type,
			paymentId: '주문/1',
			transactionId: 'tx-1',
			cancellationId: 'c-1',
			timestamp: AT,
		};
		expect(readNotification({ type, timestamp: AT, data, more: 1 })).toEqual(told);
		// The older version has the end of the type, and no cancellation.
		const status = type.replace('Transaction.', '');
		expect(readNotification({ payment_id: '주문/1', tx_id: 'tx-1', status })).toEqual({
			...told,
			cancellationId: undefined,
			timestamp: undefined,
		});
	});

	test.each(billingKeyTypes.map(({ code }) => code))('of %s is about a billing key', (type) => {
		const data = { storeId: STORE, billingKey: 'billing-key-1' };
		expect(readNotification({ type, timestamp: AT, data })).toEqual({
			about: 'billingKey',
			type,
			billingKey: 'billing-key-1',
			timestamp: AT,
		});
	});

	test.each([
		[{ type: 'Transaction.Confirm', timestamp: AT, data: { paymentId: 'x' } }],
		[{ type: 'Something.New', data: {} }],
		[{ type: 'toString', data: {} }],
		[{ payment_id: 'order-1', tx_id: 'tx-1', status: 'SomethingNew' }],
		[{ payment_id: 'order-1', tx_id: 'tx-1', status: '' }],
	])('of a type that is not known is one all the same: %j', (body) => {
		expect(readNotification(body)).toMatchObject({ about: 'other' });
	});

	test.each([
		[undefined],
		[null],
		['text'],
		[[]],
		[{}],
		[{ type: 'Transaction.Paid' }],
		[{ type: 'Transaction.Paid', data: {} }],
		[{ type: 'Transaction.Paid', data: { paymentId: '' } }],
		[{ type: 'Transaction.Paid', data: { paymentId: '..' } }],
		[{ type: 'Transaction.Paid', data: { paymentId: ['order-1'] } }],
		[{ type: 'Transaction.Paid', data: { paymentId: 'x'.repeat(201) } }],
		[{ type: ['Transaction.Paid'], data: { paymentId: 'order-1' } }],
		[{ type: 'BillingKey.Issued', timestamp: AT, data: {} }],
		[{ type: 'BillingKey.Issued', data: { billingKey: 'billing-key-1' } }],
		[{ payment_id: '.', tx_id: 'tx-1', status: 'Paid' }],
		[{ payment_id: 'order-1', tx_id: 'tx-1' }],
		[{ payment_id: ['order-1'], status: 'Paid' }],
		[{ imp_uid: 'imp_1', merchant_uid: 'order-1', status: 'paid' }],
	])('is not read from %j', (body) => {
		expect(readNotification(body)).toBeUndefined();
	});

	test('of V1 is known by its imp_uid', () => {
		expect([isOfV1({ imp_uid: 'imp_1' }), isOfV1({ type: 'x', data: {} })]).toEqual([true, false]);
	});
});

test('every type has its Korean words, and the name that PortOne has for it', () => {
	expect(notificationTypes).toHaveLength(15);
	for (const { code, ko } of notificationTypes) {
		expect(code).toMatch(/^(Transaction|BillingKey)\.[A-Z]\w+$/);
		expect(ko).toMatch(/\p{Script=Hangul}/u);
	}
});

describe('the name of an event', () => {
	const paid: PaymentNotification = {
		about: 'payment',
		type: 'Transaction.Paid',
		paymentId: 'order-1',
		transactionId: 'tx-1',
		cancellationId: undefined,
		timestamp: AT,
	};
	const cancelled = { ...paid, type: 'Transaction.PartialCancelled' };
	const cancellation = (id: string, minute: number, status = 'SUCCEEDED') => ({
		id,
		status,
		requestedAt: `2026-11-22T00:0${minute}:00.000Z`,
		cancelledAt: `2026-11-22T00:0${minute}:30.000Z`,
	});
	const ids = (notification: PaymentNotification, payment: object) =>
		eventsOf(notification, { transactionId: 'tx-1', ...payment }).map(
			({ cancellationId }) => cancellationId,
		);

	test('is one for each type, payment, transaction and cancellation', () => {
		const all = [
			paid,
			{ ...paid, type: 'Transaction.Failed' },
			{ ...paid, paymentId: 'order-2' },
			{ ...paid, transactionId: 'tx-2' },
			{ ...cancelled, cancellationId: 'c-1' },
			{ ...cancelled, cancellationId: 'c-2' },
			{ ...cancelled, type: 'Transaction.Cancelled', cancellationId: 'c-2' },
		];
		const names = all.map(toldEventId);
		expect(new Set(names).size).toBe(all.length);
		for (const name of names) expect(name).toMatch(/^\S{16}$/);
		// When it was sent, and in which version, is no part of it.
		expect(toldEventId({ ...paid, timestamp: undefined })).toBe(names[0]);
		expect(
			eventsOf({ ...paid, transactionId: undefined }, { transactionId: 'tx-1' }),
		).toMatchObject([{ eventId: names[0] }]);
	});

	test('of a billing key has its time', () => {
		const issued = {
			about: 'billingKey' as const,
			type: 'BillingKey.Updated',
			billingKey: 'billing-key-1',
			timestamp: AT,
		};
		const again = { ...issued, timestamp: '2026-11-22T00:00:01.000Z' };
		expect(billingKeyEventId(issued)).not.toBe(billingKeyEventId(again));
	});

	test('is not known of a cancellation that is not named, nor without a transaction', () => {
		expect(toldEventId(cancelled)).toBeUndefined();
		expect(toldEventId({ ...paid, transactionId: undefined })).toBeUndefined();
	});

	test('of a cancellation that is not named may be that of any, the oldest first', () => {
		const cancellations = [
			cancellation('b', 2),
			cancellation('a', 1),
			cancellation('c', 3, 'FAILED'),
		];
		const whole = { ...cancelled, type: 'Transaction.Cancelled' };
		const pending = { ...cancelled, type: 'Transaction.CancelPending' };
		expect(ids(cancelled, { status: 'PARTIAL_CANCELLED', cancellations })).toEqual(['a', 'b']);
		// The last one gave back the rest.
		expect(ids(cancelled, { status: 'CANCELLED', cancellations })).toEqual(['a']);
		expect(ids(whole, { status: 'CANCELLED', cancellations })).toEqual(['b']);
		expect(ids(pending, { cancellations: [cancellation('d', 1, 'REQUESTED')] })).toEqual(['d']);
		expect(ids(pending, { cancellations })).toEqual(['c']);
		expect(ids(cancelled, {})).toEqual([undefined]);
	});

	test('of a cancellation that is named is its own, whatever the payment shows', () => {
		const named = { ...cancelled, cancellationId: 'x' };
		expect(ids(named, { cancellations: [cancellation('a', 1)] })).toEqual(['x']);
		expect(eventsOf(named, { cancellations: [cancellation('x', 1)] })).toMatchObject([
			{ cancellation: { id: 'x' }, eventId: toldEventId(named) },
		]);
	});
});
