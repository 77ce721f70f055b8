const fs = require('node:fs');
const path = require('node:path');
const { HOST, freePort } = require('../ports');
const { Service } = require('../processes');
const { databaseProgram } = require('./programs');
const { succeeds, untilReady } = require('./ready');

const STARTING = { timeoutMs: 20_000, everyMs: 100 };

/** A Redis that keeps everything in memory, on a free port of the loopback interface. */
class RedisServer {
	#service;

	/** @param {{folder: string}} options where its log goes */
	constructor({ folder }) {
		this.folder = folder;
		this.host = HOST;
	}

	/** @throws {UserError} when Redis isn't installed or doesn't start */
	async start() {
		const program = databaseProgram('redis-server');
		const client = databaseProgram('redis-cli');
		fs.mkdirSync(this.folder, { recursive: true });
		this.port = await freePort();
		const address = ['--bind', this.host, '--port', String(this.port)];
		const inMemory = ['--save', '', '--appendonly', 'no', '--dir', this.folder];
		this.#service = new Service('Redis', program, [...address, ...inMemory], {
			cwd: this.folder,
			env: process.env,
			log: path.join(this.folder, 'redis.log'),
		});
		const ping = ['-h', this.host, '-p', String(this.port), 'ping'];
		await untilReady(this.#service, () => succeeds(client, ping), STARTING);
		return this;
	}

	/** The process ids of Redis; Linux only. */
	pids() {
		return this.#service.pids();
	}

	async stop() {
		await this.#service?.stop(5_000);
	}
}

module.exports = { RedisServer };
