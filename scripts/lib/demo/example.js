/**
 * Imports a workflow, runs its node that makes its tables, and activates it.
 * @param {import('../n8n/client').N8nClient} n8n
 * @param {{name: string}} workflow
 * @param {string} once name of that node
 * @returns {Promise<string>} the workflow's id
 * @throws {Error} with n8n's reason
 */
async function switchOn(n8n, workflow, once) {
	const { id } = await n8n.createWorkflow(workflow);
	const { status, data } = await n8n.run(id, once);
	if (status !== 'success') {
		throw new Error(`"${workflow.name}" made no tables: ${data.resultData.error?.message}`);
	}
	await n8n.activate(id);
	return id;
}

module.exports = { switchOn };
