import type { INodeParameters } from 'n8n-workflow';

import type { Machine } from '../machine';
import { CeosServer } from '../servers/ceos';
import { PortOneV1Payments } from '../servers/portOneV1Payments';
import { PortOneV2Server } from '../servers/portOneV2';
import { CEOS, PORTONE_V1, PORTONE_V2 } from './nodes';

/** The longest that a server is at work on a call. */
const LONGEST_WORK_MS = 59_000;

const idOf = (item: number) => `order-${'ab'[item]}`;

/** A payment of an order, under the order's own ID or one of those that further tries have. */
const payment = {
	items: 2,
	remembersDoubts: true,
	isNewAfter: 'never',
	effectsOf: ({ item }, { journal }) =>
		journal.ledger.filter(({ kind, key }) => kind === 'charge' && key.startsWith(idOf(item))),
	isDone: ({ item }, { journal }) =>
		journal.ledger.some(({ kind, key }) => kind === 'charge' && key.startsWith(idOf(item))),
} satisfies Partial<Machine>;

export const ceosPay: Machine = {
	...payment,
	name: 'CEOS: Pay',
	node: CEOS,
	open: (clock, journal, { server }) => new CeosServer(clock, journal, server),
	parameters: (item, totalPayAmount) => ({
		...{ server: 'ceos', resource: 'payment', operation: 'payInstantly' },
		...{ paymentId: idOf(item), orderName: '노트북', totalPayAmount },
	}),
	isBeyondClients: () => true,
};

export const v1PayAgain: Machine = {
	...payment,
	name: 'V1: Pay with Billing Key',
	node: PORTONE_V1,
	open: (clock, journal, { server }) => new PortOneV1Payments(clock, journal, server),
	parameters: (item, amount) => ({
		...{ resource: 'payment', operation: 'payAgain', customer_uid: 'customer-1' },
		...{ merchant_uid: idOf(item), name: '노트북', amount },
	}),
	isBeyondClients: () => true,
};

const v2 = (name: string, parameters: INodeParameters): Machine => ({
	...payment,
	name,
	node: PORTONE_V2,
	open: (clock, journal, { server }) => new PortOneV2Server(clock, journal, server),
	parameters: (item, total) => ({
		...{ server: 'portOne', resource: 'payment', ...parameters },
		...{ paymentId: idOf(item), orderName: '노트북', total },
	}),
	isBeyondClients: () => false,
});

export const v2PayWithBillingKey = v2('V2: Pay With Billing Key', {
	operation: 'payWithBillingKey',
	billingKey: 'billing-key-1',
	// So that a payment that certainly fails is tried again, under a further ID where it has to be.
	options: { maxAttempts: 3 },
});

/** Another process has used up the ID, with a try that is still under way. */
export const v2PayUsedUp: Machine = {
	...v2PayWithBillingKey,
	name: 'V2: Pay, ID used up elsewhere',
	isDoneElsewhere: true,
	items: 1,
	open: (clock, journal, { server }) => {
		const opened = new PortOneV2Server(clock, journal, { ...server, mostTransactions: 2 });
		const order = { orderName: '노트북', currency: 'KRW', billingKey: 'billing-key-1' };
		opened.addTries(
			idOf(0),
			{ ...order, amount: { total: 3_000 } },
			server.outsiderMs ?? LONGEST_WORK_MS,
		);
		return opened;
	},
};

export const v2PayInstantly = v2('V2: Pay Instantly', {
	operation: 'payInstantly',
	channelKey: 'channel-key-1',
	card: { number: '1234-5678-9012-3456', expiryYear: '29', expiryMonth: '12' },
});
