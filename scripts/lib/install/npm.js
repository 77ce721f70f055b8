const fs = require('node:fs');
const path = require('node:path');
const { UserError, progress } = require('../output');
const { CommandError, runLogged } = require('../processes');

/** npm's own program, so that it can be run by any Node, without a shell, on every platform. */
function npmProgram() {
	const bin = path.dirname(process.execPath);
	const candidates = [
		process.env.npm_execpath ?? '',
		path.join(bin, '..', 'lib', 'node_modules', 'npm', 'bin', 'npm-cli.js'),
		path.join(bin, 'node_modules', 'npm', 'bin', 'npm-cli.js'),
		...(process.env.PATH ?? '')
			.split(path.delimiter)
			.map((folder) => resolveLink(path.join(folder, 'npm'))),
	];
	const found = candidates.find(
		(file) => path.basename(file) === 'npm-cli.js' && fs.existsSync(file),
	);
	if (!found)
		throw new UserError('npm was not found. Install npm (it comes with Node.js) and try again.');
	return found;
}

function resolveLink(file) {
	try {
		return fs.realpathSync(file);
	} catch {
		return '';
	}
}

/**
 * Where a Node keeps the headers that native modules are compiled against, if it came with them.
 * @param {string} node path of the program
 * @returns {string | undefined} what node-gyp calls nodedir
 */
function headersOf(node) {
	const folder = path.resolve(path.dirname(fs.realpathSync(node)), '..');
	return fs.existsSync(path.join(folder, 'include', 'node', 'node_api.h')) ? folder : undefined;
}

/**
 * The environment for npm in another folder: without what an outer `npm run` says about this one.
 * @param {string} node path of the Node program that runs it
 */
function npmEnvironment(node) {
	const outer =
		/^(npm_package_|npm_lifecycle_|npm_config_(global_prefix|local_prefix|loglevel|prefix|silent)$|INIT_CWD$|NODE_ENV$|NODE_OPTIONS$)/;
	const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !outer.test(name)));
	const headers = headersOf(node);
	// Without headers at hand node-gyp would have to download them.
	if (headers) env.npm_config_nodedir = headers;
	return { ...env, PATH: [path.dirname(node), env.PATH].join(path.delimiter) };
}

const UNREACHABLE =
	'The npm registry could not be reached. Check the network, a proxy or `npm config get registry`, and try again.';

const NPM_OPTIONS = ['--no-fund', '--no-audit', '--no-update-notifier', '--no-progress'];

const CAUSES = [
	{
		pattern: /ENOSPC|no space left on device/i,
		message: 'The disk is full. Make room (n8n needs several GB) and try again.',
	},
	{
		pattern: /EUSAGE[\s\S]*in sync/,
		message: 'package.json and package-lock.json do not agree. Run `npm install` and commit both.',
	},
	{
		pattern:
			/ENOTCACHED|ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|ERR_SOCKET_TIMEOUT|network/i,
		message: UNREACHABLE,
	},
];

/**
 * Runs npm with what it writes in a log file, and tells in plain words what is wrong when it fails.
 * @param {string[]} args
 * @param {{cwd: string, log: string, label: string, node?: string, explain?: (output: string) => string | undefined}} options
 * @throws {UserError}
 */
async function npm(args, { cwd, log, label, node = process.execPath, explain = () => undefined }) {
	const shown = progress(label);
	try {
		await runLogged(node, [npmProgram(), ...args, ...NPM_OPTIONS], {
			cwd,
			log,
			env: npmEnvironment(node),
		});
		shown.done();
	} catch (error) {
		shown.failed();
		if (!(error instanceof CommandError)) throw error;
		const cause =
			explain(error.output) ??
			CAUSES.find(({ pattern }) => pattern.test(error.output))?.message ??
			`npm failed:\n${error.output
				.split('\n')
				.filter((line) => /npm err/i.test(line))
				.slice(0, 12)
				.join('\n')}`;
		throw new UserError(`${label} did not work.\n${cause}\nAll of npm's output: ${log}`);
	}
}

/**
 * `npm ci --ignore-scripts` in a folder. Without a network npm would try for many minutes, so it is then told to
 * make do with what it has cached, and fails at once where that is not enough.
 * @param {{cwd: string, log: string, label: string, node?: string}} options
 * @throws {UserError}
 */
async function npmCi(options) {
	const ping = ['ping', '--fetch-retries=0', '--fetch-timeout=10000'];
	const { node = process.execPath, cwd } = options;
	const reachable = await runLogged(node, [npmProgram(), ...ping], {
		cwd,
		log: options.log,
		env: npmEnvironment(node),
	}).then(
		() => true,
		() => false,
	);
	await npm(['ci', '--ignore-scripts', ...(reachable ? [] : ['--offline'])], options);
}

module.exports = { UNREACHABLE, headersOf, npm, npmCi, npmProgram };
