const { setTimeout: sleep } = require('node:timers/promises');
const { N8nSession } = require('./session');

const ACTIVATION_TIMEOUT_MS = 120_000;
const EXECUTION_TIMEOUT_MS = 60_000;
/** n8n lists no more rows of a data table at once. */
const ROWS_A_PAGE = 250;
const UNFINISHED = ['new', 'running', 'unknown', 'waiting'];

/** Stands for a secret that is stored and wasn't changed, as in n8n's editor. */
const UNCHANGED_SECRET = '__n8n_BLANK_VALUE_e5362baf-c777-4d57-a609-6eaf1f9e87f6';

/** The run of a trigger that the editor has made up itself. */
const GIVEN = { executionTime: 0, executionIndex: 0, executionStatus: 'success', source: [null] };

/**
 * @typedef {{id: string, name: string}} Stored
 * @typedef {{id?: string, name: string, type: string, data: Record<string, unknown>}} Credential
 * @typedef {{id: string, status: string, mode: string, workflowId: string, startedAt: string, data: {resultData: {runData: Record<string, any[]>, error?: {message: string}}, executionData?: {nodeExecutionStack: any[]}}}} Execution
 */

/** Does what a user does in n8n's editor. Works with n8n 1.123 and 2.41. */
class N8nClient {
	#session;

	/** @param {string} url of a running n8n */
	constructor(url) {
		this.#session = new N8nSession(url);
	}

	/** Creates the owner where there is none yet, and logs in. */
	async login() {
		await this.#session.open();
		return this;
	}

	/** @returns {Promise<{name: string, displayName: string}[]>} every node type that n8n has loaded */
	nodeTypes() {
		return this.#session.rest('GET', '/types/nodes.json');
	}

	/** @returns {Promise<{name: string, supportedNodes: string[]}[]>} every credential type that n8n has loaded */
	credentialTypes() {
		return this.#session.rest('GET', '/types/credentials.json');
	}

	/**
	 * @param {Credential} credential
	 * @returns {Promise<Stored>}
	 */
	createCredential(credential) {
		return this.#session.rest('POST', '/rest/credentials', credential);
	}

	/**
	 * Saves other values; a secret may be UNCHANGED_SECRET, as in the editor.
	 * @param {string} id
	 * @param {Credential} credential
	 * @returns {Promise<Stored>}
	 */
	updateCredential(id, credential) {
		return this.#session.rest('PATCH', `/rest/credentials/${id}`, { ...credential, id });
	}

	/**
	 * The stored values as the editor gets them, secrets blanked.
	 * @param {string} id
	 * @returns {Promise<Credential>}
	 */
	credential(id) {
		return this.#session.rest('GET', `/rest/credentials/${id}`, undefined, { includeData: true });
	}

