const { load, withCredentials } = require('../examples');
const { switchOn } = require('./example');

/** The examples that serve the sandbox's shop page, by file. */
const SHOP = 'shop-from-a-table';
const PAYMENTS = 'paid-orders-into-a-table';

/** The node of both that makes their tables. */
const ONCE = 'Once (처음 한 번)';

/**
 * Imports the examples that serve the sandbox's shop page, makes their tables and activates them. n8n 2 only.
 * @param {import('../n8n/client').N8nClient} n8n
 * @param {{id: string, name: string}} portOneApi credential
 * @returns {Promise<{shop: string, payments: string}>} the workflows' ids
 * @throws {Error} with n8n's reason
 */
async function importShop(n8n, portOneApi) {
	const ids = [];
	for (const file of [SHOP, PAYMENTS]) {
		const workflow = withCredentials(load(file), { portOneApi });
		ids.push(await switchOn(n8n, workflow, ONCE));
	}
	const [shop, payments] = ids;
	return { shop, payments };
}

/**
 * What an operator registers with Naver Pay, and in PortOne's console.
 * @param {string} url of n8n
 * @returns {{productInfoUrl: string, areaSurchargeUrl: string, notificationUrl: string}}
 */
function shopUrls(url) {
	const [productInfoUrl, areaSurchargeUrl] = load(SHOP)
		.nodes.filter(({ type }) => type === 'n8n-nodes-base.webhook')
		.map(({ parameters }) => `${url}/webhook/${parameters.path}`);
	const { webhookId } = load(PAYMENTS).nodes.find((node) => node.webhookId);
	const notificationUrl = `${url}/webhook/${webhookId}/webhook`;
	return { productInfoUrl, areaSurchargeUrl, notificationUrl };
}

module.exports = { importShop, shopUrls };
