const path = require('node:path');

/** Settings that another n8n, an outer npm or jest left in this environment must not reach ours. */
const FOREIGN =
	/^(N8N_|DB_|QUEUE_|EXECUTIONS_|NODES_|WEBHOOK_|CREDENTIALS_|npm_|NODE_ENV$|NODE_OPTIONS$|JEST_|GENERIC_)/;

/**
 * The environment of a headless n8n on loopback, which asks nothing of the internet.
 * @param {{home: string, port: number, brokerPort: number, node: string, settings?: Record<string, string>}} instance
 *   `home` holds its data; `brokerPort` is where its task runner connects; `settings` are n8n's own and win
 * @returns {NodeJS.ProcessEnv}
 */
function n8nEnvironment({ home, port, brokerPort, node, settings = {} }) {
	const kept = Object.fromEntries(
		Object.entries(process.env).filter(([name]) => !FOREIGN.test(name)),
	);
	return {
		...kept,
		PATH: [path.dirname(node), kept.PATH].join(path.delimiter),
		N8N_USER_FOLDER: home,
		N8N_PORT: String(port),
		N8N_HOST: 'localhost',
		N8N_LISTEN_ADDRESS: '127.0.0.1',
		N8N_EDITOR_BASE_URL: `http://127.0.0.1:${port}/`,
		N8N_RUNNERS_BROKER_PORT: String(brokerPort),
		N8N_SECURE_COOKIE: 'false',
		DB_SQLITE_POOL_SIZE: '2',
		GENERIC_TIMEZONE: 'Asia/Seoul',
		N8N_LOG_LEVEL: 'info',
		// The package lies in n8n's own folder already; nothing is to be fetched.
		N8N_COMMUNITY_PACKAGES_ENABLED: 'true',
		N8N_UNVERIFIED_PACKAGES_ENABLED: 'true',
		N8N_VERIFIED_PACKAGES_ENABLED: 'false',
		N8N_REINSTALL_MISSING_PACKAGES: 'false',
		// No calls home, no surveys, no banners.
		N8N_DIAGNOSTICS_ENABLED: 'false',
		N8N_VERSION_NOTIFICATIONS_ENABLED: 'false',
		N8N_TEMPLATES_ENABLED: 'false',
		N8N_PERSONALIZATION_ENABLED: 'false',
		N8N_HIRING_BANNER_ENABLED: 'false',
		N8N_DYNAMIC_BANNERS_ENABLED: 'false',
		N8N_LICENSE_AUTO_RENEW_ENABLED: 'false',
		N8N_PYTHON_ENABLED: 'false',
		...settings,
	};
}

module.exports = { n8nEnvironment };
