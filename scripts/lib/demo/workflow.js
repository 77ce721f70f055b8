const fs = require('node:fs');
const path = require('node:path');
const { everySeconds } = require('../n8n/polling');
const { ROOT } = require('../paths');

const FILE = path.join(ROOT, 'examples', 'new-order-to-dispatch.json');

const POLL_MS = 10_000;

/** The example as users import it. */
function exampleWorkflow() {
	return JSON.parse(fs.readFileSync(FILE, 'utf8'));
}

/** Couriers and numbers for parcels that nobody sends: made of the product order's own digits. */
const MADE_UP_PARCELS = {
	deliveryCompanyCode:
		"={{ Number($json.productOrderId.slice(-2, -1)) % 2 === 0 ? 'CJGLS' : 'HANJIN' }}",
	trackingNumber: "={{ '68' + $json.productOrderId.slice(-10) }}",
};

/**
 * A workflow whose stand-in for a sheet has tracking numbers. The example itself has none, so that nothing is
 * dispatched by accident.
 * @template {{nodes: any[]}} Workflow
 * @param {Workflow} workflow
 * @returns {Workflow}
 */
function withMadeUpParcels(workflow) {
	const fill = (parameters) => ({
		...parameters,
		assignments: {
			assignments: parameters.assignments.assignments.map((assignment) => ({
				...assignment,
				value: MADE_UP_PARCELS[assignment.name] ?? assignment.value,
			})),
		},
	});
	const nodes = workflow.nodes.map((node) =>
		node.type === 'n8n-nodes-base.set' ? { ...node, parameters: fill(node.parameters) } : node,
	);
	return { ...workflow, nodes };
}

/**
 * The example workflow as a user would have it, but for three things: its credential is chosen, the sandbox's
 * orders get parcels, and it looks for changes every ten seconds instead of every minute.
 * @param {{id: string, name: string}} credential
 */
function demoWorkflow({ id, name }) {
	const workflow = withMadeUpParcels(exampleWorkflow());
	const nodes = workflow.nodes.map((node) => ({
		...node,
		...(node.credentials && { credentials: { npayApi: { id, name } } }),
		...(node.parameters.pollTimes && {
			parameters: { ...node.parameters, pollTimes: everySeconds(POLL_MS / 1_000) },
		}),
	}));
	return { ...workflow, nodes };
}

/** The name of the example's trigger node. */
function triggerName() {
	return exampleWorkflow().nodes.find(({ type }) => type === 'n8n-nodes-npay.npayTrigger').name;
}

module.exports = { POLL_MS, demoWorkflow, exampleWorkflow, triggerName, withMadeUpParcels };
