import type { Failure, Outcome } from './errors';

interface Failed extends Outcome {
	failure: Failure;
}

const isFailed = (outcome: Outcome): outcome is Failed => outcome.failure !== undefined;

const sentence = (text: string): string => (/[.!?]$/.test(text) ? text : `${text}.`);

const unique = (values: Array<string | undefined>): string[] => [
	...new Set(values.filter((value): value is string => value !== undefined && value !== '')),
];

/** Fields that name what an outcome is about, the most telling first. */
export const ID_NAMES = [
	'productOrderId',
	'orderId',
	'product_order_id',
	'merchant_uid',
	'imp_uid',
	'customer_uid',
	'paymentId',
	'scheduleId',
	'billingKey',
	'githubId',
] as const;

const nameOf = ({ json }: Outcome): string | undefined => {
	const id = ID_NAMES.map((name) => json[name]).find((value) => value !== undefined);
	return id === undefined ? undefined : String(id);
};

/** What happened in a row, with the server's code: `주문상태 및 클레임상태를 확인하세요 [9999]`. */
const reason = ({ message, code }: Failure): string =>
	code === undefined ? message : `${message} [${code}]`;

/** One failed row in words: what it is, what happened, code and trace id. */
export function describeOutcome(outcome: Outcome): string {
	if (!isFailed(outcome)) return '';
	const name = nameOf(outcome);
	const { traceId } = outcome.failure;
	return [
		name === undefined ? '' : `${name}: `,
		reason(outcome.failure),
		traceId === undefined ? '' : ` (trace ID ${traceId})`,
	].join('');
}

/** Rows that failed for the same reason: every id with its item, and the trace ids of their calls. */
function describeGroup([first, ...rest]: Failed[]): string {
	if (first === undefined) return '';
	const group = [first, ...rest];
	const names = group.map((outcome) =>
		[nameOf(outcome), `item ${outcome.itemIndex}`]
			.filter((part) => part !== undefined)
			.join(' in '),
	);
	const traceIds = unique(group.map(({ failure }) => failure.traceId));
	return [
		`${reason(first.failure)}: ${names.join(', ')}`,
		traceIds.length === 0 ? '' : ` (trace ID ${traceIds.join(', ')})`,
	].join('');
}

/** A run's failures in words: a line that says it all, and the particulars. */
export interface Report {
	message: string;
	description: string;
}

/**
 * Reports a run in which something failed: every failed id is named, and how many were done is said, so that
 * nothing that was done is hidden.
 *
 * @param done word for what the others are: `confirmed`
 */
export function report(outcomes: Outcome[], done: string): Report {
	const failed = outcomes.filter(isFailed);
	const advice = unique(failed.map(({ failure }) => failure.advice)).map(sentence);
	if (outcomes.length === 1) {
		return { message: describeOutcome(outcomes[0] as Outcome), description: advice.join('\n') };
	}
	const groups = new Map<string, Failed[]>();
	for (const outcome of failed) {
		const group = groups.get(reason(outcome.failure));
		if (group === undefined) groups.set(reason(outcome.failure), [outcome]);
		else group.push(outcome);
	}
	const doneCount = outcomes.length - failed.length;
	return {
		message: `${failed.length} of ${outcomes.length} not ${done}, ${doneCount} ${done}. First: ${describeOutcome(failed[0] as Outcome)}`,
		description: [...advice, ...[...groups.values()].map(describeGroup).map(sentence)].join('\n'),
	};
}

/** Most lines of a report that are written out. */
const MOST_LINES = 100;

/**
 * Reports wrong input, of which nothing was sent: a line for each item, with what it is about as far as that can be
 * read. Items are counted from 0, as n8n counts them in its own errors (`[item 0]`).
 *
 * @param rejected failures in order of their items; an item that is about several things has one for each
 * @param itemCount how many items came in
 */
export function reportRejected(rejected: Outcome[], itemCount: number): Report {
	const failed = rejected.filter(isFailed);
	const byItem = new Map<string, Failed[]>();
	for (const outcome of failed) {
		const line = `${outcome.itemIndex} ${outcome.failure.message}`;
		byItem.set(line, [...(byItem.get(line) ?? []), outcome]);
	}
	const lines = [...byItem.values()].map(([first, ...rest]) => {
		if (first === undefined) return '';
		const names = unique([first, ...rest].map(nameOf));
		const whose = names.length === 0 ? '' : ` (${names.join(', ')})`;
		return sentence(`Item ${first.itemIndex}${whose}: ${first.failure.message}`);
	});
	const badCount = new Set(failed.map(({ itemIndex }) => itemIndex)).size;
	const [first = ''] = lines;
	const more = lines.length - MOST_LINES;
	return {
		message:
			badCount === 1
				? (failed[0]?.failure.message ?? '')
				: `${badCount} of ${itemCount} items are wrong. First: ${first}`,
		description: [
			...lines.slice(0, MOST_LINES),
			...(more > 0 ? [`… and ${more} more.`] : []),
			...unique(failed.map(({ failure }) => failure.advice)).map(sentence),
		].join('\n'),
	};
}
