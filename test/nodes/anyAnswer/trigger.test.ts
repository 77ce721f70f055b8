import fc from 'fast-check';
import {
	type ICredentialDataDecryptedObject,
	type IDataObject,
	NodeApiError,
	NodeOperationError,
} from 'n8n-workflow';

import { NpayApi } from '../../../credentials/NpayApi.credentials';
import { parseState } from '../../../nodes/Npay/feed/state';
import { NpayTrigger } from '../../../nodes/Npay/NpayTrigger.node';
import { type Sandbox, startSandbox } from '../../../sandbox';
import { NodeStandIn, type Run } from '../../support/engine/nodeStandIn';
import { credentialFor, NOW } from '../../support/shops/shop';
import { restart } from '../../support/sleep';
import { type Alteration, echo, SCRIPTS } from './alter';
import { ask } from './tape';

/** Runs of each trigger, ten polls each; more on demand. */
const RUNS = Number(process.env.ANY_ANSWER_RUNS ?? 6);
const MOST_CALLS = 1_000;
const HOUR = 3_600_000;

let sandbox: Sandbox;
let fields: ICredentialDataDecryptedObject;
beforeAll(async () => {
	sandbox = await startSandbox({
		now: NOW,
		clock: 'frozen',
		settings: { npay: { signatureClock: 'real', rateLimit: { enabled: false } } },
	});
	jest.spyOn(Date, 'now').mockImplementation(() => sandbox.clock.now());
	fields = credentialFor(sandbox);
});
afterAll(async () => await sandbox.close());

/** n8n's static data as it comes back from the database. */
const stored = (data: IDataObject): IDataObject => JSON.parse(JSON.stringify(data)) as IDataObject;

let triggers = 0;

/** A trigger in a shop, with something done to the answers of each poll. */
class TriggerRun {
	readonly id = `trigger-${++triggers}`;

	staticData: IDataObject = {};

	readonly tokens = new Set<string>();

	constructor(private readonly triggerOn: string) {}

	async poll(script: readonly Alteration[]): Promise<Run> {
		let count = 0;
		const standIn = new NodeStandIn(new NpayTrigger(), new NpayApi(), fields, async (request) => {
			if (++count > MOST_CALLS) throw new Error('Too many calls');
			this.tokens.add(request.token);
			const alter = script[count - 1] ?? ((whole) => whole);
			return echo(alter(await ask(request), request.token), request.token);
		});
		const parameters = { triggerOn: this.triggerOn, options: { lookbackDays: 2 } };
		const run = await standIn.poll(parameters, this.staticData, { id: this.id });
		if (count > MOST_CALLS) throw new Error('The poll never ends');
		this.staticData = stored(this.staticData);
		return run;
	}
}

function check({ items, error }: Run, tokens: Set<string>, staticData: IDataObject): void {
	if (
		error !== undefined &&
		!(error instanceof NodeApiError || error instanceof NodeOperationError)
	) {
		throw error as Error;
	}
	const told = JSON.stringify([items, (error as Error | undefined)?.message, error, staticData]);
	for (const token of tokens) if (token.length >= 16) expect(told).not.toContain(token);
}

describe.each(['changes', 'awaitingAction'])('a trigger on %s', (triggerOn) => {
	test('no answer throws past it or spoils its memory, and the next good ones bring all', async () => {
		await fc.assert(
			fc.asyncProperty(fc.array(SCRIPTS, { minLength: 1, maxLength: 4 }), async (scripts) => {
				sandbox.reset();
				restart((ms) => sandbox.clock.advance(ms));
				const trigger = new TriggerRun(triggerOn);
				const emitted = new Set<string>();
				const poll = async (script: readonly Alteration[]) => {
					sandbox.clock.advance(60_000);
					const run = await trigger.poll(script);
					check(run, trigger.tokens, trigger.staticData);
					const state = trigger.staticData[`npayTrigger:${trigger.id}:state`];
					if (state !== undefined) expect(parseState(state)).toBeDefined();
					for (const { json } of run.items) emitted.add(String(json.productOrderId));
					return run;
				};
				await poll([]);
				const orders = [...Array(3)].flatMap(() => {
					const [order] = sandbox.npay.createOrders({ count: 1, state: 'PAYED' });
					return order?.productOrderIds ?? [];
				});
				for (const script of scripts) await poll(script);
				// What a spoilt answer said of the future has passed, and so has every time to wait.
				sandbox.clock.advance(2 * HOUR);
				for (let turn = 0; turn < 3; turn++) expect((await poll([])).error).toBeUndefined();
				for (const id of orders) expect(emitted).toContain(id);
			}),
			{ numRuns: RUNS },
		);
	});
});
