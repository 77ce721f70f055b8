const { spawnSync } = require('node:child_process');
const fs = require('node:fs');
const path = require('node:path');
const { UserError } = require('../output');
const { CACHE } = require('../paths');
const { headersOf, npm } = require('./npm');

const MODULE = path.join('node_modules', 'sqlite3');
const BINARY = path.join(MODULE, 'build', 'Release', 'node_sqlite3.node');

/** Whether the Node that will run n8n can load the module; a binary that doesn't fit can crash it. */
function loads(folder, node) {
	return (
		spawnSync(node, ['-e', `require(${JSON.stringify(path.join(folder, MODULE))})`], {
			stdio: 'ignore',
		}).status === 0
	);
}

function versionIn(folder) {
	const manifest = path.join(folder, MODULE, 'package.json');
	return fs.existsSync(manifest)
		? JSON.parse(fs.readFileSync(manifest, 'utf8')).version
		: undefined;
}

function explain(output) {
	if (!/gyp ERR|not found: make|prebuild-install/i.test(output)) return undefined;
	return (
		"n8n's database module sqlite3 could neither be downloaded nor compiled. Install python3, make and a C++ compiler " +
		'(Debian and Ubuntu: apt-get install python3 make g++; macOS: xcode-select --install) and try again.'
	);
}

/**
 * Puts n8n's one native module in place: copied from another installation where that has a fitting one, else
 * downloaded or compiled by its own install script.
 * @param {{folder: string, node: string, donors: string[]}} options `node`: the Node that will run n8n
 * @throws {UserError}
 */
async function addSqlite({ folder, node, donors }) {
	const donor = donors.find(
		(other) => versionIn(other) === versionIn(folder) && fs.existsSync(path.join(other, BINARY)),
	);
	if (donor) {
		fs.mkdirSync(path.dirname(path.join(folder, BINARY)), { recursive: true });
		fs.copyFileSync(path.join(donor, BINARY), path.join(folder, BINARY));
		if (loads(folder, node)) return;
	}
	const log = path.join(CACHE, 'logs', 'install-sqlite3.log');
	// Compiled for an older Node it runs on a newer one, too, but not the other way round.
	const builder = headersOf(process.execPath) ? process.execPath : node;
	await npm(['rebuild', 'sqlite3', '--ignore-scripts=false'], {
		cwd: folder,
		log,
		label: "Building n8n's database module",
		node: builder,
		explain,
	});
	if (!loads(folder, node))
		throw new UserError(`n8n's database module sqlite3 does not run on ${node}; see ${log}`);
}

module.exports = { addSqlite };
