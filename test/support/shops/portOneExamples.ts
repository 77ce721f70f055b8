import type { IConnections, IDataObject, INode, IRun } from 'n8n-workflow';

import { load as loadExample, withCredentials } from '../../../scripts/lib/examples';
import { dataTable, type Tables } from '../engine/dataTable';
import { standIns } from '../engine/standIns';
import { WebhookServer } from '../engine/webhookServer';
import { openPortOne, type PortOneShop } from './portOneShop';

interface Example {
	nodes: INode[];
	connections: IConnections;
}

/** An example as a user has it once the credential is chosen. */
export function load(file: string): Example {
	const { nodes, connections } = withCredentials(loadExample(file) as Example, {
		portOneApi: { id: 'portOne', name: '' },
		portOneV2Api: { id: 'portOneV2', name: '' },
	});
	return { nodes, connections };
}

const TABLE = 'Npay subscriptions';
const TRIGGER = 'n8n-nodes-npay.portOneTrigger';

/** The examples of PortOne, run by n8n's engine, with the table and the messages that they share. */
export class PortOneExamples {
	/** What Slack was told. */
	readonly told: string[] = [];

	readonly tables: Tables = { rows: new Map() };

	/** Whether Slack takes no messages: what it was to be told fails. */
	slackIsAway = false;

	private constructor(
		readonly shop: PortOneShop,
		readonly webhook: WebhookServer,
	) {
		shop.engine.standIns = {
			...standIns(this.told, () => this.slackIsAway),
			'n8n-nodes-base.dataTable': dataTable(this.tables),
		};
	}

	static async open(): Promise<PortOneExamples> {
		const shop = await openPortOne();
		return new PortOneExamples(shop, await new WebhookServer(shop.engine).open());
	}

	/** Everything as it was at first, with the table made as the note says. */
	async reset(): Promise<void> {
		this.shop.reset();
		this.told.length = 0;
		this.slackIsAway = false;
		this.tables.rows.clear();
		this.tables.beforeRead = undefined;
		await this.run('subscription-month-by-month', '처음 한 번 (Once)', {});
	}

	async close(): Promise<void> {
		await this.webhook.close();
		await this.shop.sandbox.close();
	}

	/** Runs an example from one of its triggers; it must not fail, but where Slack is away. */
	async run(file: string, start: string, item: IDataObject): Promise<IRun> {
		const run = await this.shop.engine.runFrom(load(file), start, [item], {});
		const { error } = run.data.resultData;
		if (!(this.slackIsAway && error?.message === 'Slack is away')) expect(error).toBeUndefined();
		return run;
	}

	/** Switches examples on: each runs on the payments whose status its trigger names. */
	activate(...files: string[]): void {
		const triggers = files.map((file) => {
			const trigger = load(file).nodes.find(({ type }) => type === TRIGGER);
			const statuses = (trigger?.parameters.statuses ?? []) as string[];
			return { file, name: trigger?.name ?? '', statuses };
		});
		this.webhook.reset({ statuses: triggers.flatMap(({ statuses }) => statuses), options: {} });
		this.webhook.workflow = async (item) => {
			for (const { file, name, statuses } of triggers) {
				if (statuses.includes(String(item.status))) await this.run(file, name, item);
			}
		};
		this.shop.sandbox.portOneV1.patchSettings({ notifications: { url: this.webhook.url } });
	}

	/** A customer joins: staff fill in the form. */
	async join(customer_uid: string, plan: IDataObject = {}): Promise<void> {
		await this.run('subscription-month-by-month', 'Join (구독 시작)', {
			...{ customer_uid, name: '정기 구독', amount: 9_900, anchorDay: 31 },
			...plan,
		});
	}

	async leave(customer_uid: string): Promise<void> {
		await this.run('customer-leaves', 'Form (해지 접수)', { customer_uid });
	}

	row(customer_uid: string): IDataObject | undefined {
		return this.tables.rows.get(TABLE)?.find((row) => row.customer_uid === customer_uid);
	}

	/** Turns the clock, and waits for the runs that follow. */
	async passTo(time: string): Promise<void> {
		await this.shop.passTo(time);
		await this.webhook.settled();
	}

	totals() {
		return this.shop.sandbox.portOneV1.ledger().totals;
	}
}
