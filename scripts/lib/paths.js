const path = require('node:path');

/** The project's root folder. */
const ROOT = path.resolve(__dirname, '..', '..');

/** Everything the scripts install, run or write. Git knows the one file that keeps ESLint out of it; the rest can be deleted. */
const CACHE = path.join(ROOT, '.cache');

/** Lock files of the throw-away installations. */
const LOCKS = path.join(ROOT, 'scripts', 'n8n');

module.exports = { CACHE, LOCKS, ROOT };
