import type { InputError } from '../../../shared/failure/errors';
import { defineFields, optionsOf } from '../../../shared/fields/defineFields';
import { integer, text } from '../../../shared/fields/kinds';
import type { ParameterReader } from '../../../shared/fields/parameterReader';
import { findConflicts } from '../../../shared/run/conflicts';
import type { Entry } from '../../../shared/run/operation';
import { checkId, paymentId as paymentIdKind } from '../fields';

const DEFAULT_RETRY_ID = '{paymentId}-retry{attempt}';
const DEFAULT_TIMEOUT_S = 60;
const MOST_ATTEMPTS = 20;

/** How a payment is tried. */
export interface Attempts {
	/** How often it is tried in all while it certainly fails. */
	maxAttempts: number;
	/** With `{paymentId}` and `{attempt}`. */
	retryPaymentId: string;
	timeoutMs: number;
}

/** Options of every payment. @param attempts how often a payment is tried where nothing else is said */
export const attemptOptions = (attempts: number) => ({
	maxAttempts: integer(
		{
			label: 'Attempts',
			typeOptions: { minValue: 1, maxValue: MOST_ATTEMPTS },
			default: attempts,
			description:
				'How often a run tries a payment that certainly fails (결제 실패) in all. One whose outcome is not known is not tried again.',
		},
		{ min: 1, max: MOST_ATTEMPTS },
	),
	retryPaymentId: text({
		label: 'Retry Payment ID',
		default: DEFAULT_RETRY_ID,
		description:
			'For a payment that failed, where the server does not take its ID a second time. A run looks for the payment under these IDs too before it pays, so never change the pattern while payments are open.',
	}),
	timeoutSeconds: integer(
		{
			label: 'Timeout (Seconds)',
			typeOptions: { minValue: 1, maxValue: 300 },
			default: DEFAULT_TIMEOUT_S,
			description:
				'How long an answer is waited for. After that the payment is read; if it is not there, its outcome is not known.',
		},
		{ min: 1, max: 300 },
	),
});

const { paymentId: PAYMENT_ID, options } = defineFields({
	paymentId: paymentIdKind,
	options: optionsOf(attemptOptions(1)),
});

/** What users know the number of attempts by. */
export const ATTEMPTS_LABEL = options.maxAttempts.label;

/** The payment id of an attempt. */
export const idOf = (paymentId: string, { retryPaymentId }: Attempts, attempt: number): string =>
	attempt === 1
		? paymentId
		: retryPaymentId
				.replaceAll('{attempt}', String(attempt))
				.replaceAll('{paymentId}', () => paymentId);

/** Reads how a payment is tried. @param attempts as for `attemptOptions` @throws InputError */
export function readAttempts(
	parameters: ParameterReader,
	paymentId: string,
	attempts: number,
): Attempts {
	const retryPaymentId = options.retryPaymentId.read(parameters) ?? DEFAULT_RETRY_ID;
	for (const part of ['{paymentId}', '{attempt}']) {
		if (!retryPaymentId.includes(part)) {
			throw options.retryPaymentId.error(
				`does not hold ${part}`,
				`Write it like ${DEFAULT_RETRY_ID}: every attempt of every payment needs an ID of its own`,
			);
		}
	}
	if (/\}\{/.test(retryPaymentId)) {
		throw options.retryPaymentId.error(
			'has nothing between its two parts',
			`Write it like ${DEFAULT_RETRY_ID}: the 2nd attempt of order-1 would else have the ID of order-12`,
		);
	}
	const read = {
		maxAttempts: options.maxAttempts.read(parameters) ?? attempts,
		retryPaymentId,
		timeoutMs: (options.timeoutSeconds.read(parameters) ?? DEFAULT_TIMEOUT_S) * 1000,
	};
	checkId(idOf(paymentId, read, MOST_ATTEMPTS), options.retryPaymentId);
	return read;
}

/** One item's payment. */
interface Paid {
	paymentId: string;
	attempts: Attempts;
}

/** Items of which one's further id is another one's own, so that they would take each other's payments. */
function findClashes<Input extends Paid>(entries: Array<Entry<Input>>): Map<number, InputError> {
	const own = new Map(entries.map(({ input, itemIndex }) => [input.paymentId, itemIndex]));
	const clashes = new Map<number, InputError>();
	for (const { itemIndex, input } of entries) {
		for (let attempt = 2; attempt <= MOST_ATTEMPTS; attempt++) {
			const id = idOf(input.paymentId, input.attempts, attempt);
			const other = own.get(id);
			if (other === undefined) continue;
			clashes.set(
				itemIndex,
				options.retryPaymentId.error(
					`gives ${id}, which is the payment ID of item ${other}`,
					'Choose a pattern that none of your own payment IDs look like',
				),
			);
		}
	}
	return clashes;
}

/** Items that contradict each other: one id with different payments, or ids that run into each other. */
export const findPaymentConflicts = <Input extends Paid>(
	entries: Array<Entry<Input>>,
): Map<number, InputError> =>
	new Map([
		...findClashes(entries),
		...findConflicts(entries, {
			label: PAYMENT_ID.label,
			advice: 'Give every order a payment ID of its own',
			unitsOf: (input) => [input],
			keyOf: ({ paymentId }) => paymentId,
		}),
	]);
