const { once } = require('node:events');
const net = require('node:net');
const { UserError } = require('./output');

const HOST = '127.0.0.1';

/** Opens and closes a listener; the port it got, or undefined when the port is taken. */
async function probe(port, host = HOST) {
	const server = net.createServer();
	try {
		server.listen({ port, host, exclusive: true });
		await once(server, 'listening');
		const address = server.address();
		server.close();
		await once(server, 'close');
		return address.port;
	} catch (error) {
		if (error.code === 'EADDRINUSE' || error.code === 'EACCES') return undefined;
		throw error;
	}
}

/** A port of the loopback interface that nobody listens on now. */
async function freePort() {
	return probe(0);
}

/**
 * The port to use: the one the user named (an error if it is taken), else the default, else any free one.
 * @param {{what: string, option: string, named?: number, fallback: number}} wanted
 * @returns {Promise<{port: number, note?: string}>} `note` says so when it isn't the default
 */
async function choosePort({ what, option, named, fallback }) {
	if (await isFree(named ?? fallback)) return { port: named ?? fallback };
	if (named !== undefined) {
		throw new UserError(
			`Port ${named} for ${what} is in use. Name another one with ${option}, or leave ${option} out to get a free one.`,
		);
	}
	const port = await freePort();
	return { port, note: `Port ${fallback} is in use: ${what} gets port ${port}.` };
}

/** Servers listen on all interfaces or on IPv6 only, too: a port is free when none of them answers. */
async function isFree(port) {
	if ((await probe(port)) === undefined) return false;
	return !(await answers(port, '::1'));
}

function answers(port, host) {
	return new Promise((resolve) => {
		const socket = net.connect({ port, host, timeout: 500 });
		const end = (result) => {
			socket.destroy();
			resolve(result);
		};
		socket
			.once('connect', () => end(true))
			.once('error', () => end(false))
			.once('timeout', () => end(false));
	});
}

module.exports = { HOST, choosePort, freePort };
