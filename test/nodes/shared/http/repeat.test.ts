import fc from 'fast-check';

import type { Reply } from '../../../../nodes/shared/http/answer/thrown';
import { ApiFailure } from '../../../../nodes/shared/http/apiFailure';
import * as repeat from '../../../../nodes/shared/http/repeat';
import { waits } from '../../../support/sleep';
import { UnitTests } from '../../../support/units/unitTests';

const { promise, promiseEach, mistakes } = new UnitTests('shared/http/repeat.ts', repeat);

const busy = (retryAfter?: string): Reply => ({
	...{ status: 429, body: '' },
	headers: retryAfter === undefined ? {} : { 'retry-after': retryAfter },
});

/** What one attempt comes to: an answer, none, a refusal, or a 429 that asks for a wait of so many seconds. */
type Fate = 'good' | 'lost' | 'refused' | { busy: string };

const LOST = new ApiFailure({ message: 'lost' }, true, false);
const REFUSED = new ApiFailure({ message: 'refused' }, false, false);
const TOO_BUSY = new ApiFailure({ message: 'too busy' }, false, true);
const ANSWER = { response: 1 };

const isBusy = (fate: Fate | undefined) => typeof fate === 'object';

/** How a request ends that ends with an attempt of this fate. */
const endOf = (fate: Fate | undefined) =>
	fate === 'good' ? ANSWER : fate === 'lost' ? LOST : fate === 'refused' ? REFUSED : TOO_BUSY;

interface Run {
	kind: 'read' | 'write';
	/** What comes of each attempt; the last one for ever. */
	fates: Fate[];
	readAttempts?: number;
	most?: number;
	budget?: repeat.WaitBudget;
}

/** Sends one request. @returns how it ended, and how often it was sent */
async function send(
	{ untilAnswered, asAsked, WaitBudget }: typeof repeat,
	{ kind, fates, readAttempts = 3, most = 5, budget = new WaitBudget() }: Run,
) {
	let sent = 0;
	const attempt = async () => {
		const fate = fates[Math.min(sent++, fates.length - 1)];
		return isBusy(fate) ? { rateLimited: busy(fate.busy) } : endOf(fate);
	};
	const patience = { readAttempts, waitAfterRateLimit: asAsked(most) };
	const call = untilAnswered<object>(attempt, kind, patience, budget, () => TOO_BUSY);
	return { end: await call.catch((error: unknown) => error), sent };
}

promiseEach<readonly [string, Run, object, number[]]>(
	'%s',
	[
		['an answer is given back', { kind: 'read', fates: ['good'] }, ANSWER, []],
		[
			'a read whose answer was lost is sent again, each time a second later',
			{ kind: 'read', fates: ['lost', 'lost', 'good'] },
			ANSWER,
			[1_000, 2_000],
		],
		[
			'a read that is lost each time fails after its attempts',
			{ kind: 'read', fates: ['lost'] },
			LOST,
			[1_000, 2_000],
		],
		[
			'a read that may be sent once is sent once',
			{ kind: 'read', fates: ['lost'], readAttempts: 1 },
			LOST,
			[],
		],
		['a write whose answer was lost is sent once', { kind: 'write', fates: ['lost'] }, LOST, []],
		['a read that is refused is not repeated', { kind: 'read', fates: ['refused'] }, REFUSED, []],
		['a write that is refused is not repeated', { kind: 'write', fates: ['refused'] }, REFUSED, []],
		[
			'a write that met a 429 goes out again: it was not taken',
			{ kind: 'write', fates: [{ busy: '7' }, 'good'] },
			ANSWER,
			[7_000],
		],
		[
			'a 429 that names no time is waited out twice as long each time',
			{ kind: 'read', fates: [{ busy: '' }, { busy: 'soon' }, { busy: '0' }, 'good'] },
			ANSWER,
			[1_000, 2_000, 4_000],
		],
		[
			'429s end after as many as the client waits out',
			{ kind: 'read', fates: [{ busy: '1' }], most: 2 },
			TOO_BUSY,
			[1_000, 1_000],
		],
		[
			'a 429 that asks for a minute is waited out',
			{ kind: 'read', fates: [{ busy: '60' }, 'good'] },
			ANSWER,
			[60_000],
		],
		[
			'a 429 that asks for more than a minute is told at once',
			{ kind: 'read', fates: [{ busy: '60.001' }, 'good'] },
			TOO_BUSY,
			[],
		],
		[
			'429s do not use up the attempts of a read',
			{ kind: 'read', fates: ['lost', { busy: '1' }, 'lost', { busy: '1' }, 'lost', 'good'] },
			LOST,
			[1_000, 1_000, 2_000, 1_000],
		],
	],
	async (unit, _, run, end, waited) => {
		const result = await send(unit, run);
		expect(result.end).toBe(end);
		expect(waits).toEqual(waited);
		expect(result.sent).toBe(waited.length + 1);
	},
);

