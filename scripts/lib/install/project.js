const fs = require('node:fs');
const path = require('node:path');
const { UserError } = require('../output');
const { CACHE, ROOT } = require('../paths');
const { npmCi } = require('./npm');
const { requireSpace } = require('./space');

const MINIMUM_NODE = [20, 19];
/** Measured: 1 GB installed, and as much again while npm unpacks and caches. */
const SPACE = 2e9;

/** @throws {UserError} when this Node is too old for the project */
function requireNode(version = process.versions.node) {
	const [major, minor] = version.split('.').map(Number);
	const [wantedMajor, wantedMinor] = MINIMUM_NODE;
	if (major > wantedMajor || (major === wantedMajor && minor >= wantedMinor)) return;
	throw new UserError(`Node.js ${MINIMUM_NODE.join('.')} or newer is needed; this is ${version}.`);
}

/**
 * Whether node_modules holds what the lock file asks for. npm writes its own list of what it installed last,
 * so that half an installation has none.
 */
function isInstalled(root = ROOT) {
	const read = (file) =>
		fs.existsSync(file) ? JSON.parse(fs.readFileSync(file, 'utf8')).packages : undefined;
	const wanted = read(path.join(root, 'package-lock.json'));
	const present = read(path.join(root, 'node_modules', '.package-lock.json'));
	if (!wanted || !present) return false;
	return Object.entries(wanted).every(
		([folder, { version, optional, devOptional, extraneous }]) =>
			folder === '' ||
			optional ||
			devOptional ||
			extraneous ||
			present[folder]?.version === version,
	);
}

/**
 * Installs the project's dependencies where they are missing or older than the lock file.
 * @throws {UserError}
 */
async function installProject() {
	requireNode();
	if (isInstalled()) return;
	requireSpace(ROOT, SPACE, 'Installing the project');
	await npmCi({
		cwd: ROOT,
		log: path.join(CACHE, 'logs', 'install-project.log'),
		label: 'Installing the project',
	});
}

module.exports = { installProject, isInstalled, requireNode };
