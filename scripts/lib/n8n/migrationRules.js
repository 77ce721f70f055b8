/**
 * n8n's own migration rules for its version 3, those that look at one workflow, on files of workflows. Run by the Node
 * that runs n8n 2:
 *
 * node migrationRules.js <n8n/bin/n8n> <workflow.json> …
 *
 * Prints `{ rules, found }`: how many rules looked, and what they found, each with its file.
 */
const fs = require('node:fs');
const path = require('node:path');
const { createRequire } = require('node:module');

/** What the rules ask n8n of node types: their outputs. Of n8n's own nodes; others are unknown to it. */
function nodeTypesOf(program) {
	const file = path.join(path.dirname(program), '../../n8n-nodes-base/dist/types/nodes.json');
	const outputs = new Map(
		JSON.parse(fs.readFileSync(file, 'utf8')).map((one) => [
			`n8n-nodes-base.${one.name}`,
			one.outputs,
		]),
	);
	return {
		getByNameAndVersion(type) {
			if (!outputs.has(type)) throw new Error(`Unknown node type ${type}`);
			return { description: { outputs: outputs.get(type) } };
		},
	};
}

/** @param {string} program of an installed n8n @returns {object[]} */
function rulesOf(program, requireFromN8n) {
	const nodeTypes = nodeTypesOf(program);
	const folder = path.join(path.dirname(program), '../dist/modules/breaking-changes/rules/v3');
	return fs
		.readdirSync(folder)
		.filter((file) => file.endsWith('.rule.js'))
		.flatMap((file) => Object.values(requireFromN8n(path.join(folder, file))))
		.filter((Rule) => typeof Rule === 'function' && 'detectWorkflow' in (Rule.prototype ?? {}))
		.map((Rule) => new Rule(nodeTypes));
}

async function main([program, ...files]) {
	const requireFromN8n = createRequire(program);
	requireFromN8n('reflect-metadata');
	const { groupNodesByType } = requireFromN8n(
		path.join(path.dirname(program), '../dist/modules/breaking-changes/group-nodes-by-type.js'),
	);
	const rules = rulesOf(program, requireFromN8n);
	const found = [];
	for (const file of files) {
		const workflow = JSON.parse(fs.readFileSync(file, 'utf8'));
		const grouped = groupNodesByType(workflow.nodes);
		for (const rule of rules) {
			const { isAffected, issues = [] } = await rule.detectWorkflow(workflow, grouped);
			if (!isAffected) continue;
			found.push({ file, rule: rule.id, titles: issues.map(({ title }) => title) });
		}
	}
	process.stdout.write(JSON.stringify({ rules: rules.length, found }));
}

main(process.argv.slice(2)).catch((error) => {
	process.stderr.write(`${error.stack}\n`);
	process.exitCode = 1;
});
