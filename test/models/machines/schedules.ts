import { uidOf } from '../../../nodes/shared/subscription/uid';
import type { Machine, Setting } from '../machine';
import { PortOneV1Schedules } from '../servers/portOneV1Schedules';
import { PortOneV2Schedules } from '../servers/portOneV2Schedules';
import type { Entry } from '../world/journal';
import { PORTONE_V1, PORTONE_V2 } from './nodes';

const UID = 'order-1';
const AT = '2026-12-05 10:00';
const CUSTOMER = 'customer-1';

/** One thing, however often it is run. */
const once = (kind: Entry['kind']) =>
	({
		items: 1,
		remembersDoubts: false,
		isNewAfter: 'never',
		effectsOf: (_, { journal }: Setting) => journal.ledger.filter((one) => one.kind === kind),
		isDone: (_, { journal }: Setting) => journal.ledger.some((one) => one.kind === kind),
		isBeyondClients: () => false,
	}) satisfies Partial<Machine>;

const v1 = {
	node: PORTONE_V1,
	open: (clock, journal, { server }) => new PortOneV1Schedules(clock, journal, server),
} satisfies Partial<Machine>;

export const v1Create: Machine = {
	...once('booking'),
	...v1,
	name: 'V1: Schedule, Create',
	parameters: (_, amount) => ({
		...{ resource: 'schedule', operation: 'create', customer_uid: CUSTOMER, merchant_uid: UID },
		...{ schedule_at: AT, amount, name: '정기 구독' },
	}),
};

export const v1Ensure: Machine = {
	...once('booking'),
	...v1,
	name: 'V1: Schedule, Ensure',
	parameters: (_, amount) => ({
		...{ resource: 'schedule', operation: 'ensure', customer_uid: CUSTOMER, timing: 'exact' },
		...{ schedule_at: AT, amount, name: '정기 구독' },
	}),
};

export const v1Retry: Machine = {
	...once('charge'),
	...v1,
	name: 'V1: Schedule, Retry',
	open: (clock, journal, { server }) => {
		const opened = new PortOneV1Schedules(clock, journal, server);
		opened.addFailed(UID, 3_000);
		return opened;
	},
	parameters: () => ({ resource: 'schedule', operation: 'retry', merchant_uid: UID }),
};

const OTHER_UID = 'order-2';

/** All that waits for a customer, while one of it may be carried out. */
export const v1CancelAll: Machine = {
	...once('revocation'),
	name: 'V1: Schedule, Cancel, all of a customer',
	node: PORTONE_V1,
	open: (clock, journal, { server }) => {
		const opened = new PortOneV1Schedules(clock, journal, server);
		opened.addScheduled(UID, 3_000);
		opened.addScheduled(OTHER_UID, 4_000);
		const { outsiderMs } = server;
		if (outsiderMs !== undefined) clock.in(outsiderMs, () => opened.carryOut(OTHER_UID));
		return opened;
	},
	parameters: () => ({
		...{ resource: 'schedule', operation: 'unschedule', cancelAll: true },
		customer_uid: CUSTOMER,
	}),
	// The other one is revoked by the same call, if it still waits.
	effectsOf: (_, { journal }) =>
		journal.ledger.filter(({ kind, key }) => kind === 'revocation' && key === UID),
	isDone: (_, { journal }) =>
		[UID, OTHER_UID].every((uid) => journal.ledger.some(({ key }) => key === uid)),
	isOfPart: (words) => words.includes(OTHER_UID) && /the others are cancelled/i.test(words),
	untold: (run, { journal }) => {
		const own = journal.calls.find(
			({ run: index, attempt }) => index === run.index && attempt === run.attempts,
		);
		const paid = journal.ledger.find(({ kind }) => kind === 'charge');
		if (own === undefined || paid === undefined) return undefined;
		const hasWaited = paid.at >= own.at && paid.at <= (run.endedAt ?? 0);
		const isTold = JSON.stringify(run.result?.rows).includes(OTHER_UID);
		return hasWaited && !isTold ? `${OTHER_UID} was paid meanwhile` : undefined;
	},
};

