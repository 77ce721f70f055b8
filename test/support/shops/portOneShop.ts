import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { type Sandbox, type SandboxOptions, startSandbox } from '../../../sandbox';
import { deviations } from '../contracts/portOneContract';
import { Engine, type Outcome, PORTONE, type RunOptions } from '../engine/engine';
import { restart } from '../sleep';
import { sandboxOptions } from './sandboxOptions';

/** The simulated PortOne, and n8n's engine with a credential for it. */
export interface PortOneShop {
	sandbox: Sandbox;
	engine: Engine;
	/** Everything as it was when the shop opened. */
	reset(): void;
	/** Runs one operation of the node. */
	run(parameters: INodeParameters, options?: RunOptions): Promise<Outcome>;
	/** Requests whose path holds a part, of those in the journal; token requests only if asked for. */
	calls(path?: string, method?: string): number;
	/** Turns the clock to a time in Korea, and waits for the notifications that are due. */
	passTo(time: string): Promise<void>;
	/** How a scheduled payment stands, in PortOne's own words. */
	schedule(merchant_uid: string): Promise<IDataObject>;
}

export const TOKEN = '/users/getToken';
export const CUSTOMER = 'customer/고객 1';

/** The fields of a credential for the simulated PortOne. */
export function portOneCredential(sandbox: Sandbox): Record<string, string> {
	const [account] = sandbox.portOneV1.settings.accounts;
	return {
		impKey: account?.impKey ?? '',
		impSecret: account?.impSecret ?? '',
		baseUrl: sandbox.portOneV1BaseUrl,
	};
}

/** Opens a shop whose clock runs, and is this machine's clock too; waits of the nodes turn it. */
export async function openPortOne(options: SandboxOptions = {}): Promise<PortOneShop> {
	const sandbox = await startSandbox(sandboxOptions(options));
	const engine = await Engine.load();
	jest.spyOn(Date, 'now').mockImplementation(() => sandbox.clock.now());
	const requests = () => sandbox.journal.entries().filter(({ server }) => server !== 'npay');
	const reset = () => {
		// Every request of every test is held against PortOne's contract.
		expect(requests().flatMap(deviations)).toEqual([]);
		sandbox.reset();
		// What the test before has left in doubt is none any more.
		engine.restart();
		engine.store.clear();
		engine.saveCredential('portOne', 'portOneApi', portOneCredential(sandbox));
		sandbox.portOneV1.addBillingKey({ customerUid: CUSTOMER });
		restart((ms) => sandbox.clock.advance(ms));
	};
	reset();
	const run = async (parameters: INodeParameters, settings: RunOptions = {}) =>
		await engine.run(parameters, { node: PORTONE, credential: 'portOne', ...settings });
	return {
		sandbox,
		engine,
		reset,
		run,
		calls: (path = '', method) =>
			requests()
				.filter((entry) => entry.path !== TOKEN || path === TOKEN)
				.filter((entry) => entry.path.includes(path) || entry.route === path)
				.filter((entry) => method === undefined || entry.method === method).length,
		async passTo(time) {
			sandbox.clock.set(time);
			await sandbox.portOneV1.settled();
		},
		async schedule(merchant_uid) {
			const { json } = await run({ resource: 'schedule', operation: 'get', merchant_uid });
			return json[0] ?? {};
		},
	};
}
