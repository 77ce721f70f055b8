import fc from 'fast-check';
import type { IDataObject } from 'n8n-workflow';

import { Random } from '../../../sandbox/core/random';
import type { Crash } from '../../nodes/Npay/feed/n8n';
import { Chaos } from '../../soak/chaos';
import { type Emission, judge } from '../../soak/judge';
import { someOrAll } from '../../support/shops/sandboxOptions';
import { openShop, type Shop } from '../../support/shops/shop';

/** Random histories through the real node: its requests, token, details and static data, against the sandbox. */

const SECOND = 1_000;
const MINUTE = 60_000;

let shop: Shop;
beforeAll(async () => {
	shop = await openShop({
		// A history says how much time passes: the same seed has to be the same history.
		clock: 'frozen',
		settings: { npay: { signatureClock: 'real', rateLimit: { enabled: false } } },
	});
});
afterAll(async () => await shop.sandbox.close());
beforeEach(() => shop.reset());

type Step =
	| { kind: 'change'; most: number }
	| { kind: 'time'; ms: number }
	| { kind: 'disturb' }
	| { kind: 'poll' }
	| { kind: 'kill'; crash: Crash };

const step: fc.Arbitrary<Step> = fc.oneof(
	{
		weight: 4,
		arbitrary: fc.record({
			kind: fc.constant('change' as const),
			most: fc.integer({ min: 1, max: 40 }),
		}),
	},
	{
		weight: 3,
		arbitrary: fc.record({
			kind: fc.constant('time' as const),
			ms: fc.constantFrom(SECOND, 7 * SECOND, MINUTE, 26 * 60 * MINUTE),
		}),
	},
	{ weight: 3, arbitrary: fc.record({ kind: fc.constant('disturb' as const) }) },
	{ weight: 4, arbitrary: fc.record({ kind: fc.constant('poll' as const) }) },
	{
		weight: 2,
		arbitrary: fc.record({
			kind: fc.constant('kill' as const),
			crash: fc.record({ stateSaved: fc.boolean(), runCreated: fc.boolean() }),
		}),
	},
);

/** n8n around one trigger, in time that only the history turns. */
class Life {
	readonly emissions: Emission[] = [];

	readonly kills: number[] = [];

	failed = 0;

	private staticData: IDataObject = {};

	private saved: IDataObject = {};

	constructor(private readonly chaos: Chaos) {}

	async take(step: Step): Promise<void> {
		if (step.kind === 'change') this.chaos.change(step.most);
		else if (step.kind === 'time') shop.sandbox.clock.advance(step.ms);
		else if (step.kind === 'disturb') this.chaos.disturb(false);
		else if (step.kind === 'poll') await this.poll();
		else {
			await this.poll(step.crash);
			this.kill();
		}
	}

	/** @returns how many events came, nothing if the poll failed */
	async poll(
		survives: Crash = { stateSaved: true, runCreated: true },
	): Promise<number | undefined> {
		const trigger = shop.engine.trigger({ triggerOn: 'changes', options: { maxPerPoll: 20 } });
		const result = await trigger.poll(this.staticData).catch(() => undefined);
		if (result === undefined) {
			this.failed++;
			return undefined;
		}
		this.staticData = result.staticData;
		const eventIds = (result.items ?? []).map(({ eventId }) => String(eventId));
		const isEmission = eventIds.length > 0;
		const isSaved = survives.stateSaved && (isEmission || Object.keys(this.saved).length === 0);
		if (isSaved) this.saved = structuredClone(result.staticData);
		if (isEmission && survives.runCreated)
			this.emissions.push({ ...this.now(), status: 'success', eventIds });
		return eventIds.length;
	}

	/** Ticks stand for time here: each emission and each kill is one. */
	private now() {
		const tick = this.emissions.length + this.kills.length;
		return { executionId: tick, startedAt: tick };
	}

	/** Another process goes on with what was saved of the last poll. */
	private kill(): void {
		this.kills.push(this.now().startedAt);
		const text = JSON.stringify(this.saved);
		const other = `"process":"process ${this.kills.length}"`;
		this.staticData = JSON.parse(text.replace(/"process":"[^"]*"/g, other)) as IDataObject;
	}

	async catchUp(): Promise<void> {
		this.chaos.calm();
		shop.sandbox.clock.advance(MINUTE);
		for (let quiet = 0, polls = 0; quiet < 2; polls++) {
			if (polls > 200) throw new Error('It never catches up');
			shop.sandbox.clock.advance(MINUTE);
			quiet = (await this.poll()) === 0 ? quiet + 1 : 0;
		}
	}
}

test('through the real node no latest state is lost, and nothing comes twice but the last batch before a kill', async () => {
	let failed = 0;
	await fc.assert(
		fc.asyncProperty(
			fc.array(step, { minLength: 5, maxLength: 30 }),
			fc.integer(),
			async (steps, seed) => {
				shop.reset();
				const life = new Life(new Chaos(shop.sandbox, new Random(seed)));
				await life.poll();
				for (const one of steps) await life.take(one);
				await life.catchUp();
				const { emissions, kills } = life;
				const all = emissions.flatMap(({ eventIds }) => eventIds);
				const { lost, unexplained, invented } = judge(
					shop.sandbox.npay.ledger(),
					emissions,
					all,
					kills,
				);
				failed += life.failed;
				expect({ lost, unexplained, invented }).toEqual({
					lost: [],
					unexplained: [],
					invented: [],
				});
			},
		),
		{ numRuns: someOrAll(20, 40) },
	);
	expect(failed).toBeGreaterThan(0);
});
