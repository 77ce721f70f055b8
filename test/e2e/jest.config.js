const base = require('../../jest.config.js');

/** What needs a whole n8n. Run by `npm run test:e2e`, which installs n8n first. */
module.exports = {
	...base,
	rootDir: '../..',
	roots: ['<rootDir>/test/e2e'],
	testEnvironment: 'node',
	moduleNameMapper: {},
	setupFiles: [],
	testPathIgnorePatterns: ['/node_modules/'],
	testTimeout: 300_000,
	verbose: true,
};
