import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { type Engine, PORTONE_TRIGGER, type WebhookTrigger } from './engine';

/** What an express response can do that nodes use. */
function asExpress(response: ServerResponse): ServerResponse {
	return Object.assign(response, {
		status(code: number) {
			response.statusCode = code;
			return response;
		},
		json(body: unknown) {
			response.setHeader('content-type', 'application/json').end(JSON.stringify(body));
			return response;
		},
	});
}

function parse(body: string, contentType: string): IDataObject {
	if (contentType.includes('form-urlencoded')) return Object.fromEntries(new URLSearchParams(body));
	try {
		return JSON.parse(body) as IDataObject;
	} catch {
		return {};
	}
}

/**
 * A trigger of PortOne behind HTTP, as n8n serves it: each call gets the body as it came beside what it says, and
 * static data of its own, read before and written after; a run is started before the sender is answered; what the
 * node throws is a 500.
 */
export class WebhookServer {
	/** Items of each run that was started. */
	readonly runs: IDataObject[] = [];

	/** Errors that n8n would show as failed executions. */
	readonly errors: Error[] = [];

	/** What n8n's log has of it. */
	readonly warnings: string[] = [];

	/** As n8n has it in its database. */
	stored: IDataObject = {};

	url = '';

	/** What the started workflow does; n8n does not wait for it before it answers. */
	workflow: (item: IDataObject) => Promise<void> = async () => {};

	/** Set to let the start of a run fail, as when the database is gone. */
	startFails = false;

	private readonly underWay = new Set<Promise<void>>();

	private generation = 0;

	private server!: Server;

	constructor(
		private readonly engine: Engine,
		public parameters: INodeParameters = {},
		private readonly trigger: WebhookTrigger = PORTONE_TRIGGER,
	) {}

	async open(): Promise<this> {
		this.server = createServer((request, response) => void this.serve(request, response));
		this.server.listen(0, '127.0.0.1');
		await once(this.server, 'listening');
		const { port } = this.server.address() as AddressInfo;
		this.url = `http://127.0.0.1:${port}/webhook`;
		return this;
	}

	/** Forgets everything: another trigger from now on. */
	reset(parameters: INodeParameters = {}): void {
		this.generation++;
		this.runs.length = 0;
		this.errors.length = 0;
		this.warnings.length = 0;
		this.stored = {};
		this.parameters = parameters;
		this.workflow = async () => {};
		this.startFails = false;
	}

	/** Sends a body as PortOne would. @returns the status of the answer */
	async post(
		body: unknown,
		contentType = 'application/json',
		headers: Record<string, string> = {},
	): Promise<number> {
		const response = await fetch(this.url, {
			method: 'POST',
			headers: { 'content-type': contentType, ...headers },
			body: typeof body === 'string' ? body : JSON.stringify(body),
		});
		await response.arrayBuffer();
		return response.status;
	}

	/** Waits for the runs that were started. */
	async settled(): Promise<void> {
		while (this.underWay.size > 0) await Promise.all(this.underWay);
	}

	async close(): Promise<void> {
		this.server.closeAllConnections();
		this.server.close();
		await once(this.server, 'close');
	}

	private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
		const rawBody = await buffer(request);
		const body = parse(rawBody.toString(), request.headers['content-type'] ?? '');
		const staticData = structuredClone(this.stored);
		const call = { body, rawBody, headers: request.headers, query: {}, params: {} };
		const express = asExpress(response) as ServerResponse & {
			status(code: number): typeof express;
			json(content: unknown): void;
		};
		try {
			const result = await this.engine.notify(
				this.trigger,
				this.parameters,
				staticData,
				{ request: call, response: express, warn: (words) => this.warnings.push(words) },
				`id-Trigger-${this.generation}`,
			);
			if (result.workflowData !== undefined) {
				if (this.startFails) throw new Error('The database is gone');
				const items = result.workflowData[0]?.map(({ json }) => json) ?? [];
				this.runs.push(...items);
				for (const item of items) this.start(item);
			}
			this.stored = staticData;
			if (!response.writableEnded) express.status(200).json({ message: 'Workflow was started' });
		} catch (error) {
			this.errors.push(error as Error);
			if (!response.writableEnded) express.status(500).json({ message: 'Error in workflow' });
		}
	}

	private start(item: IDataObject): void {
		const run = this.workflow(item).finally(() => this.underWay.delete(run));
		this.underWay.add(run);
	}
}
