const { everySeconds } = require('../n8n/polling');
const { load, withCredentials } = require('../examples');
const { switchOn } = require('./example');

/** The examples that take orders to their dispatch, by file: both work on one data table. */
const ORDERS = 'new-orders-to-sheet-data-table';
const PARCELS = 'tracking-numbers-to-dispatch-data-table';

/** The node of both that makes their table. */
const ONCE = '처음 한 번 (Once)';

/** Their table. */
const TABLE = 'Npay orders';

/** How often the demo's workflows look for new orders, and for tracking numbers. */
const POLL_MS = 10_000;

/** A node that looks every few seconds for what the demo shows; what looks for what was missed keeps its own times. */
function quicker(node, seconds) {
	const { type, parameters } = node;
	if (parameters.triggerOn === 'newOrder') {
		return { ...node, parameters: { ...parameters, pollTimes: everySeconds(seconds) } };
	}
	if (type !== 'n8n-nodes-base.scheduleTrigger') return node;
	const rule = { interval: [{ field: 'seconds', secondsInterval: seconds }] };
	return { ...node, parameters: { ...parameters, rule } };
}

/**
 * An example as a user without Slack has it, who switched the Slack nodes off. And it looks every few seconds.
 * @param {string} file of the example
 * @param {{id: string, name: string}} [npayApi] credential; none is chosen where it isn't given
 * @param {number} [seconds] a divisor of 60
 */
function ordersWorkflow(file, npayApi, seconds = POLL_MS / 1_000) {
	const chosen = npayApi && { npayApi: { id: npayApi.id, name: npayApi.name } };
	const workflow = withCredentials(load(file), { ...chosen });
	const nodes = workflow.nodes.map((node) => ({
		...quicker(node, seconds),
		...(node.type === 'n8n-nodes-base.slack' && { disabled: true }),
	}));
	return { ...workflow, nodes };
}

/**
 * Imports both examples, makes their table and activates them. n8n 2 only.
 * @param {import('../n8n/client').N8nClient} n8n
 * @param {{id: string, name: string}} npayApi credential
 * @param {number} [seconds] between two looks
 * @returns {Promise<{orders: string, parcels: string}>} the workflows' ids
 * @throws {Error} with n8n's reason
 */
async function importOrders(n8n, npayApi, seconds) {
	const ids = [];
	for (const file of [ORDERS, PARCELS]) {
		ids.push(await switchOn(n8n, ordersWorkflow(file, npayApi, seconds), ONCE));
	}
	const [orders, parcels] = ids;
	return { orders, parcels };
}

/** The name of the node that finds new orders. */
function triggerName() {
	return load(ORDERS).nodes.find(({ parameters }) => parameters.triggerOn === 'newOrder').name;
}

module.exports = { ORDERS, PARCELS, POLL_MS, TABLE, importOrders, ordersWorkflow, triggerName };
