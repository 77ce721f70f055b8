const fs = require('node:fs');
const path = require('node:path');
const { N8nClient } = require('../n8n/client');
const { N8nServer } = require('../n8n/server');
const { OWNER } = require('../n8n/session');
const { UserError, progress, say } = require('../output');
const { installPackage, packPackage } = require('../package');
const { CACHE } = require('../paths');
const { choosePort } = require('../ports');
const { SANDBOX_APPLICATION, SANDBOX_PORTONE_ACCOUNT, SandboxServer } = require('../sandbox');
const { Operator } = require('./operator');
const { createWaves } = require('./orders');
const { report, succeeded } = require('./report');
const { importShop, shopUrls } = require('./shop');
const { Watch } = require('./watch');
const { importOrders } = require('./workflow');

const RUNS = path.join(CACHE, 'demo');

/**
 * A new folder for this run, so that every demo starts with an empty n8n. What earlier runs left is removed,
 * except those that are still running; the last run's logs thus stay until the next.
 */
function newRunFolder() {
	fs.mkdirSync(RUNS, { recursive: true });
	for (const pid of fs.readdirSync(RUNS)) {
		if (!isRunning(Number(pid))) fs.rmSync(path.join(RUNS, pid), { recursive: true, force: true });
	}
	const folder = path.join(RUNS, String(process.pid));
	fs.mkdirSync(path.join(folder, 'home'), { recursive: true });
	return folder;
}

function isRunning(pid) {
	try {
		return process.kill(pid, 0);
	} catch (error) {
		return error.code === 'EPERM';
	}
}

async function choosePorts({ port, sandboxPort }) {
	const sandbox = await choosePort({
		what: 'the sandbox',
		option: '--sandbox-port',
		named: sandboxPort,
		fallback: 4010,
	});
	const n8n = await choosePort({ what: 'n8n', option: '--port', named: port, fallback: 5678 });
	for (const { note } of [sandbox, n8n]) if (note) say(`  ${note}`);
	return { sandbox: sandbox.port, n8n: n8n.port };
}

async function started(label, server) {
	const shown = progress(label);
	try {
		await server.start();
		shown.done(`${label}: ${server.url}`);
	} catch (error) {
		shown.failed();
		throw error;
	}
}

/** Logs in, stores and tests the credential, imports the workflows and activates them. */
async function setUp(server, sandbox) {
	const n8n = await new N8nClient(server.url).login();
	const values = {
		name: 'Npay account',
		type: 'npayApi',
		data: {
			environment: 'custom',
			baseUrl: sandbox.npayBaseUrl,
			tokenType: 'SELF',
			...SANDBOX_APPLICATION,
		},
	};
	const credential = await n8n.createCredential(values);
	const { status, message } = await n8n.testCredential({ ...values, id: credential.id });
	if (status !== 'OK') throw new UserError(`n8n's test of the credential failed: ${message}`);
	say('  Credential imported and tested');
	const workflowIds = await importOrders(n8n, credential);
	for (const id of Object.values(workflowIds)) {
		say(`  Workflow imported and active: ${server.url}/workflow/${id}`);
	}
	return { n8n, workflowIds };
}

/** Lets n8n answer for the sandbox's shop page, and hear of its payments. */
async function openShop(n8n, server, sandbox) {
	const credential = await n8n.createCredential({
		name: 'PortOne account',
		type: 'portOneApi',
		data: { ...SANDBOX_PORTONE_ACCOUNT, baseUrl: sandbox.portOneV1BaseUrl },
	});
	await importShop(n8n, credential);
	const { notificationUrl, ...naverPurchase } = shopUrls(server.url);
	await sandbox.patch('naver-purchase/settings', naverPurchase);
	await sandbox.patch('portone-v1/settings', { notifications: { url: notificationUrl } });
	say(`  Shop open: ${sandbox.url}/shop`);
}

/** The demo proper. Returns whether every order was found, confirmed and dispatched exactly once. */
async function work({ folder, servers, orders }) {
	const tarball = await packPackage(folder);
	await installPackage(tarball, path.join(folder, 'home'));
	await started('Starting the sandbox', servers.sandbox);
	await started('Starting n8n', servers.n8n);
	const { n8n, workflowIds } = await setUp(servers.n8n, servers.sandbox);
	await openShop(n8n, servers.n8n, servers.sandbox);

	const startedAt = Date.now();
	const ids = await createWaves(servers.sandbox, orders);
	const operator = new Operator(n8n);
	const watch = new Watch({ n8n, sandbox: servers.sandbox, workflowIds, operator });
	const followed = await watch.untilDone(ids.flat());
	const byId = new Map(followed.map((order) => [order.productOrderId, order]));
	const result = {
		waves: ids.map((wave) => wave.map((id) => byId.get(id))),
		journal: (await servers.sandbox.get('journal')).entries,
		statuses: watch.statuses,
		tookMs: Date.now() - startedAt,
	};
	for (const line of report(result)) say(line);
	return succeeded(result);
}

function sayAddresses({ n8n, sandbox }) {
	say(`
  n8n      ${n8n.url}  (${OWNER.email} / ${OWNER.password})
  sandbox  ${sandbox.url}
  shop     ${sandbox.url}/shop

Both keep running. Buy something in the shop, or press a green button on the sandbox's page, and watch n8n's
executions. Ctrl-C ends them.`);
}

/**
 * Runs the demo with n8n and the sandbox as processes of its own, and ends both in any case.
 * @param {{options: {orders: number, once: boolean, port?: number, sandboxPort?: number}, installation: object}} demo
 * @returns {Promise<number>} exit code
 */
async function runDemo({ options, installation }) {
	const ports = await choosePorts(options);
	const folder = newRunFolder();
	const servers = {
		sandbox: new SandboxServer({ port: ports.sandbox, log: path.join(folder, 'sandbox.log') }),
		n8n: new N8nServer(installation, { home: path.join(folder, 'home'), port: ports.n8n }),
	};
	const interrupted = new Promise((resolve) => {
		for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => resolve('interrupted'));
	});
	try {
		const ok = await Promise.race([work({ folder, servers, orders: options.orders }), interrupted]);
		if (ok === 'interrupted') return 130;
		if (!options.once) {
			sayAddresses(servers);
			const ended = (name) => `${name} has ended by itself; its log is in ${folder}`;
			const end = await Promise.race([
				interrupted,
				servers.n8n.ended.then(() => ended('n8n')),
				servers.sandbox.ended.then(() => ended('The sandbox')),
			]);
			if (end !== 'interrupted') throw new UserError(end);
		}
		return ok ? 0 : 1;
	} finally {
		say('\nStopping n8n and the sandbox …');
		await Promise.all([servers.n8n.stop(), servers.sandbox.stop()]);
	}
}

module.exports = { runDemo };