	/**
	 * Tests values as the editor does; with the `id` of a stored credential, blanked secrets are its own.
	 * @param {Credential} credentials
	 * @returns {Promise<{status: 'OK' | 'Error', message: string}>}
	 */
	testCredential(credentials) {
		return this.#session.rest('POST', '/rest/credentials/test', {
			credentials: { id: '', ...credentials },
		});
	}

	/**
	 * @param {{name: string, nodes: object[], connections: object, settings?: object}} workflow
	 * @returns {Promise<Stored & {versionId: string}>}
	 */
	createWorkflow(workflow) {
		const settings = { executionOrder: 'v1', saveExecutionProgress: false, ...workflow.settings };
		return this.#session.rest('POST', '/rest/workflows', { ...workflow, settings, active: false });
	}

	/** @param {string} id */
	workflow(id) {
		return this.#session.rest('GET', `/rest/workflows/${id}`);
	}

	/**
	 * Activates a workflow and waits until n8n says that its triggers run.
	 * @param {string} id
	 * @throws {Error} with n8n's reason
	 */
	async activate(id) {
		const { versionId } = await this.workflow(id);
		await this.#session.rest('POST', `/rest/workflows/${id}/activate`, {
			versionId,
			name: '',
			description: '',
		});
		const deadline = Date.now() + ACTIVATION_TIMEOUT_MS;
		while (Date.now() < deadline) {
			const { status, triggers } = await this.#publication(id);
			if (status === 'published') return;
			const reasons = triggers.map(({ errorMessage }) => errorMessage).filter(Boolean);
			if (status === 'failed' || status === 'partial') {
				throw new Error(`n8n could not activate workflow ${id}: ${reasons.join('; ')}`);
			}
			await sleep(200);
		}
		throw new Error(`n8n did not activate workflow ${id} within ${ACTIVATION_TIMEOUT_MS / 1000} s`);
	}

	/** n8n 2 activates beside the request; n8n 1 has done it, or refused, when it answers. */
	async #publication(id) {
		try {
			return await this.#session.rest('GET', `/rest/workflows/${id}/publication-status`);
		} catch (error) {
			if (error.status === 404) return { status: 'published', triggers: [] };
			throw error;
		}
	}

	/** @param {string} id */
	deactivate(id) {
		return this.#session.rest('POST', `/rest/workflows/${id}/deactivate`, {});
	}

	/**
	 * Starts a workflow from a trigger node, as the editor's button does.
	 * @param {string} id
	 * @param {string} trigger the node's name
	 * @param {object} [json] what the trigger gives, as the editor's chat says it; by default it runs itself
	 * @returns {Promise<string>} the execution's ID
	 */
	async start(id, trigger, json) {
		const workflowData = await this.workflow(id);
		const given = json && { ...GIVEN, startTime: Date.now(), data: { main: [[{ json }]] } };
		const started = await this.#session.rest('POST', `/rest/workflows/${id}/run`, {
			workflowData,
			triggerToStartFrom: { name: trigger, ...(given && { data: given }) },
			startNodes: [],
		});
		return started.executionId;
	}

	/**
	 * Runs a workflow from a trigger node, and waits for its end.
	 * @param {string} id
	 * @param {string} trigger the node's name
	 * @returns {Promise<Execution>}
	 */
	async run(id, trigger) {
		const executionId = await this.start(id, trigger);
		const deadline = Date.now() + EXECUTION_TIMEOUT_MS;
		while (Date.now() < deadline) {
			const execution = await this.execution(executionId);
			if (!UNFINISHED.includes(execution.status)) return execution;
			await sleep(200);
		}
		throw new Error(`execution ${executionId} did not end within ${EXECUTION_TIMEOUT_MS / 1000} s`);
	}

	/**
	 * The rows of a data table of the owner's. n8n 2 only.
	 * @param {string} name the table's
	 * @returns {Promise<Record<string, unknown>[]>}
	 */
	async rowsOf(name) {
		const path = `${await this.#tablePath(name)}/rows`;
		const rows = [];
		for (;;) {
			const query = { take: ROWS_A_PAGE, skip: rows.length, sortBy: 'id:asc' };
			const { data, count } = await this.#session.rest('GET', path, undefined, query);
			rows.push(...data);
			if (data.length === 0 || rows.length >= count) return rows;
		}
	}

	/**
	 * Changes rows of a data table of the owner's, as by hand. n8n 2 only.
	 * @param {string} name the table's
	 * @param {{column: string, value: string}} which rows
	 * @param {Record<string, unknown>} data the cells to change
	 */
	async changeRows(name, { column, value }, data) {
		const filters = [{ columnName: column, condition: 'eq', value }];
		const filter = { type: 'and', filters };
		await this.#session.rest('PATCH', `${await this.#tablePath(name)}/rows`, { filter, data });
	}

	async #tablePath(name) {
		const { id } = await this.#session.rest('GET', '/rest/projects/personal');
		const tables = `/rest/projects/${id}/data-tables`;
		const { data } = await this.#session.rest('GET', tables);
		return `${tables}/${data.find((one) => one.name === name).id}`;
	}

	/**
	 * @param {string} id
	 * @returns {Promise<Execution>}
	 */
	execution(id) {
		return this.#session.api(`/executions/${id}`, { includeData: true });
	}

	/**
	 * All executions of a workflow, newest first.
	 * @param {string} [workflowId] those of all workflows where it isn't given
	 * @param {{includeData?: boolean}} [options]
	 * @returns {Promise<Execution[]>}
	 */
	async executions(workflowId, { includeData = false } = {}) {
		const found = [];
		let cursor;
		do {
			const page = await this.#session.api('/executions', {
				workflowId,
				includeData,
				limit: 100,
				cursor,
			});
			found.push(...page.data);
			cursor = page.nextCursor ?? undefined;
		} while (cursor);
		return found;
	}
}

/**
 * What a node gave out in an execution.
 * @param {Execution} execution
 * @param {string} node its name
 * @param {number} [output]
 * @returns {Record<string, unknown>[]} the items' JSON, of all of its runs
 */
function outputOf(execution, node, output = 0) {
	const runs = execution.data?.resultData.runData[node] ?? [];
	return runs.flatMap((run) => run.data?.main?.[output] ?? []).map((item) => item.json);
}

module.exports = { N8nClient, UNCHANGED_SECRET, outputOf };
