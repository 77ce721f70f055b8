import { setTimeout as sleep } from 'node:timers/promises';

import { DEFAULT_APPLICATION } from '../../../sandbox/npay/settings';
import { DEFAULT_ACCOUNT } from '../../../sandbox/portone-v1/settings';
import { importShop, shopUrls } from '../../../scripts/lib/demo/shop';
import { importOrders } from '../../../scripts/lib/demo/workflow';
import { load } from '../../../scripts/lib/examples';
import { type N8nClient, outputOf } from '../../../scripts/lib/n8n/client';
import { type Instance, startInstance } from './instance';
import { npayCredential } from './workflows';

const POLL_SECONDS = 5;
/** How often the real PortOne looks at Naver Pay. */
const LOOK_MS = 60_000;
/** Longer than the tests last: when PortOne looks is up to them. */
const NOT_BY_ITSELF_MS = 3_600_000;
const RUN_TIMEOUT_MS = 60_000;

type Execution = Awaited<ReturnType<N8nClient['execution']>>;

/** The workflows: what Naver Pay asks, PortOne's notifications, and the orders to confirm. */
type Name = 'shop' | 'payments' | 'orders';

/** An n8n that sells what the sandbox's shop page offers, with the examples as an operator has them. */
export class N8nShop {
	private ids: Readonly<Record<Name, string>> = { shop: '', payments: '', orders: '' };

	private constructor(private readonly instance: Instance) {}

	static async open(): Promise<N8nShop> {
		const shop = new N8nShop(await startInstance(2, 'shop'));
		try {
			await shop.setUp();
			return shop;
		} catch (error) {
			await shop.close();
			throw error;
		}
	}

	get n8n() {
		return this.instance.n8n;
	}

	get sandbox() {
		return this.instance.sandbox;
	}

	get url(): string {
		return this.instance.server.url;
	}

	/** What the operator registers with Naver Pay. */
	get urls(): Record<'productInfoUrl' | 'areaSurchargeUrl', string> {
		const { productInfoUrl, areaSurchargeUrl } = shopUrls(this.url);
		return { productInfoUrl, areaSurchargeUrl };
	}

	/** Imports an example once more, as its file has it. @returns the workflow's id */
	async importAgain(file: string): Promise<string> {
		return (await this.n8n.createWorkflow(load(file))).id;
	}

	/** Lets a minute pass, after which PortOne looks at Naver Pay and has told the shop. */
	async letPortOneLook(): Promise<void> {
		const { clock, portOneV1 } = this.sandbox;
		portOneV1.patchSettings({ naverSyncMs: LOOK_MS });
		clock.advance(LOOK_MS);
		await portOneV1.settled();
		portOneV1.patchSettings({ naverSyncMs: NOT_BY_ITSELF_MS });
	}

	/** Waits for the end of the run in which a node gave out an item with this member. */
	async runWith(
		workflow: Name,
		node: string,
		[name, value]: [string, unknown],
	): Promise<Execution> {
		const deadline = Date.now() + RUN_TIMEOUT_MS;
		while (Date.now() < deadline) {
			const runs = await this.n8n.executions(this.ids[workflow], { includeData: true });
			const run = runs
				.filter(({ status }) => !['new', 'running'].includes(status))
				.find((one) => outputOf(one, node).some((item) => item[name] === value));
			if (run) return run;
			await sleep(300);
		}
		throw new Error(`No run of ${workflow} in which ${node} has ${name} ${String(value)}`);
	}

	async close(): Promise<void> {
		await this.instance.close();
	}

	private async setUp(): Promise<void> {
		const { n8n, sandbox } = this;
		const npayApi = await n8n.createCredential(npayCredential(sandbox, DEFAULT_APPLICATION));
		const portOneApi = await n8n.createCredential({
			name: 'PortOne account',
			type: 'portOneApi',
			data: { ...DEFAULT_ACCOUNT, baseUrl: sandbox.portOneV1BaseUrl },
		});
		const { orders } = await importOrders(n8n, npayApi, POLL_SECONDS);
		this.ids = { ...(await importShop(n8n, portOneApi)), orders };
		sandbox.portOneV1.patchSettings({
			naverSyncMs: NOT_BY_ITSELF_MS,
			notifications: { url: shopUrls(this.url).notificationUrl },
		});
	}
}
