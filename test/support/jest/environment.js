const fs = require('node:fs');
const path = require('node:path');
const { types } = require('node:util');
const { TestEnvironment } = require('jest-environment-node');
const luxon = require('luxon');

// n8n-core reads these once, when it is first required.
const folder = path.resolve(__dirname, '../../../.cache/engine', process.env.JEST_WORKER_ID ?? '1');
fs.mkdirSync(folder, { recursive: true });
process.env.N8N_USER_FOLDER ??= folder;
process.env.N8N_ENCRYPTION_KEY ??= 'engine-tests';
process.env.N8N_ENFORCE_SETTINGS_FILE_PERMISSIONS ??= 'false';
process.env.N8N_LOG_LEVEL ??= 'silent';

/** Errors of whatever realm are errors to both: n8n's code is loaded outside of the one that tests run in. */
function acceptAllErrors(Class) {
	const isInstance = Function.prototype[Symbol.hasInstance];
	Object.defineProperty(Class, Symbol.hasInstance, {
		value(error) {
			return isInstance.call(this, error) || (this === Class && types.isNativeError(error));
		},
		configurable: true,
	});
}
acceptAllErrors(Error);

/**
 * Node's, with n8n's own packages outside of Jest's module registry: their two thousand files are loaded once for
 * each worker, and not for each test file.
 */
class WithN8n extends TestEnvironment {
	constructor(...settings) {
		super(...settings);
		this.global.requireN8n = (name) => require(name);
		acceptAllErrors(this.global.Error);
		// Expressions (`$now`) tell the time that the tests' own clock tells.
		const { global } = this;
		luxon.Settings.now = () => global.Date.now();
	}
}

module.exports = WithN8n;
