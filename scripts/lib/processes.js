const { spawn, spawnSync } = require('node:child_process');
const { once } = require('node:events');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');

const WINDOWS = process.platform === 'win32';
const SUPERVISOR = path.join(__dirname, 'supervisor.js');

/** The last part of a log file, for messages. */
function tailOf(file, characters = 4_000) {
	const text = fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : '';
	return text.slice(-characters);
}

/** A command that ended with another exit code than 0; `output` is the end of what it wrote. */
class CommandError extends Error {
	constructor(command, code, output) {
		super(`${command} ended with exit code ${code}`);
		this.code = code;
		this.output = output;
	}
}

/**
 * Runs a command to its end, with what it writes in a log file.
 * @param {string} command
 * @param {string[]} args
 * @param {{cwd: string, log: string, env?: NodeJS.ProcessEnv}} options
 * @throws {CommandError}
 */
async function runLogged(command, args, { cwd, log, env = process.env }) {
	fs.mkdirSync(path.dirname(log), { recursive: true });
	const output = fs.openSync(log, 'w');
	try {
		const child = spawn(command, args, { cwd, env, stdio: ['ignore', output, output] });
		const [code] = await once(child, 'exit');
		if (code !== 0) throw new CommandError([command, ...args].join(' '), code, tailOf(log));
	} finally {
		fs.closeSync(output);
	}
}

/**
 * Runs a command on this terminal and hands on its signals.
 * @param {string} command
 * @param {string[]} args
 * @param {{cwd: string, env?: NodeJS.ProcessEnv}} options
 * @returns {Promise<number>} its exit code; 128 + n when a signal ended it
 */
async function runAttached(command, args, { cwd, env = process.env }) {
	const child = spawn(command, args, { cwd, env, stdio: 'inherit' });
	// A terminal's Ctrl-C reaches the child by itself; what is sent to this process alone is passed on.
	const ignore = () => undefined;
	const pass = () => child.kill('SIGTERM');
	process.on('SIGINT', ignore).on('SIGTERM', pass);
	try {
		const [code, signal] = await once(child, 'exit');
		return code ?? 128 + os.constants.signals[signal];
	} finally {
		process.off('SIGINT', ignore).off('SIGTERM', pass);
	}
}

/** A server in a process group of its own, with what it writes in a log file. It never outlives this process. */
class Service {
	/**
	 * @param {string} name for messages
	 * @param {string} command
	 * @param {string[]} args
	 * @param {{cwd: string, env: NodeJS.ProcessEnv, log: string}} options the log is appended to
	 */
	constructor(name, command, args, { cwd, env, log }) {
		fs.mkdirSync(path.dirname(log), { recursive: true });
		const output = fs.openSync(log, 'a');
		this.name = name;
		this.log = log;
		// A group of its own: a terminal's Ctrl-C then reaches us only, and the whole group can be ended.
		this.child = spawn(process.execPath, [SUPERVISOR, command, ...args], {
			cwd,
			env,
			stdio: ['pipe', output, output],
			detached: !WINDOWS,
			windowsHide: true,
		});
		fs.closeSync(output);
		/** Resolves when the process has ended or could not be started. */
		this.ended = new Promise((resolve) => {
			this.child.once('exit', resolve).once('error', resolve);
		});
	}

	get alive() {
		return (
			this.child.pid !== undefined && this.child.exitCode === null && this.child.signalCode === null
		);
	}

	/** The process ids of the command and what it started; Linux only. */
	pids() {
		const childrenOf = (pid) =>
			fs
				.readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8')
				.trim()
				.split(' ')
				.filter(Boolean);
		const found = this.alive ? childrenOf(this.child.pid) : [];
		for (const pid of found) found.push(...childrenOf(pid));
		return found.map(Number);
	}

	/** What it wrote last. */
	tail(characters = 2_000) {
		return tailOf(this.log, characters);
	}

	#signal(signal) {
		if (this.child.pid === undefined) return;
		try {
			// Windows has neither groups nor a SIGTERM that a console program could answer.
			if (WINDOWS) spawnSync('taskkill', ['/pid', String(this.child.pid), '/t', '/f']);
			else process.kill(-this.child.pid, signal);
		} catch (error) {
			if (error.code !== 'ESRCH') throw error;
		}
	}

	/** Ends the whole group at once, as a crash or a power cut would. */
	kill() {
		this.#signal('SIGKILL');
		return this.ended;
	}

	/**
	 * Asks it to end and waits; whatever is left after `graceMs` is killed.
	 * @param {number} [graceMs]
	 */
	async stop(graceMs = 20_000) {
		if (this.alive) this.#signal('SIGTERM');
		const timer = setTimeout(() => this.#signal('SIGKILL'), graceMs);
		await this.ended;
		clearTimeout(timer);
		this.#signal('SIGKILL');
	}
}

module.exports = { CommandError, Service, runAttached, runLogged, tailOf };
