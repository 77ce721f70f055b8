const JEST = '<rootDir>/test/support/jest';

/** Everything quick: unit, property and engine tests. What needs a whole n8n is in test/e2e. */
module.exports = {
	testEnvironment: `${JEST}/environment.js`,
	roots: ['<rootDir>/test'],
	testMatch: ['**/*.test.ts'],
	testPathIgnorePatterns: ['/node_modules/', '<rootDir>/test/e2e/', '<rootDir>/test/bench/engine/'],
	modulePathIgnorePatterns: ['<rootDir>/.cache/'],
	moduleNameMapper: { '^(n8n-core|n8n-workflow)$': `${JEST}/$1.js` },
	transform: { '^.+\\.ts$|/@rgrove/.+\\.js$': `${JEST}/transform.js` },
	// It comes as an ES module, which Jest can't require on every version of Node.js.
	transformIgnorePatterns: ['/node_modules/(?!@rgrove/)'],
	setupFiles: [`${JEST}/setup.ts`],
	// What never ends is to be found; what takes its time on a slow machine is not.
	testTimeout: 600_000,
	testSequencer: `${JEST}/sequencer.js`,
	maxWorkers: '100%',
};
