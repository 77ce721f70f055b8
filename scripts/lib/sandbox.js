const path = require('node:path');
const { setTimeout: sleep } = require('node:timers/promises');
const axios = require('axios');
const { UserError } = require('./output');
const { ROOT } = require('./paths');
const { Service } = require('./processes');

const READY_TIMEOUT_MS = 60_000;
const PROBE_EVERY_MS = 200;

/** Arguments for Node that run the sandbox's TypeScript as it is. */
const SANDBOX = ['--import', 'tsx', path.join('sandbox', 'main.ts')];

/** The application that every sandbox knows from the start, as a credential's fields. */
const SANDBOX_APPLICATION = {
	applicationId: 'sandbox-app',
	applicationSecret: '$2a$04$sandboxSandboxSandboxe',
};

/** The account at PortOne that every sandbox knows from the start, as a credential's fields. */
const SANDBOX_PORTONE_ACCOUNT = {
	impKey: '1234567890123456',
	impSecret: 'sandboxSandboxSandboxSandboxSandboxSandbox',
};

/** The sandbox as a process of its own, and its control interface. */
class SandboxServer {
	#service;
	#http;

	/** @param {{port: number, log: string}} options */
	constructor({ port, log }) {
		this.port = port;
		this.log = log;
		this.url = `http://127.0.0.1:${port}`;
		/** What goes into a credential's Base URL. */
		this.npayBaseUrl = `${this.url}/npay/partner`;
		this.portOneV1BaseUrl = `${this.url}/portone/v1`;
		this.#http = axios.create({ baseURL: `${this.url}/control`, proxy: false, timeout: 30_000 });
	}

	/** Resolves when the process has ended. */
	get ended() {
		return this.#service.ended;
	}

	/** @throws {UserError} with the end of its log */
	async start() {
		// The ports after its own may be meant for something else.
		const args = [...SANDBOX, '--port', String(this.port), '--root-port', '0'];
		this.#service = new Service('sandbox', process.execPath, args, {
			cwd: ROOT,
			env: process.env,
			log: this.log,
		});
		const deadline = Date.now() + READY_TIMEOUT_MS;
		while (this.#service.alive && Date.now() < deadline) {
			if (
				await this.get('state').then(
					() => true,
					() => false,
				)
			)
				return this;
			await sleep(PROBE_EVERY_MS);
		}
		const tail = this.#service.tail();
		await this.stop();
		throw new UserError(`The sandbox did not start. The end of ${this.log}:\n${tail}`);
	}

	async stop() {
		await this.#service?.stop(5_000);
	}

	/**
	 * @param {string} path below /control, e.g. `npay/settings`
	 * @param {object} [params] query
	 * @returns {Promise<any>}
	 */
	async get(path, params) {
		return (await this.#http.get(path, { params })).data;
	}

	/**
	 * @param {string} path
	 * @param {object} [body]
	 * @returns {Promise<any>}
	 */
	async post(path, body = {}) {
		return (await this.#http.post(path, body)).data;
	}

	/**
	 * @param {string} path
	 * @param {object} body
	 * @returns {Promise<any>}
	 */
	async patch(path, body) {
		return (await this.#http.patch(path, body)).data;
	}
}

module.exports = { SANDBOX, SANDBOX_APPLICATION, SANDBOX_PORTONE_ACCOUNT, SandboxServer };