/** Whoever runs it again after a booking was revoked wants another one; within a run nobody does. */
const onceARun = {
	...once('booking'),
	isNewAfter: 'run',
	effectsOf: ({ calls }, { journal }) =>
		journal.ledger.filter(({ kind, call }) => kind === 'booking' && calls.has(call ?? 0)),
} satisfies Partial<Machine>;

export const v1Reschedule: Machine = {
	...onceARun,
	name: 'V1: Schedule, Reschedule',
	node: PORTONE_V1,
	open: (clock, journal, { server }) => {
		const opened = new PortOneV1Schedules(clock, journal, server);
		opened.addFailed(UID, 3_000);
		return opened;
	},
	parameters: () => ({
		...{ resource: 'schedule', operation: 'reschedule', merchant_uid: UID, schedule_at: AT },
	}),
};

export const v2Create: Machine = {
	...onceARun,
	name: 'V2: Schedule, Create',
	node: PORTONE_V2,
	open: (clock, journal, { server }) => new PortOneV2Schedules(clock, journal, server),
	parameters: (_, total) => ({
		...{ server: 'portOne', resource: 'schedule', operation: 'create', paymentId: UID },
		...{ billingKey: 'billing-key-1', timeToPay: AT, orderName: '정기 구독', total },
	}),
};

export const v2Revoke: Machine = {
	...once('revocation'),
	name: 'V2: Schedule, Revoke',
	node: PORTONE_V2,
	open: (clock, journal, { server }) => {
		const opened = new PortOneV2Schedules(clock, journal, server);
		opened.addScheduled(UID, 3_000);
		return opened;
	},
	parameters: () => ({
		...{ server: 'portOne', resource: 'schedule', operation: 'revoke' },
		scheduleId: `schedule-of-${UID}`,
	}),
};

const BILLING_KEY = 'billing-key-1';
const PERIOD = '202612';

/** One next payment, however often it is run: one is booked, or that of before is paid; and never do two wait. */
const v2Ensured = {
	node: PORTONE_V2,
	items: 1,
	remembersDoubts: true,
	isNewAfter: 'never',
	parameters: (_, total) => ({
		...{ server: 'portOne', resource: 'schedule', operation: 'ensure', billingKey: BILLING_KEY },
		...{ timing: 'exact', timeToPay: AT, period: PERIOD, orderName: '정기 구독', total },
	}),
	effectsOf: (_, { journal }: Setting) =>
		journal.ledger.filter(({ kind }) => kind === 'booking' || kind === 'charge'),
	isDone: (_, { journal }: Setting) =>
		journal.ledger.some(({ kind }) => kind === 'booking' || kind === 'charge'),
	untold: (_, { server }: Setting) => {
		const { mostWaiting } = server as PortOneV2Schedules;
		return mostWaiting > 1 ? `${mostWaiting} waited at a time` : undefined;
	},
	// PortOne takes an ID once only while its booking waits.
	isBeyondClients: () => true,
} satisfies Partial<Machine>;

export const v2Ensure: Machine = {
	...v2Ensured,
	name: 'V2: Schedule, Ensure',
	open: (clock, journal, { server }) => new PortOneV2Schedules(clock, journal, server),
};

/** @param amount of what is booked before, for another time */
const withOneBooked = (amount: number): Machine['open'] =>
	function open(clock, journal, { server }) {
		const opened = new PortOneV2Schedules(clock, journal, server);
		const owner = { prefix: 'sub-', owner: BILLING_KEY };
		opened.addScheduled(uidOf({ ...owner, period: PERIOD, revision: 0 }), amount);
		return opened;
	};

export const v2EnsureMove: Machine = {
	...v2Ensured,
	name: 'V2: Schedule, Ensure, another time',
	open: withOneBooked(3_000),
};

export const v2EnsureReplace: Machine = {
	...v2Ensured,
	name: 'V2: Schedule, Ensure, another amount',
	open: withOneBooked(2_000),
};
