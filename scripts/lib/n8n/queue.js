const crypto = require('node:crypto');
const fs = require('node:fs');
const path = require('node:path');
const { installPackage } = require('../package');
const { freePort } = require('../ports');
const { PostgresServer } = require('../services/postgres');
const { RedisServer } = require('../services/redis');
const { N8nServer } = require('./server');
const { N8nWorker } = require('./worker');

/** Where all processes of one n8n find each other. */
function sharedSettings({ postgres, redis, encryptionKey }) {
	return {
		EXECUTIONS_MODE: 'queue',
		N8N_ENCRYPTION_KEY: encryptionKey,
		DB_TYPE: 'postgresdb',
		DB_POSTGRESDB_HOST: postgres.host,
		DB_POSTGRESDB_PORT: String(postgres.port),
		DB_POSTGRESDB_DATABASE: postgres.database,
		DB_POSTGRESDB_USER: postgres.user,
		QUEUE_BULL_REDIS_HOST: redis.host,
		QUEUE_BULL_REDIS_PORT: String(redis.port),
	};
}

/**
 * n8n's queue mode on this machine: a main process that polls and serves the editor, workers that run the
 * executions, and a PostgreSQL and a Redis of its own. Each process has its own home with the package in it.
 */
class N8nQueue {
	#installation;
	#options;
	/** @type {N8nServer} */
	main;
	/** @type {N8nWorker[]} */
	workers = [];
	#encryptionKey = crypto.randomBytes(24).toString('hex');

	/**
	 * @param {import('./process').Installation} installation
	 * @param {{folder: string, tarball: string, workers: number, concurrency?: number, settings?: Record<string, string>}} options
	 *   `folder` holds homes and logs; `tarball` is the packed package; `concurrency`: executions at a time in
	 *   each worker, n8n's own default unless given; `settings` are n8n's, for all processes
	 */
	constructor(installation, { folder, tarball, workers, concurrency = 10, settings = {} }) {
		this.#installation = installation;
		this.#options = { folder, tarball, workers, concurrency, settings };
		this.postgres = new PostgresServer({ folder });
		this.redis = new RedisServer({ folder });
	}

	/**
	 * Starts everything; the main process first, because it sets up the database.
	 * @throws {UserError}
	 */
	async start() {
		await Promise.all([this.postgres.start(), this.redis.start()]);
		this.main = new N8nServer(this.#installation, await this.#place('main'));
		await this.main.start();
		for (let number = 1; number <= this.#options.workers; number++) {
			const place = await this.#place(`worker-${number}`);
			const { concurrency } = this.#options;
			this.workers.push(new N8nWorker(this.#installation, { ...place, concurrency }));
		}
		await Promise.all(this.workers.map((worker) => worker.start()));
		return this;
	}

	/** A home with the package installed, and what else a process has of its own. */
	async #place(name) {
		const { folder, tarball, settings } = this.#options;
		const home = path.join(folder, name);
		fs.mkdirSync(home, { recursive: true });
		await installPackage(tarball, home);
		const shared = sharedSettings({ ...this, encryptionKey: this.#encryptionKey });
		return { home, port: await freePort(), settings: { ...shared, ...settings } };
	}

	/**
	 * The executions that the main process has put into the queue, by its log.
	 * @returns {string[]} their ids
	 */
	enqueued() {
		const log = fs.readFileSync(this.main.log, 'utf8');
		return [...log.matchAll(/Enqueued execution (\d+)/g)].map(([, id]) => id);
	}

	/** Ends n8n's processes, then what they rest on. */
	async stop() {
		await Promise.all([this.main, ...this.workers].map((one) => one?.stop()));
		await Promise.all([this.postgres.stop(), this.redis.stop()]);
	}
}

module.exports = { N8nQueue };
