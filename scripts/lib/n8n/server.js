const path = require('node:path');
const { setTimeout: sleep } = require('node:timers/promises');
const axios = require('axios');
const { UserError } = require('../output');
const { freePort } = require('../ports');
const { Service } = require('../processes');
const { n8nEnvironment } = require('./environment');

const READY_TIMEOUT_MS = 180_000;
const PROBE_EVERY_MS = 300;

/** One n8n process: started, stopped, killed and started again with the same data. */
class N8nServer {
	#service;

	/**
	 * @param {{line: 1 | 2, version: string, node: string, program: string}} installation what installN8n returned
	 * @param {{home: string, port: number, settings?: Record<string, string>}} options `home` is N8N_USER_FOLDER
	 */
	constructor(installation, { home, port, settings = {} }) {
		this.installation = installation;
		this.home = home;
		this.port = port;
		this.url = `http://127.0.0.1:${port}`;
		this.settings = settings;
		/** What n8n prints, all starts one after another. */
		this.log = path.join(home, 'n8n.log');
	}

	/** @returns {boolean} whether the process runs */
	get alive() {
		return this.#service?.alive ?? false;
	}

	/** Resolves when the process started last has ended. */
	get ended() {
		return this.#service.ended;
	}

	/**
	 * Starts n8n and resolves when its REST interface answers. While it starts, n8n answers every path with a
	 * text and 200, so only JSON counts.
	 * @throws {UserError} with the end of n8n's log
	 */
	async start() {
		const { line, version, node, program } = this.installation;
		const nodeMajor = Number(process.versions.node.split('.')[0]);
		// n8n 1's default expression engine needs a native module that Node 20 has no build of.
		const engine =
			line === 1 && node === process.execPath && nodeMajor < 22
				? { N8N_EXPRESSION_ENGINE: 'legacy' }
				: {};
		const env = n8nEnvironment({
			home: this.home,
			port: this.port,
			brokerPort: await freePort(),
			node,
			settings: { ...engine, ...this.settings },
		});
		this.#service = new Service(`n8n ${version}`, node, [program, 'start'], {
			cwd: this.home,
			env,
			log: this.log,
		});
		await this.#ready();
		return this;
	}

	async #ready() {
		const deadline = Date.now() + READY_TIMEOUT_MS;
		while (this.alive && Date.now() < deadline) {
			const { data } = await axios
				.get(`${this.url}/rest/settings`, { proxy: false, timeout: 5_000, validateStatus: null })
				.catch(() => ({ data: undefined }));
			if (data?.data) return;
			await sleep(PROBE_EVERY_MS);
		}
		const state = this.alive
			? `did not answer within ${READY_TIMEOUT_MS / 1000} s`
			: 'ended while starting';
		const tail = this.#service.tail();
		await this.kill();
		throw new UserError(
			`n8n ${this.installation.version} ${state}. The end of ${this.log}:\n${tail}`,
		);
	}

	/** Ends n8n the way an operator does. */
	async stop() {
		await this.#service?.stop();
	}

	/** Ends n8n and its task runner in the middle of whatever they do. */
	async kill() {
		await this.#service?.kill();
	}
}

module.exports = { N8nServer };
