const fs = require('node:fs');
const path = require('node:path');
const { UserError } = require('../output');
const { CACHE, LOCKS } = require('../paths');
const { UNREACHABLE, npmCi } = require('./npm');
const { requireSpace } = require('./space');

/** Measured: 190 MB installed. */
const SPACE = 0.5e9;

/** Whether npm has finished: its own list of what it installed is written last. */
function isInstalled(folder, packageName, version) {
	const list = path.join(folder, 'node_modules', '.package-lock.json');
	if (!fs.existsSync(list)) return false;
	const { packages } = JSON.parse(fs.readFileSync(list, 'utf8'));
	return packages[`node_modules/${packageName}`]?.version === version;
}

/**
 * A Node 24 for n8n 2, from npm, where the running Node is another one.
 * @returns {Promise<string>} path of the program
 * @throws {UserError}
 */
async function node24() {
	const system = process.platform === 'win32' ? 'win' : process.platform;
	const packageName = `node-${system}-${process.arch}`;
	const lock = path.join(LOCKS, 'node-24');
	const { optionalDependencies } = JSON.parse(
		fs.readFileSync(path.join(lock, 'package.json'), 'utf8'),
	);
	const version = optionalDependencies[packageName];
	if (!version) {
		throw new UserError(
			`n8n 2 needs Node.js 24, and npm has none for ${system}-${process.arch}. Install Node.js 24 and run this with it.`,
		);
	}

	const folder = path.join(CACHE, 'node-24');
	const bin = path.join(folder, 'node_modules', packageName, 'bin');
	const program = path.join(bin, system === 'win' ? 'node.exe' : 'node');
	if (isInstalled(folder, packageName, version)) return program;

	requireSpace(folder, SPACE, 'Installing Node.js 24');
	fs.mkdirSync(folder, { recursive: true });
	for (const file of ['package.json', 'package-lock.json'])
		fs.copyFileSync(path.join(lock, file), path.join(folder, file));
	const label = `Installing Node.js ${version} for n8n 2`;
	const log = path.join(CACHE, 'logs', 'install-node-24.log');
	await npmCi({ cwd: folder, log, label });
	// Optional packages, one for each platform: npm is content without any.
	if (!isInstalled(folder, packageName, version)) {
		throw new UserError(`${label} did not work.\n${UNREACHABLE}\nAll of npm's output: ${log}`);
	}
	return program;
}

module.exports = { node24 };
