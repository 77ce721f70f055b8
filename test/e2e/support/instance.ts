import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';

import { type Sandbox, startSandbox } from '../../../sandbox';
import { installN8n } from '../../../scripts/lib/install/n8n';
import { N8nClient } from '../../../scripts/lib/n8n/client';
import { N8nServer } from '../../../scripts/lib/n8n/server';
import { installPackage, packPackage } from '../../../scripts/lib/package';
import { CACHE } from '../../../scripts/lib/paths';
import { freePort } from '../../../scripts/lib/ports';

/** Files that end-to-end tests leave behind: logs, screenshots, packed packages. */
export const ARTIFACTS = path.join(CACHE, 'e2e');

/** An n8n with the packed package installed, logged in, and a sandbox in this process. */
export interface Instance {
	n8n: N8nClient;
	server: N8nServer;
	sandbox: Sandbox;
	close(): Promise<void>;
}

/**
 * Starts one line of n8n with an empty home in `.cache/e2e/<name>`.
 *
 * @param name one per test file
 * @param settings of n8n: environment variables
 */
export async function startInstance(
	line: 1 | 2,
	name: string,
	settings: Record<string, string> = {},
): Promise<Instance> {
	const folder = path.join(ARTIFACTS, name);
	const home = path.join(folder, 'home');
	rmSync(folder, { recursive: true, force: true });
	mkdirSync(home, { recursive: true });
	await installPackage(await packPackage(folder), home);
	const server = new N8nServer(await installN8n(line), {
		home,
		port: await freePort(),
		settings,
	});
	const sandbox = await startSandbox({ settings: { npay: { rateLimit: { enabled: false } } } });
	const close = async () => {
		await Promise.all([server.stop(), sandbox.close()]);
	};
	try {
		await server.start();
		return { n8n: await new N8nClient(server.url).login(), server, sandbox, close };
	} catch (error) {
		await close();
		throw error;
	}
}
