const { setTimeout: sleep } = require('node:timers/promises');
const { outputOf } = require('../n8n/client');
const { progress } = require('../output');
const { POLL_MS, triggerName } = require('./workflow');

const LOOK_EVERY_MS = 1_000;
/** Without any step forward for so long, nothing more is to be expected. */
const STALLED_MS = 90_000;
const UNFINISHED = ['new', 'running', 'waiting'];

/**
 * @typedef {{productOrderId: string, found: number, confirmed: number, dispatched: number, tookMs?: number}} Followed
 *   `found`: how often n8n's own executions took it in; the others: writes that took effect, and those that came
 *   again, from the sandbox's ledger: it refuses a second one, so that effects alone are never two; `tookMs`: from
 *   payment to dispatch
 */

/** Follows orders through n8n's executions and the sandbox's ledger, while an operator packs them. */
class Watch {
	#executions = new Map();
	#found = new Map();

	/**
	 * @param {{n8n: import('../n8n/client').N8nClient, sandbox: import('../sandbox').SandboxServer, workflowIds: {orders: string, parcels: string}, operator: import('./operator').Operator}} sources
	 */
	constructor({ n8n, sandbox, workflowIds, operator }) {
		this.n8n = n8n;
		this.sandbox = sandbox;
		this.workflowIds = workflowIds;
		this.operator = operator;
		this.trigger = triggerName();
	}

	/** Status of each finished execution. */
	get statuses() {
		return [...this.#executions.values()];
	}

	/** Takes in executions that have ended since. Returns how many still run. */
	async #readExecutions() {
		const { orders, parcels } = this.workflowIds;
		const listed = await this.n8n.executions(orders);
		const others = await this.n8n.executions(parcels);
		const isNew = ({ id, status }) => !UNFINISHED.includes(status) && !this.#executions.has(id);
		for (const { id } of listed.filter(isNew)) {
			const execution = await this.n8n.execution(id);
			for (const { 상품주문번호: order } of outputOf(execution, this.trigger)) {
				this.#found.set(order, (this.#found.get(order) ?? 0) + 1);
			}
			this.#executions.set(id, execution.status);
		}
		for (const { id, status } of others.filter(isNew)) this.#executions.set(id, status);
		return [...listed, ...others].filter(({ status }) => UNFINISHED.includes(status)).length;
	}

	/**
	 * What has become of these product orders.
	 * @param {string[]} ids
	 * @returns {Promise<{orders: Followed[], running: number}>}
	 */
	async look(ids) {
		const running = await this.#readExecutions();
		const { entries } = await this.sandbox.get('ledger');
		const byId = new Map(entries.map((entry) => [entry.productOrderId, entry]));
		const orders = ids.map((productOrderId) => {
			const { changes, ...counts } = byId.get(productOrderId);
			const [paid, sent] = ['PAYED', 'DISPATCHED'].map((type) =>
				changes.find((change) => change.type === type),
			);
			const tookMs = paid && sent && Date.parse(sent.at) - Date.parse(paid.at);
			return {
				productOrderId,
				confirmed: counts.confirmed + counts.confirmedAgain,
				dispatched: counts.dispatched + counts.dispatchedAgain,
				tookMs,
				found: this.#found.get(productOrderId) ?? 0,
			};
		});
		return { orders, running };
	}

	/**
	 * Waits until every order is dispatched and one more poll went by, so that a second coming would be seen; or
	 * until nothing moves any more.
	 * @param {string[]} ids
	 * @returns {Promise<Followed[]>}
	 */
	async untilDone(ids) {
		const shown = progress('n8n works');
		let last = { text: '', at: Date.now() };
		for (;;) {
			await this.operator.work();
			const { orders, running } = await this.look(ids);
			const count = (what) => orders.filter((order) => order[what] > 0).length;
			const text = `found ${count('found')}, confirmed ${count('confirmed')}, tracking numbers typed ${this.operator.typed}, dispatched ${count('dispatched')} of ${ids.length}`;
			if (text !== last.text) last = { text, at: Date.now() };
			shown.update(text);
			const done =
				orders.every(({ found, dispatched }) => found > 0 && dispatched > 0) && running === 0;
			const quietMs = Date.now() - last.at;
			if ((done && quietMs > POLL_MS + 2_000) || quietMs > STALLED_MS) {
				shown.done(text);
				return orders;
			}
			await sleep(LOOK_EVERY_MS);
		}
	}
}

module.exports = { Watch };
