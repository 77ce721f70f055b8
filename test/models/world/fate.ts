import fc from 'fast-check';

/** What becomes of one call on its way, and how long the server takes for it. */
export interface Fate {
	/**
	 * - `plain`: it is answered
	 * - `unreachable`: refused before anything was sent
	 * - `cut`: the connection breaks; the server may have got it, and then works on
	 * - `gateway`: a gateway answers in the server's place, which may work on
	 * - `hang`: nothing ever comes back
	 * - `fault`: the server itself says that it has failed, before its work or after it
	 * - `limited`, `refused`: the server's own 429 and 401: nothing was done
	 * - `garbled`: it is done, and the answer can't be read
	 */
	kind:
		| 'plain'
		| 'unreachable'
		| 'cut'
		| 'gateway'
		| 'hang'
		| 'fault'
		| 'limited'
		| 'refused'
		| 'garbled';
	/** From sending until the connection breaks or the gateway answers, in ms. */
	afterMs: number;
	/** Whether the server gets the call, where the connection breaks. */
	isReached: boolean;
	/** A fault: whether it comes after the work. */
	isAfterWork: boolean;
	/** What a gateway answers with. */
	status: 408 | 502 | 503 | 504;
	/** From the call's arrival until its effect, in ms. */
	workMs: number;
	/** Whether the server's answer is that it couldn't be done: a declined card. */
	isDeclined: boolean;
}

export const PLAIN: Fate = {
	kind: 'plain',
	afterMs: 0,
	isReached: true,
	isAfterWork: false,
	status: 504,
	workMs: 100,
	isDeclined: false,
};

/** Done at once, in vain. */
export const DECLINED: Fate = { ...PLAIN, isDeclined: true };

const afterMs = fc.constantFrom(300, 300, 1_000, 10_000);
const workMs = fc.constantFrom(100, 1_000, 4_000, 7_000, 14_000, 25_000, 45_000, 59_000);
const statuses = fc.constantFrom(504 as const, 502, 503, 408);

const fate = (kind: Fate['kind'], parts: { [name in keyof Fate]?: fc.Arbitrary<Fate[name]> }) =>
	fc.record({ ...parts }).map((drawn): Fate => ({ ...PLAIN, ...drawn, kind }) as Fate);

/** The fate of a call that changes something. */
export const anyWriteFate: fc.Arbitrary<Fate> = fc.oneof(
	{ weight: 2, arbitrary: fc.constant(PLAIN) },
	{ weight: 2, arbitrary: fate('plain', { workMs }) },
	{ weight: 2, arbitrary: fate('plain', { workMs, isDeclined: fc.constant(true) }) },
	{ weight: 1, arbitrary: fate('unreachable', {}) },
	{
		weight: 5,
		arbitrary: fate('cut', { afterMs, workMs, isReached: fc.boolean(), isDeclined: fc.boolean() }),
	},
	{
		weight: 5,
		arbitrary: fate('gateway', {
			...{ afterMs, workMs, status: statuses },
			...{ isReached: fc.boolean(), isDeclined: fc.boolean() },
		}),
	},
	{ weight: 1, arbitrary: fate('hang', { workMs }) },
	{ weight: 1, arbitrary: fate('fault', { workMs, isAfterWork: fc.boolean() }) },
	{ weight: 1, arbitrary: fate('limited', {}) },
	{ weight: 1, arbitrary: fate('refused', {}) },
	{ weight: 1, arbitrary: fate('garbled', { workMs }) },
);

/** The worst of them: nobody waits for the answer, and the server is at work for long. */
export const anyLongLoss: fc.Arbitrary<Fate> = fate('gateway', {
	afterMs: fc.constantFrom(300, 1_000),
	workMs: fc.constantFrom(14_000, 25_000, 45_000, 59_000),
	status: statuses,
});

/** The fate of a call that reads. */
export const anyReadFate: fc.Arbitrary<Fate> = fc.oneof(
	{ weight: 12, arbitrary: fc.constant(PLAIN) },
	{ weight: 1, arbitrary: fate('plain', { workMs: fc.constantFrom(1_000, 5_000) }) },
	{ weight: 1, arbitrary: fate('unreachable', {}) },
	{ weight: 1, arbitrary: fate('cut', { afterMs }) },
	{ weight: 1, arbitrary: fate('gateway', { afterMs, status: statuses }) },
	{ weight: 1, arbitrary: fate('fault', {}) },
);

const SECONDS = (ms: number) => `${ms / 1000} s`;

/** A fate in words, for a history that is told. */
export function tell(fate: Fate): string {
	const { kind, afterMs, isReached, isAfterWork, status, workMs, isDeclined } = fate;
	const work = `${isDeclined ? 'declined' : 'done'} ${SECONDS(workMs)} after it came`;
	if (kind === 'plain') return work;
	if (kind === 'cut' || kind === 'gateway') {
		const how = kind === 'cut' ? 'cut' : `HTTP ${status} of a gateway`;
		return `${how} after ${SECONDS(afterMs)}, ${isReached ? work : 'never reached'}`;
	}
	if (kind === 'fault') return `HTTP 500, ${isAfterWork ? work : 'nothing done'}`;
	if (kind === 'hang') return `never answered, ${work}`;
	if (kind === 'garbled') return `answer cut off, ${work}`;
	return kind;
}
