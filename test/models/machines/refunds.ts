import type { Machine } from '../machine';
import { CeosServer } from '../servers/ceos';
import { PortOneV1Server } from '../servers/portOneV1';
import { PortOneV2Server } from '../servers/portOneV2';
import { TOTAL } from '../world/play';
import { CEOS, PORTONE_V1, PORTONE_V2 } from './nodes';

const PAYMENT = 'imp_1';

/** A part of a payment: what its own calls have given back. */
const part = {
	items: 2,
	remembersDoubts: true,
	isNewAfter: 'success',
	effectsOf: ({ calls }, { journal }) =>
		journal.ledger.filter(({ kind, call }) => kind === 'refund' && calls.has(call ?? 0)),
	isDone: ({ calls }, { journal }) =>
		journal.ledger.some(({ kind, call }) => kind === 'refund' && calls.has(call ?? 0)),
	// A balance that is checked when the call comes says nothing of what is under way.
	isBeyondClients: ({ server: { checks } }) => checks === 'arrival',
} satisfies Partial<Machine>;

/** All that is left of a payment. */
const whole = {
	items: 1,
	remembersDoubts: true,
	isNewAfter: 'never',
	effectsOf: (_, { journal }) => journal.ledger.filter(({ kind }) => kind === 'refund'),
	isDone: (_, { journal }) => journal.ledger.some(({ kind }) => kind === 'refund'),
	isBeyondClients: () => false,
} satisfies Partial<Machine>;

const v1 = {
	node: PORTONE_V1,
	open: (clock, journal, { server }) => {
		const opened = new PortOneV1Server(clock, journal, server);
		opened.addPaid(PAYMENT, TOTAL);
		return opened;
	},
} satisfies Partial<Machine>;

const v2 = {
	node: PORTONE_V2,
	open: (clock, journal, { server }) => {
		const opened = new PortOneV2Server(clock, journal, server);
		opened.addPaid(PAYMENT, TOTAL);
		return opened;
	},
} satisfies Partial<Machine>;

export const v1CancelPart: Machine = {
	...part,
	...v1,
	name: 'V1: Cancel, a part',
	parameters: (_, amount, checksum) => ({
		...{ resource: 'payment', operation: 'cancel', imp_uid: PAYMENT },
		...{ extent: 'partial', amount, reason: '변심' },
		...(checksum === undefined ? {} : { options: { checksum } }),
	}),
};

export const v1CancelWhole: Machine = {
	...whole,
	...v1,
	name: 'V1: Cancel, all that is left',
	parameters: () => ({
		...{ resource: 'payment', operation: 'cancel', imp_uid: PAYMENT },
		...{ extent: 'full', reason: '변심' },
	}),
};

export const v2CancelPart: Machine = {
	...part,
	...v2,
	name: 'V2: Cancel, a part',
	parameters: (_, amount, currentCancellableAmount) => ({
		...{ server: 'portOne', resource: 'payment', operation: 'cancel', paymentId: PAYMENT },
		...{ extent: 'partial', amount, reason: '변심' },
		...(currentCancellableAmount === undefined ? {} : { options: { currentCancellableAmount } }),
	}),
};

export const v2CancelWhole: Machine = {
	...whole,
	...v2,
	name: 'V2: Cancel, all that is left',
	parameters: () => ({
		...{ server: 'portOne', resource: 'payment', operation: 'cancel', paymentId: PAYMENT },
		...{ extent: 'full', reason: '변심' },
	}),
};

export const ceosCancel: Machine = {
	...whole,
	name: 'CEOS: Cancel',
	node: CEOS,
	open: (clock, journal, { server }) => {
		const opened = new CeosServer(clock, journal, server);
		opened.addPaid(PAYMENT, TOTAL);
		return opened;
	},
	parameters: () => ({
		...{ server: 'ceos', resource: 'payment', operation: 'cancel', paymentId: PAYMENT },
	}),
};
