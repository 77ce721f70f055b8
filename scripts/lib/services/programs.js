const fs = require('node:fs');
const path = require('node:path');
const { UserError } = require('../output');

const POSTGRES_VERSIONS = '/usr/lib/postgresql';

/** Debian keeps each version of PostgreSQL in a folder of its own, off the PATH; the newest first. */
function postgresFolders() {
	const versions = fs.existsSync(POSTGRES_VERSIONS) ? fs.readdirSync(POSTGRES_VERSIONS) : [];
	return versions
		.sort((a, b) => Number(b) - Number(a))
		.map((version) => path.join(POSTGRES_VERSIONS, version, 'bin'));
}

/**
 * A program of a database server, from where Debian puts it or from the PATH.
 * @param {string} name
 * @returns {string} its path
 * @throws {UserError} naming the Debian packages
 */
function databaseProgram(name) {
	const folders = [...postgresFolders(), ...(process.env.PATH ?? '').split(path.delimiter)];
	const found = folders
		.map((folder) => path.join(folder, name))
		.find((file) => fs.existsSync(file));
	if (found) return found;
	throw new UserError(
		`n8n's queue mode needs PostgreSQL and Redis, and there is no ${name} on this machine. On Debian: apt-get install postgresql redis-server`,
	);
}

module.exports = { databaseProgram };
