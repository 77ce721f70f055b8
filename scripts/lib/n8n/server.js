const { N8nProcess } = require('./process');

/** An n8n with its editor and interfaces: a whole one, or the main process of queue mode. */
class N8nServer extends N8nProcess {
	/**
	 * Starts n8n and resolves when its REST interface answers. While it starts, n8n answers every path with a
	 * text and 200, so only JSON counts.
	 * @throws {UserError} with the end of n8n's log
	 */
	async start() {
		return await this.run({
			name: 'n8n',
			args: ['start'],
			path: '/rest/settings',
			isReady: (body) => Boolean(body?.data),
		});
	}
}

module.exports = { N8nServer };
