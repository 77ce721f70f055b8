const { execFileSync } = require('node:child_process');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { HOST, freePort } = require('../ports');
const { Service, runLogged } = require('../processes');
const { databaseProgram } = require('./programs');
const { succeeds, untilReady } = require('./ready');

const STARTING = { timeoutMs: 30_000, everyMs: 100 };
const USER = 'n8n';

/** PostgreSQL refuses to run as root: there, it runs as the user that Debian's package makes for it. */
const AS_USER =
	process.getuid?.() === 0
		? ['setpriv', '--reuid=postgres', '--regid=postgres', '--init-groups', '--']
		: [];

/** A command and its arguments, as the user that may run PostgreSQL. */
function asUser(program, args) {
	const [command, ...rest] = [...AS_USER, program, ...args];
	return { command, args: rest };
}

/** A folder that this user can reach; folders of the project may be closed to it. */
function temporaryFolder() {
	const template = path.join(os.tmpdir(), 'n8n-nodes-npay-postgres-XXXXXX');
	const { command, args } = asUser('mktemp', ['-d', template]);
	return execFileSync(command, args, { encoding: 'utf8' }).trim();
}

/** Speed instead of safety: what it holds is thrown away. And nothing outside its folder. */
const THROW_AWAY = [
	`listen_addresses=${HOST}`,
	'unix_socket_directories=',
	'dynamic_shared_memory_type=mmap',
	'fsync=off',
	'full_page_writes=off',
	'synchronous_commit=off',
].flatMap((setting) => ['-c', setting]);

/**
 * A PostgreSQL with an empty database, on a free port of the loopback interface. Its data end with it; only
 * when this process is killed they stay in the system's folder for temporary files.
 */
class PostgresServer {
	#service;
	#data;

	/** @param {{folder: string}} options where its logs go */
	constructor({ folder }) {
		this.folder = folder;
		this.host = HOST;
		this.database = 'postgres';
		this.user = USER;
	}

	/** @throws {UserError} when PostgreSQL isn't installed or doesn't start */
	async start() {
		const programs = {
			initdb: databaseProgram('initdb'),
			postgres: databaseProgram('postgres'),
			isReady: databaseProgram('pg_isready'),
		};
		this.#data = temporaryFolder();
		const cluster = ['--username', USER, '--auth', 'trust', '--encoding', 'UTF8', '--locale', 'C'];
		const init = asUser(programs.initdb, ['-D', this.#data, '--no-sync', ...cluster]);
		await runLogged(init.command, init.args, {
			cwd: this.#data,
			log: path.join(this.folder, 'initdb.log'),
		});
		this.port = await freePort();
		const server = asUser(programs.postgres, [
			...['-D', this.#data, '-p', String(this.port)],
			...THROW_AWAY,
		]);
		this.#service = new Service('PostgreSQL', server.command, server.args, {
			cwd: this.#data,
			env: process.env,
			log: path.join(this.folder, 'postgres.log'),
		});
		const probe = ['-h', this.host, '-p', String(this.port), '-U', USER, '-d', this.database];
		await untilReady(this.#service, () => succeeds(programs.isReady, probe), STARTING);
		return this;
	}

	/** The process ids of PostgreSQL; Linux only. */
	pids() {
		return this.#service.pids();
	}

	async stop() {
		await this.#service?.stop(5_000);
		if (this.#data) fs.rmSync(this.#data, { recursive: true, force: true, maxRetries: 5 });
	}
}

module.exports = { PostgresServer };
