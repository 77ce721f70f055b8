const fs = require('node:fs');
const { N8nProcess } = require('./process');

/** A worker of queue mode. Its port answers for its health only. */
class N8nWorker extends N8nProcess {
	/**
	 * @param {import('./process').Installation} installation
	 * @param {import('./process').ProcessOptions & {concurrency: number}} options `concurrency`: executions at a time
	 */
	constructor(installation, { concurrency, settings = {}, ...options }) {
		const health = {
			QUEUE_HEALTH_CHECK_ACTIVE: 'true',
			QUEUE_HEALTH_CHECK_PORT: String(options.port),
			N8N_WORKER_SERVER_ADDRESS: '127.0.0.1',
		};
		super(installation, { ...options, settings: { ...health, ...settings } });
		this.concurrency = concurrency;
	}

	/**
	 * Starts the worker and resolves when it has its database, its queue and takes executions.
	 * @throws {UserError} with the end of n8n's log
	 */
	async start() {
		return await this.run({
			name: 'n8n worker',
			args: ['worker', `--concurrency=${this.concurrency}`],
			path: '/healthz/readiness',
			isReady: (body) => body?.status === 'ok',
		});
	}

	/**
	 * The executions that this worker ran, of all its starts, by its log.
	 * @returns {{started: string[], finished: string[]}} their ids
	 */
	executions() {
		const log = fs.readFileSync(this.log, 'utf8');
		const idsOf = (what) =>
			[...log.matchAll(new RegExp(`Worker ${what} execution (\\d+)`, 'g'))].map(([, id]) => id);
		return { started: idsOf('started'), finished: idsOf('finished') };
	}
}

module.exports = { N8nWorker };
