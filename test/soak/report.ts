import { pageOf, type Row } from './page';
import type { SoakOptions, SoakResult } from './soak';

/** What must be empty or zero, by name; whatever is not is returned. */
export function flawsOf(
	{ judgement, unconfirmed, totals, kills, emissions }: SoakResult,
	options: SoakOptions,
): Record<string, unknown> {
	const doubled = options.isDurable
		? [...judgement.explained, ...judgement.unexplained]
		: judgement.unexplained;
	const all = {
		lost: judgement.lost,
		unwritten: judgement.unwritten,
		doubled,
		invented: judgement.invented,
		unconfirmed,
		'confirmed twice': totals.confirmedTwice > 0 ? [totals.confirmedTwice] : [],
		'too few kills': kills < options.kills ? [kills] : [],
		'too few changes': totals.changes < options.changes ? [totals.changes] : [],
		'nothing delivered': emissions.length === 0 ? [0] : [],
	};
	return Object.fromEntries(Object.entries(all).filter(([, list]) => list.length > 0));
}

export const isFlawless = (result: SoakResult, options: SoakOptions) =>
	Object.keys(flawsOf(result, options)).length === 0;

function tally(texts: readonly string[]): string {
	const counts = new Map<string, number>();
	for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
	return [...counts].map(([text, count]) => `${count} ${text}`).join(', ') || 'none';
}

/** The report as Markdown. */
export function reportOf(options: SoakOptions, result: SoakResult): string {
	const { judgement, emissions, totals } = result;
	const delivered = emissions.flatMap(({ eventIds }) => eventIds);
	const durable = options.isDurable ? ' --durable' : '';
	const rows: Row[] = [
		['SIGKILLs of n8n', `${result.kills}, ${result.aimedKills} of them right in or after a poll`],
		['changes', `${totals.changes} of ${totals.productOrders} product orders`],
		['faults', `${result.faults.set} set, ${result.faults.struck} requests struck`],
		['pages of the feed read', result.polls],
		[
			'events delivered',
			`${delivered.length} in ${emissions.filter(({ eventIds }) => eventIds.length > 0).length} runs`,
		],
		[
			'executions by their end (a failed poll is one, too)',
			tally(emissions.map(({ status }) => status)),
		],
		['**lost** (a latest state without a run)', judgement.lost.length],
		['latest states whose run was cut off by a kill (n8n: *crashed*)', judgement.cutOff.length],
		['latest states missing in the file that the runs write', judgement.unwritten.length],
		['**doubled without a reason**', judgement.unexplained.length],
		['doubled after a kill, same event id', judgement.explained.length],
		['batches that one kill brought back, at most', judgement.batchesRepeated],
		['events that never happened', judgement.invented.length],
		['confirmed by the second workflow (`awaitingAction`)', totals.confirmed],
		['executions of the second workflow', tally(result.confirmRuns)],
		['**confirmed twice**', totals.confirmedTwice],
		['tries to confirm what was confirmed (refused by Naver)', totals.confirmedAgain],
		['**left unconfirmed**', result.unconfirmed.length],
		['time', `${Math.round(result.tookMs / 1000)} s`],
	];
	return pageOf(
		`Soak: n8n ${options.isDurable ? 'with durable polling' : 'as it comes'}`,
		`npm run soak -- --kills ${options.kills} --changes ${options.changes}${durable} --seed ${options.seed}`,
		rows,
	);
}
