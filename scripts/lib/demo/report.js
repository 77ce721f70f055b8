const { duration, table } = require('../output');

/** @typedef {import('./watch').Followed} Followed */

/** @param {Followed} order */
const exactlyOnce = ({ found, confirmed, dispatched }) =>
	found === 1 && confirmed === 1 && dispatched === 1;

function row(name, orders) {
	const count = (test) => orders.filter(test).length;
	const times = orders.flatMap(({ tookMs }) => tookMs ?? []).sort((a, b) => a - b);
	return [
		name,
		orders.length,
		count(({ found }) => found > 0),
		count(({ confirmed }) => confirmed > 0),
		count(({ dispatched }) => dispatched > 0),
		count(exactlyOnce),
		times.length ? duration(times[Math.floor(times.length / 2)]) : '-',
		times.length ? duration(times.at(-1)) : '-',
	];
}

/** How often each part of the API was called, most often first. */
function callsOf(journal) {
	const calls = new Map();
	for (const { method, route, path, status } of journal) {
		const name = `${method} ${route ?? path}`;
		const { count = 0, failed = 0 } = calls.get(name) ?? {};
		calls.set(name, { count: count + 1, failed: failed + (status === 200 ? 0 : 1) });
	}
	return [...calls]
		.sort(([, a], [, b]) => b.count - a.count)
		.map(([name, { count, failed }]) => [name, count, failed]);
}

/**
 * What happened, as lines to print.
 * @param {{waves: Followed[][], journal: {method: string, route?: string, path: string, status: number, tokenSeq?: number}[], statuses: string[], tookMs: number}} result
 *   `statuses`: of n8n's executions
 */
function report({ waves, journal, statuses, tookMs }) {
	const all = waves.flat();
	const wrong = all.filter((order) => !exactlyOnce(order));
	const failed = statuses.filter((status) => status !== 'success').length;
	const tokens = new Set(journal.flatMap(({ tokenSeq }) => tokenSeq ?? [])).size;
	return [
		'',
		...table(
			[
				'wave',
				'product orders',
				'found',
				'confirmed',
				'dispatched',
				'exactly once',
				'median',
				'slowest',
			],
			[...waves.map((orders, i) => row(`wave ${i + 1}`, orders)), row('total', all)],
		),
		'',
		...table(['call', 'times', 'not 200'], callsOf(journal)),
		'',
		`  ${journal.length} API calls with ${tokens} token${tokens === 1 ? '' : 's'}, ${statuses.length} executions (${failed} failed), ${duration(tookMs)}`,
		'',
		...(wrong.length
			? [...table(['product order', 'found', 'confirmed', 'dispatched'], wrong.map(orderRow)), '']
			: []),
		wrong.length
			? `  ${wrong.length} of ${all.length} product orders were NOT found, confirmed and dispatched exactly once.`
			: `  Every one of ${all.length} product orders was found, confirmed and dispatched exactly once.`,
	];
}

const orderRow = ({ productOrderId, found, confirmed, dispatched }) => [
	productOrderId,
	found,
	confirmed,
	dispatched,
];

/**
 * Whether the demo did what it promises.
 * @param {{waves: Followed[][], statuses: string[]}} result
 */
function succeeded({ waves, statuses }) {
	return waves.flat().every(exactlyOnce) && statuses.every((status) => status === 'success');
}

module.exports = { report, succeeded };
