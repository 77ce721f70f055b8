const fs = require('node:fs');
const path = require('node:path');
const { ROOT } = require('./paths');

const FOLDER = path.join(ROOT, 'examples');

/** Credentials by the types of nodes, as a tool of an agent or as itself. */
const BY_NODE = {
	'n8n-nodes-npay.npay': 'npayApi',
	'n8n-nodes-npay.npayTrigger': 'npayApi',
	'n8n-nodes-npay.portOne': 'portOneApi',
	'n8n-nodes-npay.portOneTrigger': 'portOneApi',
	'n8n-nodes-npay.portOneV2': 'portOneV2Api',
	'n8n-nodes-npay.portOneV2Trigger': 'portOneV2Api',
	'n8n-nodes-base.slack': 'slackApi',
	'n8n-nodes-base.googleSheets': 'googleSheetsOAuth2Api',
	'n8n-nodes-base.emailSend': 'smtp',
	'@n8n/n8n-nodes-langchain.lmChatOpenAi': 'openAiApi',
};

/** Credentials by what a node's *Authentication* says. */
const BY_AUTHENTICATION = { basicAuth: 'httpBasicAuth', bearerAuth: 'httpBearerAuth' };

/**
 * Reads an example.
 * @param {string} file its name, without the ending
 */
const load = (file) => JSON.parse(fs.readFileSync(path.join(FOLDER, `${file}.json`), 'utf8'));

/**
 * The credential that a node of an example needs. Examples have none, so that n8n marks what an operator has to choose.
 * @param {{type: string, parameters: object}} node
 * @returns {string | undefined} its type
 */
function credentialOf({ type, parameters: { authentication, nodeCredentialType } = {} }) {
	return (
		BY_NODE[type.replace(/(?:Hitl)?Tool$/, '')] ??
		BY_AUTHENTICATION[authentication] ??
		nodeCredentialType
	);
}

/**
 * An example as an operator has it who has chosen credentials.
 * @template {{nodes: Array<{type: string, parameters: object}>}} Workflow
 * @param {Workflow} workflow
 * @param {Record<string, {id: string, name: string}>} chosen by their types; nodes that need others have none
 * @returns {Workflow}
 */
function withCredentials(workflow, chosen) {
	const nodes = workflow.nodes.map((node) => {
		const type = credentialOf(node);
		return type !== undefined && chosen[type]
			? { ...node, credentials: { [type]: chosen[type] } }
			: node;
	});
	return { ...workflow, nodes };
}

module.exports = { credentialOf, load, withCredentials };
