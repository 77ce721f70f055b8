import type { IDataObject } from 'n8n-workflow';

import { PortOneClient } from '../../../nodes/PortOne/api/client';
import { cancel as cancelV1 } from '../../../nodes/PortOne/resources/payment/cancel';
import { PaymentsClient } from '../../../nodes/PortOneV2/api/client';
import { cancel as cancelCeos } from '../../../nodes/PortOneV2/resources/ceos/payment/cancel';
import { cancel as cancelV2 } from '../../../nodes/PortOneV2/resources/portOne/payment/cancel';
import type { Outcome } from '../../../nodes/shared/failure/errors';
import type { Operation } from '../../../nodes/shared/run/operation';
import { restart } from '../sleep';
import { doubtsOf } from './doubts';

/** What becomes of the next call for a refund; where nothing is said it is made and answered. */
export interface Fate {
	/** How its answer is lost: a network's code, or a gateway's status. Unset: it is answered. */
	lost?: string | number;
	/** When it is made, in ms after the call; unset: never. */
	madeAfterMs?: number;
	/** The state that PortOne V2 answers with. */
	status?: 'REQUESTED' | 'FAILED';
}

interface Made {
	id: string;
	amount: number;
	at: number;
	status: string;
}

const START = Date.parse('2026-11-29T12:00:00+09:00');

/** A server with one payment of 10,000 won, which checks what is left when a call comes, in virtual time. */
export abstract class RefundServer {
	readonly refunds: Made[] = [];

	/** Bodies of the calls for a refund. */
	readonly calls: IDataObject[] = [];

	/** What becomes of the next calls. */
	fates: Fate[] = [];

	/** Whether the server is away to who reads. */
	isAway = false;

	/** How late readers see what was made, in ms. */
	lateMs = 0;

	now = START;

	private due: Array<{ at: number; make: () => void }> = [];

	private staticData: IDataObject = {};

	constructor(readonly payment: string) {
		restart((ms) => this.pass(ms));
	}

	/** Lets time pass. */
	pass(ms: number): void {
		this.now += ms;
		const isDue = ({ at }: { at: number }) => at <= this.now;
		const ready = this.due.filter(isDue);
		this.due = this.due.filter((one) => !isDue(one));
		for (const { make } of ready) make();
	}

	get left(): number {
		const made = this.refunds.filter(({ status }) => status !== 'FAILED');
		return 10_000 - made.reduce((sum, { amount }) => sum + amount, 0);
	}

	protected get seen(): Made[] {
		return this.refunds.filter(({ at }) => at + this.lateMs <= this.now);
	}

	/** Runs the operation with one item. @param amount a part; all that is left where unset */
	async run(amount?: number, onRecord?: number): Promise<Outcome> {
		const { operation, client } = this;
		const input = this.input(amount, onRecord);
		const [outcome] = await operation.run([{ itemIndex: 0, input }], {
			api: client,
			isCancelled: () => false,
			doubts: doubtsOf(this.staticData),
			hint: () => {},
		});
		return outcome as Outcome;
	}

	protected abstract readonly operation: Operation<unknown>;
	protected abstract readonly client: unknown;
	protected abstract input(amount: number | undefined, onRecord: number | undefined): unknown;

	/** A call for a refund. @throws as n8n's helper does */
	protected take(body: IDataObject, amount: number | undefined, checked: unknown): Made {
		this.calls.push(body);
		const fate = this.fates.shift() ?? { madeAfterMs: 0 };
		if (checked !== undefined && checked !== this.left) throw refusal(409, 'another balance');
		const made = {
			id: `refund-${this.calls.length}`,
			amount: amount ?? this.left,
			at: this.now,
			status: fate.status ?? 'SUCCEEDED',
		};
		if (made.amount > this.left || this.left === 0) throw refusal(409, 'nothing is left');
		const make = () => this.refunds.push({ ...made, at: this.now });
		const { madeAfterMs, lost } = fate;
		if (madeAfterMs === 0) make();
		else if (madeAfterMs !== undefined) this.due.push({ at: this.now + madeAfterMs, make });
		if (typeof lost === 'string') throw Object.assign(new Error('lost'), { code: lost });
		if (typeof lost === 'number') throw refusal(lost, undefined);
		return made;
	}

