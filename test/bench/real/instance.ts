import { cpSync, mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';

import axios from 'axios';

import { installN8n } from '../../../scripts/lib/install/n8n';
import { N8nClient } from '../../../scripts/lib/n8n/client';
import { N8nServer } from '../../../scripts/lib/n8n/server';
import { installPackage, packPackage } from '../../../scripts/lib/package';
import { CACHE } from '../../../scripts/lib/paths';
import { freePort } from '../../../scripts/lib/ports';
import { SandboxServer } from '../../../scripts/lib/sandbox';

/** Where a run's homes and logs are. */
export const WORK = path.join(CACHE, 'bench', 'run');

/** Time from a request to its answer, as from Korea to Naver and back with its work, ms. */
export const LATENCY_MS = 80;

/** What the signature of workflows built by hand needs; the same for all ways. */
const SETTINGS = { NODE_FUNCTION_ALLOW_EXTERNAL: 'bcryptjs' };

const LONGEST_JOB_MS = 590_000;

/** A started n8n, logged in. */
export interface StartedN8n {
	server: N8nServer;
	client: N8nClient;
}

/** Makes instances of n8n that are all alike: fresh, with the packed package. */
export class Workshop {
	private readonly template = path.join(WORK, 'template');
	private count = 0;

	private constructor(private readonly installation: Awaited<ReturnType<typeof installN8n>>) {}

	/** Installs n8n where it is missing, and lets it set up its database once. */
	static async open(): Promise<Workshop> {
		rmSync(WORK, { recursive: true, force: true });
		const workshop = new Workshop(await installN8n(2));
		mkdirSync(workshop.template, { recursive: true });
		await installPackage(await packPackage(WORK), workshop.template);
		const { server } = await workshop.startAt(workshop.template);
		await server.stop();
		return workshop;
	}

	get version(): string {
		return this.installation.version;
	}

	/** Starts an n8n that has run nothing yet. */
	async start(): Promise<StartedN8n> {
		this.count += 1;
		const home = path.join(WORK, `n8n-${this.count}`);
		cpSync(this.template, home, { recursive: true });
		return await this.startAt(home);
	}

	private async startAt(home: string): Promise<StartedN8n> {
		const options = { home, port: await freePort(), settings: SETTINGS };
		const server = new N8nServer(this.installation, options);
		try {
			await server.start();
			return { server, client: await new N8nClient(server.url).login() };
		} catch (error) {
			await server.stop();
			throw error;
		}
	}
}

/** An application that a sandbox knows. */
export interface Application {
	clientId: string;
	clientSecret: string;
	merchantId: string;
}

/** Starts a sandbox as a process of its own, so that its work is not n8n's. */
export async function startSandboxServer(): Promise<SandboxServer> {
	const log = path.join(WORK, 'sandbox.log');
	return await new SandboxServer({ port: await freePort(), log }).start();
}

/** Empties a sandbox for these applications, with Naver's bucket and a network's latency. */
export async function emptySandbox(
	sandbox: SandboxServer,
	applications: Application[],
): Promise<void> {
	await sandbox.post('reset', { npay: { applications } });
	for (const afterDone of [false, true]) {
		const half = { kind: 'latency', ms: LATENCY_MS / 2, afterDone, times: 0 };
		await sandbox.post('faults', { ...half, match: { server: 'npay' } });
	}
}

/** The credential of an application, as n8n stores it. */
export const credentialOf = (
	{ npayBaseUrl }: SandboxServer,
	{ clientId, clientSecret }: Application,
) => ({
	name: clientId,
	type: 'npayApi',
	data: {
		environment: 'custom',
		baseUrl: npayBaseUrl,
		tokenType: 'SELF',
		applicationId: clientId,
		applicationSecret: clientSecret,
	},
});

/** Calls a workflow's webhook and waits for its end. @returns what its last node gave */
export async function callWebhook(server: N8nServer, name: string, body: object): Promise<unknown> {
	const { data } = await axios.post<unknown>(`${server.url}/webhook/${name}`, body, {
		proxy: false,
		timeout: LONGEST_JOB_MS,
		maxBodyLength: Infinity,
	});
	return data;
}
