import { count, strict, text } from '../control/schema';

/** What a card does when it is charged. */
export interface CardOutcome {
	result: 'succeeds' | 'fails';
	/** The next so many charges fail, whatever `result` says. */
	failsTimes?: number;
	/** The reason that a failed payment gives. */
	message?: string;
	/** How long a charge takes: ms of the virtual clock for a schedule, real ms for a call. */
	slowMs?: number;
}

/** JSON schema of a CardOutcome. */
export const OUTCOME_SCHEMA = strict(
	{
		result: { enum: ['succeeds', 'fails'] },
		failsTimes: count,
		message: text,
		slowMs: count,
	},
	['result'],
);

const REASON = '[51] 잔액이 부족하거나 한도를 초과한 카드입니다.';

/** Charges the card once: undefined when it worked, else why not. */
export function chargeProblem(outcome: CardOutcome): string | undefined {
	const failsTimes = outcome.failsTimes ?? 0;
	if (failsTimes > 0) outcome.failsTimes = failsTimes - 1;
	return failsTimes > 0 || outcome.result === 'fails' ? (outcome.message ?? REASON) : undefined;
}
