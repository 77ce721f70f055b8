import { type Sandbox, type SandboxOptions, startSandbox } from '../../../sandbox';
import { Engine } from '../engine/engine';
import { restart } from '../sleep';
import { NOW, sandboxOptions } from './sandboxOptions';

export { NOW };

/** A sandbox, and n8n's engine with a credential for it. */
export interface Shop {
	sandbox: Sandbox;
	engine: Engine;
	/** Product orders that buyers have just paid; their ids. */
	paidOrders(count: number): string[];
	/** Everything as it was when the shop opened. */
	reset(): void;
	/** Requests to a path, of those in the journal. */
	calls(path: string): number;
}

export const DISPATCH = '/v1/pay-order/mall/product-orders/dispatch';
export const CONFIRM = '/v1/pay-order/mall/product-orders/confirm';
export const QUERY = '/v1/pay-order/mall/product-orders/query';
export const CHANGES = '/v1/pay-order/mall/product-orders/last-changed-statuses';
export const TOKEN = '/v1/oauth2/token';

/** The fields of a credential for a sandbox. */
export function credentialFor(sandbox: Sandbox, changed: Record<string, string> = {}) {
	const [application] = sandbox.npay.settings.applications;
	return {
		environment: 'custom',
		baseUrl: sandbox.npayBaseUrl,
		applicationId: application?.clientId ?? '',
		applicationSecret: application?.clientSecret ?? '',
		tokenType: 'SELF',
		...changed,
	};
}

/** Opens a shop whose clock runs, and is turned by the waits of the nodes. */
export async function openShop(options: SandboxOptions = {}): Promise<Shop> {
	const usual = { npay: { signatureClock: 'real', rateLimit: { clock: 'virtual' } } } as const;
	const sandbox = await startSandbox(sandboxOptions(options, usual));
	const engine = await Engine.load();
	const reset = () => {
		sandbox.reset();
		engine.store.clear();
		engine.restart();
		engine.saveCredential('shop', 'npayApi', credentialFor(sandbox));
		restart((ms) => sandbox.clock.advance(ms));
	};
	reset();
	return {
		sandbox,
		engine,
		reset,
		paidOrders: (count) =>
			sandbox.npay
				.createOrders({ count, state: 'PAYED' })
				.flatMap(({ productOrderIds }) => productOrderIds),
		calls: (path) => sandbox.journal.entries({ path }).length,
	};
}
