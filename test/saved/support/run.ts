import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { type Sandbox, startSandbox } from '../../../sandbox';
import type { JournalEntry } from '../../../sandbox/core/http/journal';
import { Engine, type NodeUnderTest } from '../../support/engine/engine';
import { portOneCredential } from '../../support/shops/portOneShop';
import { ceosCredential, portOneV2Credential } from '../../support/shops/portOneV2Shop';
import { credentialFor, NOW } from '../../support/shops/shop';
import { restart } from '../../support/sleep';
import { furnish, type World } from './worlds';

/** A request as it went out, without what differs from run to run. */
export interface Sent {
	method: string;
	path: string;
	query?: Record<string, unknown>;
	body?: unknown;
}

/** What came of a run. */
export interface Outcome {
	/** In their order, but for those that only get a token. */
	requests: Sent[];
	/** How many rows came out, and the first of them. */
	rows: number;
	first: IDataObject[];
	/** What ended it. */
	error?: string;
}

/** Rows that are kept of an outcome. */
const KEPT = 2;

/** The credential of each node, by the server that it is for. */
const CREDENTIALS: Record<string, NodeUnderTest & { id(server: unknown): string }> = {
	npay: { type: 'npay', credential: 'npayApi', id: () => 'npay' },
	npayCatalog: { type: 'npayCatalog', id: () => '' },
	portOne: { type: 'portOne', credential: 'portOneApi', id: () => 'portOne' },
	portOneV2: {
		...{ type: 'portOneV2', credential: 'portOneV2Api' },
		id: (server) => (server === 'ceos' ? 'ceos' : 'portOneV2'),
	},
};

/** Paths at which tokens are issued: their requests are signed anew each time. */
const TOKENS = new Set(['/v1/oauth2/token', '/users/getToken']);

function sentOf({ method, path, query, body }: JournalEntry): Sent {
	return {
		method,
		path,
		...(Object.keys(query).length > 0 && { query }),
		...(body !== undefined && { body }),
	};
}

/** n8n's engine and a sandbox whose clock stands still, so that each run is like the one before. */
export class Runner {
	private constructor(
		readonly engine: Engine,
		readonly sandbox: Sandbox,
	) {}

	static async open(): Promise<Runner> {
		const sandbox = await startSandbox({
			now: NOW,
			clock: 'frozen',
			settings: {
				npay: { signatureClock: 'real', rateLimit: { enabled: false } },
				ceos: { failures: { rate: 0 } },
			},
		});
		jest.spyOn(Date, 'now').mockImplementation(() => sandbox.clock.now());
		return new Runner(await Engine.load(), sandbox);
	}

	async close(): Promise<void> {
		jest.restoreAllMocks();
		restart();
		await this.sandbox.close();
	}

	/** Everything as at first. */
	reset(): void {
		const { engine, sandbox } = this;
		sandbox.reset();
		engine.restart();
		engine.store.clear();
		engine.saveCredential('npay', 'npayApi', credentialFor(sandbox));
		engine.saveCredential('portOne', 'portOneApi', portOneCredential(sandbox));
		engine.saveCredential('portOneV2', 'portOneV2Api', portOneV2Credential(sandbox));
		engine.saveCredential('ceos', 'portOneV2Api', ceosCredential(sandbox));
		restart((ms) => sandbox.clock.advance(ms));
		furnish(sandbox);
	}

	/** What an operation can't do without. */
	givenOf(world: World): INodeParameters {
		this.reset();
		return world.prepare(this.sandbox).given;
	}

	/** Runs one node in its world. @param node its type's name */
	async run(node: string, parameters: INodeParameters, world: World): Promise<Outcome> {
		this.reset();
		const { items } = world.prepare(this.sandbox);
		const { id, ...type } = CREDENTIALS[node] ?? { type: node, id: () => '' };
		const settings = { node: type, credential: id(parameters.server) };
		for (const before of world.before) {
			const { json: made } = await this.engine.run(before, settings);
			if (made[0]?.scheduleId !== undefined) items[0] = { ...items[0], ...made[0] };
		}
		const seen = this.sandbox.journal.entries().length;
		const { json, error } = await this.engine.run(parameters, { ...settings, items });
		return {
			requests: await this.requests(seen),
			rows: json.length,
			first: this.tidy(json.slice(0, KEPT)),
			...(error !== undefined && { error: this.tidy(error.message) }),
		};
	}

	/** Requests after so many others. */
	async requests(after = 0): Promise<Sent[]> {
		// The journal gets a request once its answer has gone out: by the next answer it has.
		await fetch(`${this.sandbox.url}/control/clock`);
		const entries = this.sandbox.journal.entries().slice(after);
		return this.tidy(entries.filter(({ path }) => !TOKENS.has(path)).map(sentOf));
	}

	/** Ports differ from run to run. */
	tidy<Value>(value: Value): Value {
		const text = JSON.stringify(value).replace(/127\.0\.0\.1:\d+/g, '127.0.0.1');
		return JSON.parse(text) as Value;
	}
}
