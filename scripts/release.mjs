/**
 * A release, in two halves.
 *
 * npm run release -- 0.2.0   on the maintainer's machine: checks, sets the version, keeps the workflows that it saves,
 *                            commits and tags. Nothing leaves the machine: the push is the maintainer's own.
 * npm run release            in the GitHub Action that the tag starts: checks again, then n8n's kit lints, builds and
 *                            publishes with provenance.
 */
import { spawnSync } from 'node:child_process';
import path from 'node:path';

import { npmProgram } from './lib/install/npm.js';
import { runMain, say, UserError } from './lib/output.js';
import { ROOT } from './lib/paths.js';
import { whyNotPrepare, whyNotPublish } from './lib/release/checks.js';

const KIT = path.join(ROOT, 'node_modules', '@n8n', 'node-cli', 'bin', 'n8n-node.mjs');

/** @param {string[]} problems */
function refuse(problems) {
	if (problems.length === 0) return;
	throw new UserError(['Not released:', ...problems.map((one) => `- ${one}`)].join('\n'));
}

/** Runs a program in the project, its output shown. */
function run(program, args, env = process.env) {
	const { status } = spawnSync(program, args, { cwd: ROOT, stdio: 'inherit', env });
	if (status !== 0) throw new UserError(`${path.basename(args[0] ?? program)} failed`);
}

const npm = (...args) => run(process.execPath, [npmProgram(), ...args]);
const git = (...args) => run('git', args);
const gitSays = (...args) => spawnSync('git', args, { cwd: ROOT, encoding: 'utf8' }).stdout.trim();

function publish() {
	refuse(whyNotPublish(ROOT, { tag: process.env.GITHUB_REF_NAME }));
	run(process.execPath, [KIT, 'release']);
}

function prepare(version) {
	refuse([
		...whyNotPrepare(ROOT, version),
		...(gitSays('status', '--porcelain') === ''
			? []
			: ['there are changes that are not committed']),
		...(gitSays('branch', '--show-current') === 'main' ? [] : ['the branch is not main']),
	]);
	npm('version', version, '--no-git-tag-version', '--allow-same-version');
	npm('run', 'build');
	npm('run', 'saved');
	git('add', 'package.json', 'package-lock.json', path.join('test', 'saved', version));
	// The first release may have its version already.
	if (gitSays('diff', '--cached', '--name-only') !== '') git('commit', '-m', `Release ${version}`);
	git('tag', version);
	say(`\n${version} is tagged. What publishes it: git push origin main ${version}`);
}

await runMain(async () => {
	const [version] = process.argv.slice(2);
	if (process.env.GITHUB_ACTIONS === 'true') publish();
	else if (version === undefined) {
		refuse(whyNotPublish(ROOT));
		throw new UserError('Which version? npm run release -- 0.2.0');
	} else prepare(version);
	return 0;
});