promise(
	'a server that asks for a wait in seconds is understood, anything else is not',
	async (u) => {
		expect(u.retryAfter(busy('3'))).toBe(3_000);
		expect(u.retryAfter(busy('0.5'))).toBe(500);
		for (const asked of ['', '-1', '1e3', ' 3', 'Sun, 29 Nov 2026 12:00:00 GMT', '1234567890']) {
			expect(u.retryAfter(busy(asked))).toBeUndefined();
		}
		expect(u.retryAfter(busy())).toBeUndefined();
	},
);

promise('five minutes of waiting are all that a run has, over all of its requests', async (u) => {
	const budget = new u.WaitBudget();
	const wait = { kind: 'read', fates: [{ busy: '60' }], most: 3, budget } as const;
	const run = { ...wait, fates: [...wait.fates] };
	expect(await send(u, { ...run, fates: [...run.fates, ...run.fates, 'good'] })).toEqual({
		end: ANSWER,
		sent: 3,
	});
	expect((await send(u, { ...run, fates: [...run.fates, ...run.fates, 'good'] })).end).toBe(ANSWER);
	expect((await send(u, { ...run, fates: [...run.fates, 'good'] })).end).toBe(ANSWER);
	expect(waits).toHaveLength(5);
	expect(await send(u, run)).toEqual({ end: TOO_BUSY, sent: 1 });
	expect(waits).toHaveLength(5);
});

promise('a 429 that lasted is not waited for again by the next request of the run', async (u) => {
	const budget = new u.WaitBudget();
	await send(u, { kind: 'read', fates: [{ busy: '61' }], budget });
	expect(await send(u, { kind: 'read', fates: [{ busy: '1' }, 'good'], budget })).toEqual({
		end: TOO_BUSY,
		sent: 1,
	});
});

promise('what is thrown and is no failure of a call stays thrown', async (u) => {
	const thrown = new TypeError('a mistake of ours');
	const patience = { readAttempts: 3, waitAfterRateLimit: u.asAsked(1) };
	const call = u.untilAnswered(
		async () => await Promise.reject(thrown),
		...(['read', patience, new u.WaitBudget(), () => TOO_BUSY] as const),
	);
	await expect(call).rejects.toBe(thrown);
});

const anyFate = fc.oneof(
	fc.constantFrom<Fate>('good', 'lost', 'refused'),
	fc.record({ busy: fc.constantFrom('', '1', '30', '59.5', '61', 'later') }),
);
const anyRun = fc.record({
	kind: fc.constantFrom('read' as const, 'write' as const),
	fates: fc.array(anyFate, { minLength: 1, maxLength: 8 }),
	readAttempts: fc.integer({ min: 1, max: 4 }),
	most: fc.integer({ min: 0, max: 6 }),
});

promise(
	'whatever comes, only what is safe goes out again, and waits have their bounds',
	async (u) => {
		await fc.assert(
			fc.asyncProperty(fc.array(anyRun, { minLength: 1, maxLength: 6 }), async (runs) => {
				const budget = new u.WaitBudget();
				let waitedForBusy = 0;
				for (const run of runs) {
					waits.length = 0;
					const { end, sent } = await send(u, { ...run, budget });
					const met = Array.from({ length: sent }, (_, i) => run.fates[i] ?? run.fates.at(-1));
					const last = met.pop();
					const lostCount = met.filter((fate) => fate === 'lost').length;
					const busyCount = met.filter(isBusy).length;
					// What comes before the last attempt was not taken, or is a read whose answer was lost.
					expect(busyCount + (run.kind === 'read' ? lostCount : 0)).toBe(sent - 1);
					expect(lostCount).toBeLessThan(run.readAttempts);
					expect(busyCount).toBeLessThanOrEqual(run.most);
					// How the last one ended is told.
					expect(end).toBe(endOf(last));
					expect(waits).toHaveLength(met.length);
					met.forEach((fate, index) => (waitedForBusy += isBusy(fate) ? (waits[index] ?? 0) : 0));
				}
				expect(waitedForBusy).toBeLessThanOrEqual(300_000);
			}),
			{ numRuns: 60 },
		);
	},
);

mistakes([
	{ name: 'a write is sent again after a lost answer', replace: "kind === 'write' ||", by: '' },
	{
		name: 'a refused read is sent again',
		replace: '|| !outcome.outcomeUnknown ||',
		by: '||',
	},
	{
		name: 'a read is sent once too often',
		replace: 'count === readAttempts',
		by: 'count > readAttempts',
	},
	{
		name: '429s use up attempts',
		replace: 'await sleep(wait);',
		by: 'await sleep(wait); count++;',
	},
	{ name: 'every 429 counts as the first', replace: '++rateLimits', by: '1' },
	{ name: 'waits of a run have no bound', replace: 'if (ms > this.left) return false;', by: '' },
	{ name: 'a single wait has no bound', replace: '|| wait > LONGEST_WAIT_MS', by: '' },
	{ name: 'a 429 that lasted is waited for anew', replace: 'waits.end();', by: '' },
	{
		name: 'seconds are taken for milliseconds',
		replace: 'Number(asked) * 1000',
		by: 'Number(asked)',
	},
	{
		name: 'a wait of no seconds is none',
		replace: 'retryAfter(reply) ||',
		by: 'retryAfter(reply) ??',
	},
	{ name: 'reads are repeated without a pause', replace: 'await sleep(count * 1000);', by: '' },
]);
