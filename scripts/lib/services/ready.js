const { execFile } = require('node:child_process');
const { setTimeout: sleep } = require('node:timers/promises');
const { UserError } = require('../output');

/**
 * Waits until a service that was just started does its work; ends it where it doesn't.
 * @param {import('../processes').Service} service
 * @param {() => Promise<boolean>} isReady
 * @param {{timeoutMs: number, everyMs: number}} times
 * @throws {UserError} with the end of its log
 */
async function untilReady(service, isReady, { timeoutMs, everyMs }) {
	const deadline = Date.now() + timeoutMs;
	while (service.alive && Date.now() < deadline) {
		if (await isReady()) return;
		await sleep(everyMs);
	}
	const state = service.alive
		? `did not answer within ${timeoutMs / 1000} s`
		: 'ended while starting';
	await service.kill();
	throw new UserError(`${service.name} ${state}. The end of ${service.log}:\n${service.tail()}`);
}

/**
 * Whether a command ends with exit code 0.
 * @param {string} command
 * @param {string[]} args
 * @returns {Promise<boolean>}
 */
function succeeds(command, args) {
	return new Promise((resolve) => {
		execFile(command, args, { timeout: 5_000 }, (error) => resolve(error === null));
	});
}

module.exports = { succeeds, untilReady };
