const fs = require('node:fs');
const path = require('node:path');
const axios = require('axios');
const { freePort } = require('../ports');
const { Service } = require('../processes');
const { untilReady } = require('../services/ready');
const { n8nEnvironment } = require('./environment');

const STARTING = { timeoutMs: 180_000, everyMs: 300 };

/**
 * @typedef {{line: 1 | 2, version: string, node: string, program: string}} Installation what installN8n returned
 * @typedef {{home: string, port: number, settings?: Record<string, string>}} ProcessOptions `home` is N8N_USER_FOLDER
 */

/** One process of n8n: started, stopped, killed and started again with the same data. */
class N8nProcess {
	#service;

	/**
	 * @param {Installation} installation
	 * @param {ProcessOptions} options
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

	/** The process ids of n8n and what it started, n8n's own first; Linux only. */
	pids() {
		return this.#service.pids();
	}

	/** Memory of n8n's own process without its task runner, in bytes (RSS); Linux only. */
	memory() {
		const [pid] = this.pids();
		const status = fs.readFileSync(`/proc/${pid}/status`, 'utf8');
		return Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1]) * 1024;
	}

	/**
	 * Starts a command of n8n and resolves when it is ready to work.
	 * @param {{name: string, args: string[], path: string, isReady: (body: any) => boolean}} command `name` for
	 *   messages; ready is when the body of an answer from `path`, a good one or not, says so
	 * @throws {UserError} with the end of n8n's log
	 */
	async run({ name, args, path: probe, isReady }) {
		const { line, version, node, program } = this.installation;
		const nodeMajor = Number(process.versions.node.split('.')[0]);
		// n8n 1's default expression engine needs a native module that Node 20 has no build of.
		const engine =
			line === 1 && node === process.execPath && nodeMajor < 22
				? { N8N_EXPRESSION_ENGINE: 'legacy' }
				: {};
		// It would ask n8n's own host for a list of MCP servers.
		const modules = line === 2 ? { N8N_DISABLED_MODULES: 'mcp-registry' } : {};
		const env = n8nEnvironment({
			home: this.home,
			port: this.port,
			brokerPort: await freePort(),
			node,
			settings: { ...engine, ...modules, ...this.settings },
		});
		this.#service = new Service(`${name} ${version}`, node, [program, ...args], {
			cwd: this.home,
			env,
			log: this.log,
		});
		const answers = async () => {
			const options = { proxy: false, timeout: 5_000, validateStatus: null };
			const reply = await axios.get(this.url + probe, options).catch(() => undefined);
			return reply !== undefined && isReady(reply.data);
		};
		await untilReady(this.#service, answers, STARTING);
		return this;
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

module.exports = { N8nProcess };
