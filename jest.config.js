/** Everything quick: unit, property and engine tests. What needs a whole n8n is in test/e2e. */
module.exports = {
	testEnvironment: 'node',
	roots: ['<rootDir>/test'],
	testMatch: ['**/*.test.ts'],
	testPathIgnorePatterns: ['/node_modules/', '<rootDir>/test/e2e/', '<rootDir>/test/bench/'],
	modulePathIgnorePatterns: ['<rootDir>/.cache/'],
	transform: { '^.+\\.ts$': ['ts-jest', { tsconfig: 'tsconfig.tools.json', diagnostics: false }] },
	setupFiles: ['<rootDir>/test/support/environment.ts'],
	// What never ends is to be found; what takes its time on a slow machine is not.
	testTimeout: 600_000,
	testSequencer: '<rootDir>/test/support/sequencer.js',
	maxWorkers: '100%',
};
