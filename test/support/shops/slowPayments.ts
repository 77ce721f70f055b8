import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What becomes of one call for a payment. */
export interface Plan {
	/** Status of the answer; `cut`: the connection breaks; `never`: no answer comes. Default 200. */
	answer?: number | 'cut' | 'never';
	/** Members of the answer that are not those of a success. */
	body?: object;
	/** How long after the call it takes effect, in virtual ms; never where unset and the answer is no success. */
	after?: number;
	/** What the effect is. Default `PAID`. */
	outcome?: 'PAID' | 'FAILED';
	/** Whether it is on record as under way from the start. */
	isShown?: boolean;
}

/** A try under a payment id, as PortOne's list of them has it. */
export interface Try {
	id: string;
	paymentId: string;
	status: string;
	requestedAt: number;
	endedAt?: number;
	amount: number;
	body: Record<string, unknown>;
}

/**
 * A payment server that may do late what it was asked for, in virtual time: what is due is done before the next
 * request is answered. It pays an id once (`guards`), or as often as it is asked.
 */
export class SlowPayments {
	/** Virtual now, epoch ms. */
	now = Date.parse('2026-11-29T12:00:00.000+09:00');

	/** Plans for the calls to come, in order; afterwards all of them succeed at once. */
	plans: Plan[] = [];

	readonly tries: Try[] = [];

	/** Answers to the list of tries; `undefined` where it can't be read. */
	tellsTries = true;

	readonly calls: string[] = [];

	private constructor(
		private readonly server: Server,
		private readonly protocol: 'ceos' | 'portOne',
	) {}

	static async start(protocol: 'ceos' | 'portOne'): Promise<SlowPayments> {
		const server = createServer();
		const payments = new SlowPayments(server, protocol);
		server.on('request', (request: IncomingMessage, response: ServerResponse) => {
			void payments.answer(request, response);
		});
		await new Promise<void>((resolve) => {
			server.listen(0, '127.0.0.1', resolve);
		});
		return payments;
	}

	get baseUrl(): string {
		return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
	}

	close(): void {
		this.server.closeAllConnections();
		this.server.close();
	}

	pass(ms: number): void {
		this.now += ms;
	}

	/** How often money was taken. */
	charges(paymentId?: string): number {
		this.doWhatIsDue();
		return this.tries.filter(
			(one) => one.status === 'PAID' && (paymentId === undefined || one.paymentId === paymentId),
		).length;
	}

	/** Calls for payments. */
	posts(part = ''): number {
		return this.calls.filter((call) => call.startsWith('POST') && call.includes(part)).length;
	}

	/** A try of another process, past the node. */
	tryElsewhere(paymentId: string, plan: Plan, body: Record<string, unknown> = {}): void {
		this.begin(paymentId, plan, body);
		this.doWhatIsDue();
	}

	private readonly due: Array<{ at: number; run: () => void }> = [];

	private doWhatIsDue(): void {
		const ready = this.due.filter(({ at }) => at <= this.now).sort((a, b) => a.at - b.at);
		for (const one of ready) {
			this.due.splice(this.due.indexOf(one), 1);
			one.run();
		}
	}

	private begin(paymentId: string, plan: Plan, body: Record<string, unknown>): void {
		const isSuccess = (plan.answer ?? 200) === 200;
		const after = plan.after ?? (isSuccess ? 0 : undefined);
		if (after === undefined) return;
		const amount = Number(body.totalPayAmount ?? (body.amount as { total?: number })?.total);
		const one: Try = {
			...{ id: `try-${this.tries.length + this.due.length + 1}`, paymentId, amount, body },
			...{ status: 'READY', requestedAt: this.now },
		};
		if (plan.isShown === true) this.tries.push(one);
		const at = this.now + after;
		this.due.push({
			at,
			run: () => {
				const isPaid = this.tries.some(
					({ status, paymentId: id }) => status === 'PAID' && id === paymentId,
				);
				if (isPaid && this.protocol === 'portOne') return;
				one.status = plan.outcome ?? 'PAID';
				one.endedAt = at;
				if (plan.isShown !== true) this.tries.push(one);
			},
		});
	}

	private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
		const chunks: Buffer[] = [];
		for await (const chunk of request) chunks.push(chunk as Buffer);
		const text = Buffer.concat(chunks).toString();
		const path = decodeURIComponent((request.url ?? '').split('?')[0] ?? '');
		this.calls.push(`${request.method} ${path}`);
		this.doWhatIsDue();
		const [, , paymentId = '', part] = path.split('/');
		const send = (status: number, body: object) => {
			response.writeHead(status, {
				'content-type': 'application/json',
				date: new Date(this.now).toUTCString(),
			});
			response.end(JSON.stringify(body));
		};
		if (request.method === 'GET') {
			if (part === 'transactions') {
				if (!this.tellsTries) send(500, {});
				else send(200, { items: this.tries.filter((one) => one.paymentId === paymentId).map(row) });
				return;
			}
			const record = this.tries.filter((one) => one.paymentId === paymentId).at(-1);
			if (record === undefined) send(404, { type: 'PAYMENT_NOT_FOUND', message: '없음' });
			else send(200, this.protocol === 'ceos' ? atCeos(record) : row(record));
			return;
		}
		const plan = this.plans.shift() ?? {};
		const body = JSON.parse(text) as Record<string, unknown>;
		this.begin(paymentId, plan, body);
		this.doWhatIsDue();
		const { answer = 200 } = plan;
		if (answer === 'never') return;
		if (answer === 'cut') {
			request.socket.destroy();
			return;
		}
		const at = new Date(this.now).toISOString();
		const success =
			this.protocol === 'ceos'
				? { paymentId, paidAt: at.slice(0, -1) }
				: { payment: { pgTxId: 'pg-1', paidAt: at } };
		send(answer, plan.body ?? (answer === 200 ? success : {}));
	}
}

const iso = (at: number | undefined) => (at === undefined ? undefined : new Date(at).toISOString());

const atCeos = ({ paymentId, status, endedAt, body }: Try) => ({
	...{ paymentId, paymentStatus: status, orderName: body.orderName, currency: body.currency },
	...{ customData: body.customData, paidAt: status === 'PAID' ? iso(endedAt) : null },
});

const row = ({ id, paymentId, status, requestedAt, endedAt, amount, body }: Try) => ({
	...{ id: paymentId, transactionId: id, status, requestedAt: iso(requestedAt) },
	...{ amount: { total: amount }, currency: 'KRW', orderName: body.orderName },
	...(status === 'PAID' && { paidAt: iso(endedAt) }),
	...(status === 'FAILED' && { failedAt: iso(endedAt), failure: { reason: '한도 초과' } }),
});
