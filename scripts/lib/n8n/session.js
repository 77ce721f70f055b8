const axios = require('axios');

/** The login of the throw-away instances; they listen on loopback only. */
const OWNER = {
	email: 'owner@example.com',
	firstName: 'Demo',
	lastName: 'Owner',
	password: 'NpayDemo2026',
};

/** n8n binds a session to the browser that it was opened in. */
const BROWSER_ID = 'n8n-nodes-npay';

const SCOPES = ['execution:list', 'execution:read', 'workflow:list', 'workflow:read'];

/** A logged-in session on n8n's two interfaces: the editor's own, and the public API with a key. */
class N8nSession {
	#http;
	#cookie = '';
	#apiKey;

	/** @param {string} url of a running n8n */
	constructor(url) {
		this.#http = axios.create({
			baseURL: url,
			proxy: false,
			timeout: 60_000,
			validateStatus: null,
		});
	}

	async #request(method, path, { body, params, headers }) {
		const reply = await this.#http.request({ method, url: path, data: body, params, headers });
		if (reply.status >= 400) {
			const reason = reply.data?.message ?? JSON.stringify(reply.data);
			const error = new Error(`n8n answered ${method} ${path} with ${reply.status}: ${reason}`);
			throw Object.assign(error, { status: reply.status });
		}
		return reply;
	}

	/**
	 * A call to the editor's interface.
	 * @param {string} method
	 * @param {string} path from /rest or /types on
	 * @param {object} [body]
	 * @param {object} [params] query
	 * @returns {Promise<any>} the reply without its envelope
	 * @throws {Error} with `status`
	 */
	async rest(method, path, body, params) {
		const headers = { 'browser-id': BROWSER_ID, ...(this.#cookie && { cookie: this.#cookie }) };
		const reply = await this.#request(method, path, { body, params, headers });
		const session = reply.headers['set-cookie']?.find((cookie) => cookie.startsWith('n8n-auth='));
		if (session) this.#cookie = session.split(';')[0];
		return reply.data?.data ?? reply.data;
	}

	/** Creates the owner where there is none yet, logs in and gets a key for the public API. */
	async open() {
		const settings = await this.rest('GET', '/rest/settings');
		if (settings.userManagement.showSetupOnFirstLoad)
			await this.rest('POST', '/rest/owner/setup', OWNER);
		const { email, password } = OWNER;
		await this.rest('POST', '/rest/login', { emailOrLdapLoginId: email, password });
		const key = await this.rest('POST', '/rest/api-keys', {
			label: `key ${Date.now()}`,
			scopes: SCOPES,
			expiresAt: null,
		});
		this.#apiKey = key.rawApiKey;
	}

	/**
	 * A GET of the public API.
	 * @param {string} path from /api/v1 on
	 * @param {object} [params] query
	 * @returns {Promise<any>}
	 */
	async api(path, params) {
		const reply = await this.#request('GET', `/api/v1${path}`, {
			params,
			headers: { 'X-N8N-API-KEY': this.#apiKey },
		});
		return reply.data;
	}
}

module.exports = { N8nSession, OWNER };