	/** n8n's functions, as far as the clients need them. */
	protected functions(answer: (options: IDataObject) => unknown, credential: IDataObject): never {
		const send = async (_: string, options: IDataObject) => {
			await Promise.resolve();
			if (this.isAway && options.method === 'GET') {
				throw Object.assign(new Error('away'), { code: 'ECONNREFUSED' });
			}
			const headers = { date: new Date(this.now).toUTCString() };
			return { statusCode: 200, headers, body: answer(options) };
		};
		return {
			getCredentials: async () => await Promise.resolve(credential),
			helpers: { httpRequestWithAuthentication: send },
		} as never;
	}
}

const refusal = (status: number, message: string | undefined): Error => {
	const data =
		message === undefined ? '<html></html>' : { code: 1, type: 'REFUSED', message, response: null };
	return Object.assign(new Error(message), { response: { status, headers: {}, data } });
};

const unix = (at: number) => Math.floor(at / 1000);
const iso = (at: number) => new Date(at).toISOString();

class V1 extends RefundServer {
	protected readonly operation = cancelV1 as Operation<unknown>;

	protected client: unknown;

	static async open(payment: string): Promise<V1> {
		const server = new V1(payment);
		const view = (shown: Made[]) => {
			const cancel_amount = shown.reduce((sum, { amount }) => sum + amount, 0);
			const status = cancel_amount === 10_000 ? 'cancelled' : 'paid';
			const cancel_history = shown.map(({ id, amount, at }) => ({
				...{ cancellation_id: id, amount, cancelled_at: unix(at) },
			}));
			const response = { imp_uid: payment, status, amount: 10_000, cancel_amount, cancel_history };
			return { code: 0, response };
		};
		const answer = ({ method, body }: IDataObject) => {
			if (method === 'GET') return view(server.seen);
			const { amount, checksum } = body as IDataObject;
			server.take(body as IDataObject, amount as number | undefined, checksum);
			return view(server.refunds);
		};
		const credential = { impKey: 'key', impSecret: 'secret', baseUrl: 'https://v1.example' };
		server.client = await PortOneClient.create(server.functions(answer, credential));
		return server;
	}

	protected input(amount: number | undefined, checksum: number | undefined): unknown {
		return { imp_uid: this.payment, amount, checksum, checkBalance: true, fields: {} };
	}
}

class V2 extends RefundServer {
	protected readonly operation = cancelV2 as Operation<unknown>;

	protected client: unknown;

	static async open(payment: string): Promise<V2> {
		const server = new V2(payment);
		const view = ({ id, amount, at, status }: Made) => ({
			...{ id, status, totalAmount: amount, requestedAt: iso(at) },
			...(status === 'SUCCEEDED' ? { cancelledAt: iso(at) } : {}),
		});
		const answer = ({ method, body }: IDataObject) => {
			if (method === 'GET') {
				const isWhole =
					server.left === 0 && server.seen.every(({ status }) => status === 'SUCCEEDED');
				const status = isWhole ? 'CANCELLED' : 'PAID';
				const cancellations = server.seen.map(view);
				return { id: payment, status, amount: { total: 10_000 }, cancellations };
			}
			const { amount, currentCancellableAmount } = body as IDataObject;
			const made = server.take(
				body as IDataObject,
				amount as number | undefined,
				currentCancellableAmount,
			);
			return { cancellation: view(made) };
		};
		const credential = { server: 'portOne', apiSecret: 'secret' };
		const functions = server.functions(answer, credential);
		server.client = await PaymentsClient.create(functions, 'portOne');
		return server;
	}

	protected input(amount: number | undefined, balance: number | undefined): unknown {
		return { paymentId: this.payment, amount, balance, fields: { reason: 'x' } };
	}
}

class Ceos extends RefundServer {
	protected readonly operation = cancelCeos as Operation<unknown>;

	protected client: unknown;

	static async open(payment: string): Promise<Ceos> {
		const server = new Ceos(payment);
		const view = () => ({
			...{ paymentId: payment, orderName: 'x' },
			paymentStatus: server.seen.length > 0 ? 'CANCELLED' : 'PAID',
		});
		const answer = ({ method, body }: IDataObject) => {
			if (method !== 'GET') server.take((body ?? {}) as IDataObject, undefined, undefined);
			return view();
		};
		const credential = { server: 'ceos', apiSecret: 'secret', storeId: 'shop' };
		const functions = server.functions(answer, credential);
		server.client = await PaymentsClient.create(functions, 'ceos');
		return server;
	}

	protected input(): unknown {
		return { paymentId: this.payment };
	}
}

/** Opens each kind of server, with a payment of that id. */
export const SERVERS = {
	'PortOne V1': V1.open,
	'PortOne V2': V2.open,
	CEOS: Ceos.open,
};
