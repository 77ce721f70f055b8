const { parseArgs } = require('node:util');
const { UserError } = require('../output');

const HELP = `npm run demo [-- options]

New orders found and confirmed by a real n8n against the sandbox, and dispatched once an operator, whom the demo plays,
has typed their made-up tracking numbers into the table; and a shop to buy at.

  --orders N          product orders to create (default 60, at least 1)
  --once              end when they are done: exit code 0 only if each was found, confirmed and
                      dispatched exactly once
  --port N            n8n's port (default 5678, or a free one when that is taken)
  --sandbox-port N    the sandbox's port (default 4010, or a free one when that is taken)
  --help              this text`;

/**
 * @param {string[]} args what follows the script's name
 * @returns {{orders: number, once: boolean, help: boolean, port?: number, sandboxPort?: number}}
 * @throws {UserError}
 */
function readOptions(args) {
	const { values } = parse(args);
	return {
		once: values.once ?? false,
		help: values.help ?? false,
		orders: wholeNumber('--orders', values.orders ?? '60', 1, 10_000),
		port: values.port && wholeNumber('--port', values.port, 1, 65_535),
		sandboxPort:
			values['sandbox-port'] && wholeNumber('--sandbox-port', values['sandbox-port'], 1, 65_535),
	};
}

function parse(args) {
	const string = { type: 'string' };
	const boolean = { type: 'boolean' };
	const options = {
		orders: string,
		once: boolean,
		port: string,
		'sandbox-port': string,
		help: boolean,
	};
	try {
		return parseArgs({ args, options });
	} catch (error) {
		throw new UserError(`${error.message}\n\n${HELP}`);
	}
}

function wholeNumber(name, text, least, most) {
	const value = Number(text);
	if (Number.isInteger(value) && value >= least && value <= most) return value;
	throw new UserError(`${name} takes a whole number from ${least} to ${most}; "${text}" is none.`);
}

module.exports = { HELP, readOptions };
