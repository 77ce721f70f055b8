import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';

import axios from 'axios';

import { ROOT } from '../../../scripts/lib/paths';
import { freePort } from '../../../scripts/lib/ports';
import { JEJU, purchase } from '../../sandbox/support/naver-shop';

const DEMO = 'scripts/demo.mjs';

/** Runs the demo to its end, or until `until` has been printed: then it gets a Ctrl-C. */
async function runDemo(args: string[], until?: { text: string; then: () => Promise<void> }) {
	const child = spawn(process.execPath, [DEMO, ...args], {
		cwd: ROOT,
		stdio: ['ignore', 'pipe', 'pipe'],
	});
	let output = '';
	let seen = false;
	const read = (chunk: Buffer) => {
		output += chunk.toString();
		if (!until || seen || !output.includes(until.text)) return;
		seen = true;
		void until.then().finally(() => child.kill('SIGINT'));
	};
	child.stdout.on('data', read);
	child.stderr.on('data', read);
	const [code] = await once(child, 'close');
	return { code, output };
}

const rowOf = (output: string, name: string) =>
	output
		.split('\n')
		.find((line) => line.trim().startsWith(name))
		?.trim()
		.split(/\s{2,}/);

const answers = (url: string) =>
	axios.get(url, { proxy: false }).then(
		({ status }) => status === 200,
		() => false,
	);

/** Buys in the shop, for which n8n answers. */
const buyAt = async (sandbox: string) =>
	await axios
		.post(
			`${sandbox}/control/naver-purchase/purchases`,
			{ param: purchase(), buyer: JEJU },
			{ proxy: false },
		)
		.then(({ data }: { data: unknown }) => data);

it('finds, confirms and dispatches 50 product orders exactly once, prints it as a table and ends with 0', async () => {
	const { code, output } = await runDemo(['--once', '--orders', '50']);
	expect(output).toContain(
		'Every one of 50 product orders was found, confirmed and dispatched exactly once.',
	);
	// Product orders, found, confirmed, dispatched, exactly once.
	expect(rowOf(output, 'total')?.slice(1, 6)).toEqual(['50', '50', '50', '50', '50']);
	expect(rowOf(output, 'wave 3')?.slice(1, 6)).toEqual(['17', '17', '17', '17', '17']);
	expect(output).toMatch(/with 1 token, \d+ executions \(0 failed\)/);
	expect(code).toBe(0);
});

it('leaves both running with their addresses until Ctrl-C, on the ports that were named', async () => {
	const [port, sandboxPort] = [await freePort(), await freePort()];
	const urls = [`http://127.0.0.1:${port}`, `http://127.0.0.1:${sandboxPort}`] as const;
	const alive: boolean[] = [];
	const bought: unknown[] = [];
	const { code, output } = await runDemo(
		['--orders', '1', '--port', String(port), '--sandbox-port', String(sandboxPort)],
		{
			text: 'Ctrl-C ends them',
			then: async () => {
				alive.push(await answers(urls[0]), await answers(urls[1]));
				bought.push(await buyAt(urls[1]));
			},
		},
	);
	expect(alive).toEqual([true, true]);
	expect(bought).toMatchObject([{ state: 'ordered', deliveryFee: 3000, surcharge: 3000 }]);
	for (const url of [...urls, `${urls[1]}/shop`]) expect(output).toContain(url);
	expect(output).toContain('owner@example.com');
	expect(code).toBe(0);
	expect([await answers(urls[0]), await answers(urls[1])]).toEqual([false, false]);
});

describe('before it starts anything, the demo', () => {
	it('says so when a port that the user named is in use', async () => {
		const server = createServer().listen(0, '127.0.0.1');
		await once(server, 'listening');
		const { port } = server.address() as { port: number };
		const { code, output } = await runDemo(['--once', '--port', String(port)]);
		server.close();
		expect(output).toContain(`Port ${port} for n8n is in use`);
		expect(code).toBe(1);
	});

	it.each([
		[['--orders', 'many'], /--orders takes a whole number/],
		[['--what'], /Unknown option '--what'/],
	])('refuses %j', (args, message) => {
		const { status, stderr } = spawnSync(process.execPath, [DEMO, ...args], {
			cwd: ROOT,
			encoding: 'utf8',
		});
		expect(stderr).toMatch(message);
		expect(status).toBe(1);
	});
});
