const fs = require('node:fs');
const path = require('node:path');
const { UserError } = require('../output');

/** The nearest folder above (or at) a path that exists already. */
function existing(folder) {
	return fs.existsSync(folder) ? folder : existing(path.dirname(folder));
}

/**
 * Refuses to begin what the disk has no room for.
 * @param {string} folder where it will be written
 * @param {number} bytes needed
 * @param {string} what for the message
 * @throws {UserError}
 */
function requireSpace(folder, bytes, what) {
	const { bavail, bsize } = fs.statfsSync(existing(folder));
	const free = bavail * bsize;
	if (free >= bytes) return;
	const gigabytes = (n) => `${(n / 1e9).toFixed(1)} GB`;
	throw new UserError(
		`${what} needs ${gigabytes(bytes)} of disk space in ${folder}, and only ${gigabytes(free)} are free.`,
	);
}

module.exports = { requireSpace };
