import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

import { startSandbox } from '../../sandbox';

const ROOT = join(__dirname, '..', '..');

describe('the command line', () => {
	const running: ChildProcess[] = [];
	afterEach(() => running.splice(0).forEach((one) => one.kill('SIGKILL')));

	function run(...options: string[]) {
		const child = spawn(process.execPath, ['--import', 'tsx', 'sandbox/main.ts', ...options], {
			cwd: ROOT,
		});
		running.push(child);
		const output = { out: '', err: '' };
		child.stdout.on('data', (data) => (output.out += String(data)));
		child.stderr.on('data', (data) => (output.err += String(data)));
		return { child, output };
	}

	it('prints where it is, serves, and stops on SIGTERM', async () => {
		const { child, output } = run('--port', '0');
		while (!output.out.includes('Ctrl+C')) await once(child.stdout, 'data');
		const base = /Npay base URL +(\S+)/.exec(output.out)?.[1];
		expect((await fetch(`${base}/v1/nothing`)).status).toBe(404);
		expect(output.out).toContain('$2a$04$sandboxSandboxSandboxe');
		child.kill('SIGTERM');
		expect(await once(child, 'exit')).toEqual([0, null]);
	});

	it('says plainly that a port is taken, or is none', async () => {
		const sandbox = await startSandbox();
		const { port } = new URL(sandbox.url);
		const attempts = [run('--port', port), run('--port', 'http')];
		const codes = await Promise.all(
			attempts.map(async ({ child }) => (await once(child, 'close'))[0]),
		);
		await sandbox.close();
		expect(codes).toEqual([1, 1]);
		expect(attempts.map(({ output }) => output.err.trim())).toEqual([
			`Port ${port} is in use already. Choose another one with --port.`,
			expect.stringContaining('"http" is not a port.'),
		]);
	});
});
