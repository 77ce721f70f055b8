const crypto = require('node:crypto');
const fs = require('node:fs');
const path = require('node:path');
const { npm } = require('./install/npm');
const { CACHE, ROOT } = require('./paths');

const SOURCES = [
	'credentials',
	'gulpfile.js',
	'index.js',
	'nodes',
	'package.json',
	'package-lock.json',
	'scripts/lib/release/bundled.js',
	'tsconfig.json',
];
const STAMP = path.join(CACHE, 'build.sha256');

/**
 * Every file at or below a path, sorted.
 * @param {string} file
 * @returns {string[]}
 */
function filesBelow(file) {
	if (!fs.existsSync(file)) return [];
	if (!fs.statSync(file).isDirectory()) return [file];
	return fs
		.readdirSync(file)
		.sort()
		.flatMap((name) => filesBelow(path.join(file, name)));
}

/** One hash over names and contents of all files at or below these paths of the project. */
function hashOf(names) {
	const hash = crypto.createHash('sha256');
	for (const file of names.flatMap((name) => filesBelow(path.join(ROOT, name)))) {
		hash.update(`${path.relative(ROOT, file)}\0`).update(fs.readFileSync(file));
	}
	return hash.digest('hex');
}

/** Tells whether dist is as it was built last, and from these very sources. */
const stamp = () => `${hashOf(SOURCES)} ${hashOf(['dist'])}`;

const manifest = () => JSON.parse(fs.readFileSync(path.join(ROOT, 'package.json'), 'utf8'));

/** Builds the package unless dist was built from these very sources. */
async function buildPackage() {
	if (fs.existsSync(STAMP) && fs.readFileSync(STAMP, 'utf8') === stamp()) return;
	await npm(['run', 'build'], {
		cwd: ROOT,
		log: path.join(CACHE, 'logs', 'build.log'),
		label: 'Building the package',
		explain: (output) => output,
	});
	fs.writeFileSync(STAMP, stamp());
}

/**
 * Builds where needed and packs what would be published.
 * @param {string} folder where the tarball goes
 * @returns {Promise<string>} path of the tarball
 */
async function packPackage(folder) {
	await buildPackage();
	const { name, version } = manifest();
	fs.mkdirSync(folder, { recursive: true });
	await npm(['pack', '--ignore-scripts', '--pack-destination', folder], {
		cwd: ROOT,
		log: path.join(CACHE, 'logs', 'pack.log'),
		label: 'Packing the package',
	});
	return path.join(folder, `${name}-${version}.tgz`);
}

/**
 * Installs a packed package where n8n looks for community packages, as n8n itself would.
 * @param {string} tarball
 * @param {string} home N8N_USER_FOLDER of the instance
 */
async function installPackage(tarball, home) {
	const folder = path.join(home, '.n8n', 'nodes');
	fs.mkdirSync(folder, { recursive: true });
	fs.writeFileSync(
		path.join(folder, 'package.json'),
		JSON.stringify({ name: 'installed-nodes', private: true, dependencies: {} }),
	);
	await npm(['install', '--legacy-peer-deps', '--ignore-scripts', '--offline', tarball], {
		cwd: folder,
		log: path.join(home, 'install-package.log'),
		label: 'Installing it in n8n as a community package',
	});
}

module.exports = { buildPackage, filesBelow, installPackage, packPackage };
