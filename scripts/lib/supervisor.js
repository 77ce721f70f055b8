/**
 * Runs a command for as long as standard input stays open. Whoever started this holds the other end: when it is
 * gone, for whatever reason, nothing that it started is left behind.
 *
 * node supervisor.js <command> [arguments]
 */
const { spawn, spawnSync } = require('node:child_process');
const os = require('node:os');

const [command, ...args] = process.argv.slice(2);
const child = spawn(command, args, { stdio: ['ignore', 'inherit', 'inherit'] });

child.once('error', (error) => {
	process.stderr.write(`${error.message}\n`);
	process.exit(127);
});
child.once('exit', (code, signal) => process.exit(code ?? 128 + os.constants.signals[signal]));

// Signals are sent to the whole group: the command has them already, and decides when to end.
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => undefined);

process.stdin.resume().once('close', () => {
	if (process.platform === 'win32')
		spawnSync('taskkill', ['/pid', String(process.pid), '/t', '/f']);
	else process.kill(-process.pid, 'SIGKILL');
});
