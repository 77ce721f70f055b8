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
	'docker compose up -d': {
		notRunBecause:
			'there is no Docker where the tests run; the compose files are held against their schema',
	},
	'npm run maintainer -- --author "…" --email "…" --repository "https://github.com/…/n8n-nodes-npay" --contact "…"':
		{
			notRunBecause:
				'it fills in who maintains the package, which is done once; test/release runs its parts',
		},
	'npm run release -- 0.2.0': {
		notRunBecause: 'it makes a version; test/release runs its checks',
	},
};
