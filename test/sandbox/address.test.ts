import { request } from 'node:http';

import { type Sandbox, startSandbox } from '../../sandbox';
import { FEED, frozenSandbox } from './support/client';

interface Answer {
	status: number;
	body: string;
}

/** A request with any headers: `fetch` sets Host and Origin by itself. */
function send(url: string, method: string, headers: Record<string, string>): Promise<Answer> {
	return new Promise((resolve, reject) => {
		const call = request(url, { method, headers }, (response) => {
			let body = '';
			response.on('data', (data) => (body += String(data)));
			response.on('end', () => resolve({ status: response.statusCode ?? 0, body }));
		});
		call.on('error', reject).end();
	});
}

describe('the addresses of the sandbox', () => {
	let sandbox: Sandbox;
	let port: string;
	beforeAll(async () => {
		sandbox = await frozenSandbox({ allowedHosts: ['host.docker.internal'] });
		port = new URL(sandbox.url).port;
	});
	afterAll(() => sandbox.close());

	it.each(['evil.example', '127.0.0.1.evil.example', 'localhost.evil.example', '192.168.0.7'])(
		'refuses everything that is sent to the host name "%s"',
		async (name) => {
			const host = `${name}:${port}`;
			const urls = [
				`${sandbox.url}/`,
				`${sandbox.url}/control/state`,
				sandbox.npayBaseUrl + FEED,
				`${sandbox.url}/nothing`,
				`${sandbox.roots.ceos}/auth/sandbox`,
			];
			for (const url of urls) {
				const { status, body } = await send(url, 'GET', { host });
				expect([url, status]).toEqual([url, 403]);
				expect(body).toContain('--allow-host');
			}
			expect((await send(`${sandbox.url}/control/reset`, 'POST', { host })).status).toBe(403);
		},
	);

	it.each([
		'localhost',
		'LOCALHOST',
		'npay.localhost',
		'127.0.0.1',
		'[::1]',
		'host.docker.internal',
	])('answers to the name %s', async (name) => {
		const host = `${name}:${port}`;
		expect((await send(`${sandbox.url}/control/state`, 'GET', { host })).status).toBe(200);
		const secret = await send(`${sandbox.roots.ceos}/auth/sandbox`, 'GET', { host });
		expect([secret.status, secret.body]).toEqual([200, expect.stringContaining('apiSecret')]);
	});

	it.each(['http://evil.example', 'null', 'http://localhost:3000', 'https://127.0.0.1'])(
		'refuses requests of pages of %s',
		async (origin) => {
			sandbox.npay.createOrders({ count: 1 });
			const { status } = await send(`${sandbox.url}/control/reset`, 'POST', { origin });
			expect([status, sandbox.npay.productOrders().length > 0]).toEqual([403, true]);
			expect((await send(sandbox.npayBaseUrl + FEED, 'GET', { origin })).status).toBe(403);
		},
	);

	it('lets its own page do what it does', async () => {
		for (const name of ['127.0.0.1', 'localhost']) {
			const host = `${name}:${port}`;
			const headers = { host, origin: `http://${host}` };
			expect((await send(`${sandbox.url}/control/reset`, 'POST', headers)).status).toBe(200);
		}
	});

	it('has each server at the root of an address of its own, and nothing else there', async () => {
		const { npay, portOneV1, portOneV2, ceos } = sandbox.roots;
		expect(new Set([sandbox.url, npay, portOneV1, portOneV2, ceos]).size).toBe(5);
		const statuses = [];
		for (const url of [
			npay + FEED,
			`${portOneV1}/payments/1`,
			`${portOneV2}/payments/1`,
			`${ceos}/payments/1`,
		]) {
			statuses.push((await fetch(url)).status);
			const { origin } = new URL(url);
			expect((await fetch(`${origin}/control/state`)).status).toBe(404);
			expect((await fetch(`${origin}/`)).status).toBe(404);
		}
		expect(statuses).toEqual([401, 401, 401, 401]);
		expect(sandbox.journal.entries({ path: '/payments/1' })).toHaveLength(3);
	});

	it('opens them in a row where that is wished, or says which one is taken', async () => {
		const taken = Number(new URL(sandbox.roots.portOneV1).port);
		const attempt = startSandbox({ rootPort: taken - 1 });
		await expect(attempt).rejects.toMatchObject({ code: 'EADDRINUSE' });
	});
});
