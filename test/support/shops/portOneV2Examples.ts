import type { IDataObject } from 'n8n-workflow';

import { dataTable, type Tables } from '../engine/dataTable';
import { PORTONE_V2_TRIGGER } from '../engine/engine';
import { standIns } from '../engine/standIns';
import { WebhookServer } from '../engine/webhookServer';
import { load } from './portOneExamples';
import { openPortOneV2, portOneV2Credential, type PortOneV2Shop } from './portOneV2Shop';

export const SUBSCRIPTION = 'subscription-v2';
const TABLE = 'Npay V2 subscriptions';
const TRIGGER = 'PortOne V2 (결제알림)';

/** The subscription on PortOne V2, run by n8n's engine, with its table and the messages that it sends. */
export class PortOneV2Examples {
	/** What Slack was told. */
	readonly told: string[] = [];

	readonly tables: Tables = { rows: new Map() };

	private constructor(
		readonly shop: PortOneV2Shop,
		readonly webhook: WebhookServer,
	) {
		shop.engine.standIns = {
			...standIns(this.told),
			'n8n-nodes-base.dataTable': dataTable(this.tables),
		};
	}

	static async open(): Promise<PortOneV2Examples> {
		const shop = await openPortOneV2();
		const { parameters } = load(SUBSCRIPTION).nodes.find(({ name }) => name === TRIGGER) ?? {};
		const webhook = new WebhookServer(shop.engine, parameters, PORTONE_V2_TRIGGER);
		return new PortOneV2Examples(shop, await webhook.open());
	}

	/** Everything as it was at first: the table made, the trigger's URL and secret in place. */
	async reset(): Promise<void> {
		await this.shop.reset();
		const { sandbox, engine } = this.shop;
		const { live, test } = sandbox.portOneV2.settings.notifications;
		engine.saveCredential('portOneV2', 'portOneV2Api', {
			...portOneV2Credential(sandbox),
			...{ webhookSecret: live.secret, testWebhookSecret: test.secret },
		});
		const { url } = this.webhook;
		sandbox.portOneV2.patchSettings({ notifications: { live: { url }, test: { url } } });
		this.webhook.reset(this.webhook.parameters);
		this.webhook.workflow = async (item) => await this.run(TRIGGER, item);
		this.told.length = 0;
		this.tables.rows.clear();
		this.tables.beforeRead = undefined;
		await this.run('처음 한 번 (Once)', {});
	}

	async close(): Promise<void> {
		await this.webhook.close();
		await this.shop.sandbox.close();
	}

	/** Runs the example from one of its triggers; it must not fail. */
	async run(start: string, item: IDataObject): Promise<void> {
		const run = await this.shop.engine.runFrom(load(SUBSCRIPTION), start, [item], {});
		expect(run.data.resultData.error).toBeUndefined();
	}

	/** Staff fill in the form for a customer who will register a card. */
	async join(customerId: string, plan: IDataObject = {}): Promise<void> {
		const fields = { customerId, name: '정기 구독', amount: 9_900, anchorDay: 31, ...plan };
		await this.run('Join (구독 신청)', fields);
	}

	async leave(customerId: string): Promise<void> {
		await this.run('Leave (해지 접수)', { customerId });
	}

	/** The customer registers a card in PortOne's window. @returns its billing key */
	async register(customerId: string, spec: object = {}): Promise<string> {
		const { billingKey } = this.shop.sandbox.portOneV2.addBillingKey({
			customer: { id: customerId },
			...spec,
		});
		await this.settled();
		return billingKey;
	}

	row(customerId: string): IDataObject | undefined {
		return this.tables.rows.get(TABLE)?.find((row) => row.customerId === customerId);
	}

	/** Turns the clock, and waits for the runs that follow. */
	async passTo(time: string): Promise<void> {
		this.shop.sandbox.clock.set(time);
		await this.settled();
	}

	/** Waits until PortOne has nothing more to tell, and what it told has run: that may be news again. */
	async settled(): Promise<void> {
		for (let runs = -1; runs !== this.webhook.runs.length; ) {
			runs = this.webhook.runs.length;
			await this.shop.sandbox.portOneV2.settled();
			await this.webhook.settled();
		}
	}

	totals() {
		return this.shop.sandbox.portOneV2.ledger().totals;
	}
}
