import type { IDataObject, INodeParameters } from 'n8n-workflow';

import {
	PORTONE_TRIGGER,
	PORTONE_V2_TRIGGER,
	type WebhookTrigger,
} from '../../support/engine/engine';
import { WebhookServer } from '../../support/engine/webhookServer';
import { noticeOf, sendSigned } from '../../support/shops/portOneV2Notices';
import { portOneV2Credential } from '../../support/shops/portOneV2Shop';
import type { Outcome, Runner } from './run';

/** What a trigger of each kind can't do without. */
export const TRIGGERS: Record<string, INodeParameters[]> = {
	npayTrigger: ['newOrder', 'claimRequest', 'changes', 'awaitingAction'].map((triggerOn) => ({
		triggerOn,
	})),
	portOneTrigger: [{}],
	portOneV2Trigger: [{}],
};

const MINUTES = 60_000;

/** Polls, lets things happen, and polls again. */
async function poll(runner: Runner, parameters: INodeParameters): Promise<IDataObject[]> {
	const { engine, sandbox } = runner;
	const { poll: pollOnce } = engine.trigger(parameters, 'npay');
	const { staticData } = await pollOnce({});
	const [order] = sandbox.npay.createOrders({ count: 2, state: 'PAYED' });
	sandbox.npay.put(order?.productOrderIds[0] ?? '', 'CANCEL_REQUEST');
	sandbox.clock.advance(10 * MINUTES);
	const { items } = await pollOnce(staticData);
	return items ?? [];
}

/** Receives one notification. */
async function receive(
	runner: Runner,
	trigger: WebhookTrigger,
	parameters: INodeParameters,
	send: (webhook: WebhookServer) => Promise<unknown>,
): Promise<{ items: IDataObject[]; error: string | undefined }> {
	const webhook = await new WebhookServer(runner.engine, parameters, trigger).open();
	try {
		await send(webhook);
		await webhook.settled();
		return { items: [...webhook.runs], error: webhook.errors[0]?.message };
	} finally {
		await webhook.close();
	}
}

const NOTIFIED: Record<
	string,
	(runner: Runner, parameters: INodeParameters) => ReturnType<typeof receive>
> = {
	async portOneTrigger(runner, parameters) {
		const { impUid, merchantUid } = runner.sandbox.portOneV1.createPayment({
			...{ amount: 9_900, withoutNotice: true },
		});
		const notice = { imp_uid: impUid, merchant_uid: merchantUid, status: 'paid' };
		return await receive(runner, PORTONE_TRIGGER, parameters, (one) => one.post(notice));
	},
	async portOneV2Trigger(runner, parameters) {
		const { sandbox, engine } = runner;
		const { live, test } = sandbox.portOneV2.settings.notifications;
		const secrets = { webhookSecret: live.secret, testWebhookSecret: test.secret };
		const fields = { ...portOneV2Credential(sandbox), ...secrets };
		engine.saveCredential('portOneV2', 'portOneV2Api', fields);
		const payment = sandbox.portOneV2.createPayment({ totalAmount: 9_900 });
		return await receive(runner, PORTONE_V2_TRIGGER, parameters, (one) =>
			sendSigned(one, sandbox, noticeOf(payment)),
		);
	},
};

/** Runs a trigger on what happens in a shop. @param node its type's name */
export async function runTrigger(
	runner: Runner,
	node: string,
	parameters: INodeParameters,
): Promise<Outcome> {
	runner.reset();
	const notified = NOTIFIED[node];
	const { items, error } =
		notified === undefined
			? { items: await poll(runner, parameters), error: undefined }
			: await notified(runner, parameters);
	return {
		requests: await runner.requests(),
		rows: items.length,
		first: runner.tidy(items.slice(0, 2)),
		...(error !== undefined && { error: runner.tidy(error) }),
	};
}
