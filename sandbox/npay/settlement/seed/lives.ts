import type { Random } from '../../../core/random';
import type { ActDetails } from '../../buyer/rule';
import type { Step } from '../../control/steps';

/** What will happen to a product order, and when after its payment. */
export interface Life {
	quantity: number;
	steps: Array<{ afterMs: number; step: Step; details?: ActDetails }>;
}

const HOUR_MS = 60 * 60 * 1000;

type Wait = [least: number, most: number];
/** A step after so many hours since the one before. */
type Plan = Array<[step: Step, hours: Wait, details?: ActDetails]>;

const SOON: Wait = [0.2, 1];
const CONFIRM: Plan = [['confirm', [2, 20]]];
const DELIVER: Plan = [...CONFIRM, ['dispatch', [2, 30]], ['deliver', [20, 60]]];
const ONE: ActDetails = { quantity: 1 };
const RETURN_REASON: ActDetails = { reason: 'INTENT_CHANGED', fee: 'deducted' };
const DEFECT: ActDetails = { reason: 'BROKEN' };

/** Kinds of lives: how many of a thousand go so, and how many pieces they need. */
const PLANS: ReadonlyArray<{ perMille: number; pieces?: number; plan: Plan }> = [
	{ perMille: 510, plan: [...DELIVER, ['decide', [6, 160]]] },
	{ perMille: 340, plan: DELIVER },
	{ perMille: 30, plan: [['requestCancel', SOON]] },
	{ perMille: 20, plan: [...CONFIRM, ['requestCancel', [1, 5]], ['approveCancel', [1, 20]]] },
	{ perMille: 10, plan: [['cancelSoldOut', [1, 10]]] },
	{
		perMille: 10,
		pieces: 2,
		plan: [['requestCancel', SOON, ONE], ...DELIVER, ['decide', [6, 160]]],
	},
	{
		perMille: 35,
		plan: [
			...DELIVER,
			['requestReturn', [5, 90], RETURN_REASON],
			['collect', [10, 40]],
			['completeCollect', [10, 40]],
			['approveReturn', [1, 30]],
		],
	},
	{
		perMille: 10,
		pieces: 2,
		plan: [
			...DELIVER,
			['requestReturn', [5, 90], { ...DEFECT, ...ONE }],
			['completeCollect', [20, 60]],
			['approveReturn', [1, 30]],
			['decide', [6, 100]],
		],
	},
	{
		perMille: 20,
		plan: [
			...DELIVER,
			['requestExchange', [5, 90], DEFECT],
			['collect', [10, 40]],
			['completeCollect', [10, 40]],
			['redeliver', [1, 30]],
			['deliverExchange', [20, 60]],
		],
	},
	{ perMille: 8, plan: [...DELIVER, ['decide', [6, 60]], ['adminCancel', [100, 300]]] },
	{
		perMille: 7,
		pieces: 2,
		plan: [...DELIVER, ['decide', [6, 60]], ['adminCancel', [100, 300], ONE]],
	},
];

/** A life as likely as in a usual shop. */
export function randomLife(random: Random): Life {
	const { plan, pieces = 1 } = pickPlan(random);
	const quantity = Math.max(pieces, random.chance(0.75) ? 1 : random.int(2, 4));
	let afterMs = 0;
	const steps = plan.map(([step, [least, most], details]) => {
		afterMs += random.int(least * HOUR_MS, most * HOUR_MS);
		return { afterMs, step, ...(details && { details }) };
	});
	return { quantity, steps };
}

function pickPlan(random: Random) {
	let roll = random.int(0, 999);
	for (const candidate of PLANS) {
		roll -= candidate.perMille;
		if (roll < 0) return candidate;
	}
	throw new Error('The kinds of lives do not add up to a thousand.');
}
