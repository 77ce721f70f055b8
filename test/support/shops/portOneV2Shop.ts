import type { INodeParameters } from 'n8n-workflow';

import { type Sandbox, type SandboxOptions, startSandbox } from '../../../sandbox';
import { DEFAULT_STORE } from '../../../sandbox/portone-v2/settings';
import { deviations } from '../contracts/portOneV2Contract';
import { Engine, type Outcome, PORTONE_V2, type RunOptions } from '../engine/engine';
import { restart } from '../sleep';
import { FIELD, sandboxOptions } from './sandboxOptions';

/** The simulated PortOne V2 and CEOS, and n8n's engine with a credential for each. */
export interface PortOneV2Shop {
	sandbox: Sandbox;
	engine: Engine;
	/** Everything as it was when the shop opened; no payment fails by itself. */
	reset(): Promise<void>;
	/** Runs one operation at PortOne V2. */
	run(parameters: INodeParameters, options?: RunOptions): Promise<Outcome>;
	/** Runs one operation at CEOS. */
	runCeos(parameters: INodeParameters, options?: RunOptions): Promise<Outcome>;
	/** Requests whose path holds a part, of those in the journal. */
	calls(path?: string, method?: string): number;
}

export const CHANNEL = 'channel-key-sandbox-v2';
export const BILLING_KEY = 'billing-key-1';
export const CARD = { number: '1234-5678-9012-3456', expiryYear: '29', expiryMonth: '12' };

/** The fields of a credential for the simulated PortOne V2. */
export const portOneV2Credential = (sandbox: Sandbox): Record<string, string> => ({
	server: 'custom',
	protocol: 'portOne',
	baseUrl: sandbox.portOneV2BaseUrl,
	apiSecret: DEFAULT_STORE.apiSecret,
	githubId: '',
	storeId: '',
});

/** The fields of a credential for the simulated CEOS. */
export const ceosCredential = (sandbox: Sandbox): Record<string, string> => ({
	server: 'custom',
	protocol: 'ceos',
	baseUrl: sandbox.ceosBaseUrl,
	apiSecret: sandbox.ceos.secretOf(),
	githubId: '',
	// The course's server knows stores by GitHub id; the documented one takes any.
	storeId: FIELD ? 'sandbox' : 'my_store_001',
});

/** Opens a shop whose clock runs, and is this machine's clock too; waits of the nodes turn it. */
export async function openPortOneV2(options: SandboxOptions = {}): Promise<PortOneV2Shop> {
	const sandbox = await startSandbox(sandboxOptions(options));
	const engine = await Engine.load();
	jest.spyOn(Date, 'now').mockImplementation(() => sandbox.clock.now());
	const requests = () => sandbox.journal.entries();
	const reset = async () => {
		// The journal gets a request once its answer has gone out: by the next answer it has.
		await fetch(`${sandbox.url}/control/clock`);
		// Every request of every test is held against the documents.
		expect(requests().flatMap(deviations)).toEqual([]);
		sandbox.reset({ ceos: { failures: { rate: 0 } } });
		sandbox.journal.clear();
		// What the test before has left in doubt is none any more.
		engine.restart();
		engine.store.clear();
		engine.saveCredential('portOneV2', 'portOneV2Api', portOneV2Credential(sandbox));
		engine.saveCredential('ceos', 'portOneV2Api', ceosCredential(sandbox));
		sandbox.portOneV2.addBillingKey({ billingKey: BILLING_KEY });
		restart((ms) => sandbox.clock.advance(ms));
	};
	await reset();
	return {
		sandbox,
		engine,
		reset,
		run: async (parameters, settings = {}) =>
			await engine.run(
				{ server: 'portOne', ...parameters },
				{ node: PORTONE_V2, credential: 'portOneV2', ...settings },
			),
		runCeos: async (parameters, settings = {}) =>
			await engine.run(
				{ server: 'ceos', ...parameters },
				{ node: PORTONE_V2, credential: 'ceos', ...settings },
			),
		calls: (path = '', method) =>
			requests()
				.filter((entry) => entry.path.includes(path) || entry.route === path)
				.filter((entry) => method === undefined || entry.method === method).length,
	};
}
