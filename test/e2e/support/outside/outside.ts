import path from 'node:path';

import Fastify, { type FastifyInstance, type FastifyRequest } from 'fastify';

import { GoogleSheets, type Reply } from './googleSheets';
import { Slack } from './slack';

const REDIRECT = path.join(__dirname, 'redirect.js');

const HOSTS = {
	google: ['sheets.googleapis.com', 'www.googleapis.com', 'oauth2.googleapis.com'],
	slack: ['slack.com', 'www.slack.com'],
};

/** A call that came to one of the stand-ins. */
export interface Call {
	host: string;
	method: string;
	/** Path and query. */
	url: string;
	body: unknown;
}

interface Gate {
	matches: (call: Call) => boolean;
	arrived: (call: Call) => void;
}

/** The services beside Naver that templates talk to: Google Sheets and Slack, answered on loopback. */
export class Outside {
	readonly sheets = new GoogleSheets();

	readonly slack = new Slack();

	/** Every call, in order. */
	readonly calls: Call[] = [];

	/** While set, every call to such a host gets this HTTP status. */
	readonly away = new Map<string, number>();

	private readonly server: FastifyInstance = Fastify({ forceCloseConnections: true });

	private gates: Gate[] = [];

	private port = 0;

	static async open(): Promise<Outside> {
		const outside = new Outside();
		await outside.listen();
		return outside;
	}

	/** Settings that send n8n's calls here. */
	get settings(): Record<string, string> {
		return {
			NODE_OPTIONS: `--require ${REDIRECT}`,
			OUTSIDE_HOSTS: Object.values(HOSTS).flat().join(','),
			OUTSIDE_PORT: String(this.port),
		};
	}

	/** Forgets everything that was said and written. */
	reset(): void {
		this.sheets.clear();
		this.slack.clear();
		this.calls.length = 0;
		this.away.clear();
		this.gates = [];
	}

	/** The next such call gets no answer, and nothing is done. @returns once it has come: the moment to kill n8n */
	async hold(matches: (call: Call) => boolean): Promise<Call> {
		return await new Promise((arrived) => this.gates.push({ matches, arrived }));
	}

	async close(): Promise<void> {
		await this.server.close();
	}

	private async listen(): Promise<void> {
		this.server.all('/*', async (request, reply) => {
			const answer = await this.answer(request);
			return await reply.status(answer.status).send(answer.body);
		});
		await this.server.listen({ host: '127.0.0.1', port: 0 });
		this.port = (this.server.server.address() as { port: number }).port;
	}

	private async answer({ hostname, method, url, body }: FastifyRequest): Promise<Reply> {
		const call = { host: hostname, method, url, body };
		this.calls.push(call);
		const gate = this.gates.find(({ matches }) => matches(call));
		if (gate !== undefined) {
			this.gates = this.gates.filter((one) => one !== gate);
			gate.arrived(call);
			return await new Promise<Reply>(() => {});
		}
		const status = this.away.get(hostname);
		if (status !== undefined) return { status, body: { error: { code: status, message: 'away' } } };
		return this.serve(call);
	}

	private serve({ host, method, url, body }: Call): Reply {
		const { pathname, searchParams } = new URL(url, `https://${host}`);
		const [, spreadsheet] = /^\/v4\/spreadsheets\/(.+)$/.exec(pathname) ?? [];
		if (spreadsheet !== undefined)
			return this.sheets.handle(method, spreadsheet, searchParams, body);
		if (HOSTS.slack.includes(host)) {
			const given = { ...Object.fromEntries(searchParams), ...(body as object | undefined) };
			return this.slack.handle(pathname.replace('/api/', ''), given);
		}
		return { status: 404, body: { error: { code: 404, message: `Not known here: ${url}` } } };
	}
}
