import type { INodeParameters } from 'n8n-workflow';

import type { Machine } from '../machine';
import { NpayServer, ORDER_ID, QUANTITY } from '../servers/npay';
import { AMOUNT_STEP, FIRST_AMOUNT } from '../world/play';
import { NPAY } from './nodes';

const parameters = (
	resource: string,
	operation: string,
	fields: INodeParameters = {},
): INodeParameters => ({ resource, operation, productOrderId: ORDER_ID, ...fields });

const CANCEL = { extent: 'full', cancelReason: 'SOLD_OUT' };
const RETURN = {
	extent: 'full',
	returnReason: 'BROKEN',
	collectDeliveryMethod: 'RETURN_INDIVIDUAL',
};
/** Pieces of a claim on some of them: other ones for another amount. */
const piecesOf = (amount: number): number => 1 + (FIRST_AMOUNT - amount) / AMOUNT_STEP;

/** The option that holds the pieces left by the operator's record. */
const recordOf = (remainQuantity: number | undefined): INodeParameters =>
	remainQuantity === undefined ? {} : { options: { remainQuantity } };

/** A claim on some of the pieces: what its own calls have brought about. */
const part = {
	node: NPAY,
	items: 2,
	remembersDoubts: true,
	isNewAfter: 'success',
	effectsOf: ({ calls }, { journal }) =>
		journal.ledger.filter(({ kind, call }) => kind === 'claim' && calls.has(call ?? 0)),
	isDone: ({ calls }, { journal }) =>
		journal.ledger.some(({ kind, call }) => kind === 'claim' && calls.has(call ?? 0)),
	// Naver isn't told how many pieces are expected to be left.
	isBeyondClients: () => true,
} satisfies Partial<Machine>;

/** A claim on all that is left. */
const whole = {
	node: NPAY,
	items: 1,
	remembersDoubts: false,
	isNewAfter: 'never',
	effectsOf: (_, { journal }) => journal.ledger.filter(({ kind }) => kind === 'claim'),
	isDone: (_, { journal }) =>
		journal.ledger.some(({ kind, amount }) => kind === 'claim' && amount === QUANTITY),
	isBeyondClients: () => false,
} satisfies Partial<Machine>;

export const npayCancelPart: Machine = {
	...part,
	name: 'Npay: Cancel, Request, some pieces',
	unguarded: { total: QUANTITY, isGone: () => true },
	open: (clock, journal, { server }) => new NpayServer(clock, journal, server, 'PAYED'),
	parameters: (_, amount, onRecord) =>
		parameters('cancel', 'request', {
			...{ ...CANCEL, extent: 'partial', cancelQuantity: piecesOf(amount) },
			...recordOf(onRecord),
		}),
};

export const npayCancelWhole: Machine = {
	...whole,
	name: 'Npay: Cancel, Request',
	open: (clock, journal, { server }) => {
		const opened = new NpayServer(clock, journal, server, 'PAYED');
		if (server.outsiderMs !== undefined) clock.in(server.outsiderMs, () => opened.ask('CANCEL'));
		return opened;
	},
	parameters: () => parameters('cancel', 'request', CANCEL),
};

export const npayReturnPart: Machine = {
	...part,
	// One return is open at a time, and nobody decides on it here.
	items: 1,
	name: 'Npay: Return, Request, some pieces',
	// What is asked back has not come back.
	unguarded: { total: QUANTITY, isGone: () => false },
	open: (clock, journal, { server }) => new NpayServer(clock, journal, server, 'DELIVERING'),
	parameters: (_, amount, onRecord) =>
		parameters('return', 'requestReturn', {
			...{ ...RETURN, extent: 'partial', returnQuantity: piecesOf(amount) },
			...recordOf(onRecord),
		}),
};

export const npayReturnWhole: Machine = {
	...whole,
	name: 'Npay: Return, Request',
	open: (clock, journal, { server }) => {
		const opened = new NpayServer(clock, journal, server, 'DELIVERING');
		if (server.outsiderMs !== undefined) clock.in(server.outsiderMs, () => opened.ask('RETURN'));
		return opened;
	},
	parameters: () => parameters('return', 'requestReturn', RETURN),
};

const approve = (
	claimType: 'CANCEL' | 'RETURN',
	status: 'PAYED' | 'DELIVERING',
	operation: 'approve' | 'approveReturn',
) =>
	({
		node: NPAY,
		items: 1,
		// Whoever runs it again sees what the buyer asks for then.
		remembersDoubts: false,
		isNewAfter: 'run',
		open: (clock, journal, { server }) => {
			const opened = new NpayServer(clock, journal, server, status);
			opened.ask(claimType);
			return opened;
		},
		parameters: () => parameters(claimType.toLowerCase(), operation),
		effectsOf: ({ calls }, { journal }) =>
			journal.ledger.filter(({ kind, call }) => kind === 'refund' && calls.has(call ?? 0)),
		isDone: (_, { journal }) => journal.ledger.some(({ kind }) => kind === 'refund'),
		isBeyondClients: () => false,
	}) satisfies Partial<Machine>;

export const npayApprove: Machine = {
	...approve('CANCEL', 'PAYED', 'approve'),
	name: 'Npay: Cancel, Approve',
};

export const npayApproveReturn: Machine = {
	...approve('RETURN', 'DELIVERING', 'approveReturn'),
	name: 'Npay: Return, Approve',
};
