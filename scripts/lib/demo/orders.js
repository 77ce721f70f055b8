const { setTimeout: sleep } = require('node:timers/promises');
const { progress } = require('../output');

const WAVES = 3;
const BETWEEN_WAVES_MS = 8_000;

/** Shares a number out as evenly as whole numbers allow. */
function shares(total, parts) {
	return Array.from(
		{ length: parts },
		(_, i) => Math.floor((total * (i + 1)) / parts) - Math.floor((total * i) / parts),
	);
}

/**
 * Lets buyers order and pay in the sandbox, in a few waves, while n8n is at work already.
 * @param {import('../sandbox').SandboxServer} sandbox
 * @param {number} count product orders
 * @returns {Promise<string[][]>} product order ids of each wave
 */
async function createWaves(sandbox, count) {
	const shown = progress('Buyers order and pay');
	const waves = [];
	for (const share of shares(count, Math.min(WAVES, count))) {
		if (waves.length > 0) await sleep(BETWEEN_WAVES_MS);
		const { orders } = await sandbox.post('npay/orders', {
			count: share,
			state: 'PAYED',
			seed: `wave ${waves.length + 1}`,
		});
		waves.push(orders.flatMap(({ productOrderIds }) => productOrderIds));
		shown.update(`${waves.flat().length} of ${count} product orders`);
	}
	shown.done(
		`Buyers ordered and paid ${waves.flat().length} product orders in ${waves.length} waves`,
	);
	return waves;
}

module.exports = { createWaves };
