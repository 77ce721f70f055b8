const crypto = require('node:crypto');
const fs = require('node:fs');
const path = require('node:path');
const { say } = require('../output');
const { CACHE, LOCKS } = require('../paths');
const { node24 } = require('./node24');
const { npmCi } = require('./npm');
const { requireSpace } = require('./space');
const { addSqlite } = require('./sqlite');

/**
 * The two lines of n8n that are supported. `space`: measured size plus npm's cache of it. n8n 2 runs on Node 24,
 * n8n 1 on the even versions from 20 to 24.
 */
const LINES = {
	1: { version: '1.123.81', space: 3.5e9, nodes: [20, 22, 24] },
	2: { version: '2.41.1', space: 5e9, nodes: [24] },
};

const folderOf = (line) => path.join(CACHE, `n8n-${LINES[line].version}`);

/** What a finished installation is known by: it changes with the lock file and the platform. */
function fingerprint(lockFolder) {
	const lock = fs.readFileSync(path.join(lockFolder, 'package-lock.json'));
	const hash = crypto.createHash('sha256').update(lock).digest('hex');
	return `${process.platform}-${process.arch} ${hash}\n`;
}

/**
 * Installs one line of n8n in .cache unless it is there. A marker that is written last tells a finished
 * installation from one that was interrupted.
 * @param {1 | 2} line
 * @returns {Promise<{version: string, node: string, program: string, line: 1 | 2}>} `node`: the Node that runs it
 * @throws {UserError}
 */
async function installN8n(line) {
	const { version, space, nodes } = LINES[line];
	const folder = folderOf(line);
	const lock = path.join(LOCKS, version);
	const marker = path.join(folder, '.installed');
	const own = nodes.includes(Number(process.versions.node.split('.')[0]));
	const node = own ? process.execPath : await node24();
	const result = {
		line,
		version,
		node,
		program: path.join(folder, 'node_modules', 'n8n', 'bin', 'n8n'),
	};

	if (fs.existsSync(marker) && fs.readFileSync(marker, 'utf8') === fingerprint(lock)) return result;
	say(
		`n8n ${version} is not installed yet: this takes about ${line === 2 ? 3 : 2} minutes and ${Math.round(space / 1e9)} GB, once.`,
	);
	requireSpace(folder, space, `Installing n8n ${version}`);
	fs.rmSync(marker, { force: true });
	fs.mkdirSync(folder, { recursive: true });
	for (const file of ['package.json', 'package-lock.json'])
		fs.copyFileSync(path.join(lock, file), path.join(folder, file));
	await npmCi({
		cwd: folder,
		log: path.join(CACHE, 'logs', `install-n8n-${version}.log`),
		label: `Installing n8n ${version}`,
		node,
	});
	await addSqlite({
		folder,
		node,
		donors: Object.keys(LINES)
			.map(folderOf)
			.filter((other) => other !== folder),
	});
	fs.writeFileSync(marker, fingerprint(lock));
	return result;
}

module.exports = { LINES, installN8n };
