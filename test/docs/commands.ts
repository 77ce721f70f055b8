import type { Fates } from '../../scripts/lib/docs/check/commands';

/** Commands that pages give to readers: what runs each, or why nothing does. */
export const COMMANDS: Fates = {
	'npm run demo': { runBy: 'test/e2e/browser/demo.test.ts', as: 'scripts/demo.mjs' },
	'npm test': { runBy: '.ci/run', as: 'for script in test ' },
	'npm install --legacy-peer-deps --ignore-scripts n8n-nodes-npay': {
		notRunBecause:
			'the package is on no registry yet; end-to-end tests install its tarball with the same options',
	},
	'npm install --package-lock-only --ignore-scripts --omit-lockfile-registry-resolved': {
		notRunBecause:
			'it makes the lock files of an n8n that is new to the tests, once for each version',
	},
};
