import type { BenchResult, Measurement } from '../figures/result';
import type { ShopsResult } from '../shops/result';
import { howFarPages } from './howFar';
import { speedPages } from './speed';
import { span } from './text';

const MEASUREMENT: Measurement = {
	job: 'confirm',
	way: 'ours',
	round: 1,
	size: 3_000,
	failed: 0,
	requests: 111,
	refused: 0,
	apiMs: 48_900,
	wallMs: 50_100,
	cpuMs: 3_100,
	peakBytes: 900 * 2 ** 20,
	floor: 101,
	boundMs: 48_000,
};

const SPEED: BenchResult = {
	at: '2026-11-29T10:00:00.000Z',
	command: 'npm run bench',
	versions: { n8n: '2.41.1' },
	rounds: 1,
	isQuick: false,
	measurements: [
		MEASUREMENT,
		{ ...MEASUREMENT, way: 'by-hand', requests: 101, wallMs: 50_900 },
		{ ...MEASUREMENT, way: 'loop', size: 6, requests: 7, wallMs: 7_200, failed: 1, refused: 3 },
	],
	comparisons: [
		{
			job: 'confirm',
			rows: [3_000, 3_000],
			fields: ['productOrderId', 'success'],
			different: 1,
			sample: ['{"success":true}', '{"success":false}'],
			otherStates: 0,
		},
	],
	growth: [
		{ case: 'confirm', n: 1_000, cpuMs: 90, setCpuMs: 40 },
		{ case: 'confirm', n: 10_000, cpuMs: 800, setCpuMs: 390 },
		{ case: 'unheardOf', n: 10_000, cpuMs: 500, setCpuMs: 400 },
		{ case: 'get', n: 10_000, peakMb: 13, outputMb: 10 },
	],
	tookMs: 60_000,
};

const SHOPS: ShopsResult = {
	at: '2026-11-29T10:00:00.000Z',
	command: 'npm run bench -- --shops',
	versions: { n8n: '2.41.1' },
	isQuick: false,
	workers: 2,
	levels: (['single', 'queue'] as const).flatMap((mode) =>
		[1, 50].map((shops) => ({
			mode,
			shops,
			tookMs: 60_000,
			groups: [{ name: 'main', cpuMs: 60 * shops + 600, peakBytes: (shops + 600) * 2 ** 20 }],
			delays: [31_000],
			missing: shops - 1,
			failed: 2,
			requests: shops,
			refused: 0,
		})),
	),
	ends: [{ mode: 'single', wanted: 200, opened: 182, reason: 'Database is not ready!' }],
	tookMs: 60_000,
};

describe('the pages on speed', () => {
	const pages = speedPages(SPEED);

	it('are there in both languages, with their pictures, and a report', () => {
		expect(Object.keys(pages).sort()).toEqual(
			[
				'speed.md',
				'speed.ko.md',
				'reports/speed.md',
				'reports/growth.md',
				...['time', 'cpu', 'memory', 'growth-cpu', 'growth-memory'].flatMap((name) => [
					`images/speed/${name}.svg`,
					`images/speed/${name}.ko.svg`,
				]),
			].sort(),
		);
	});

	it('show every picture that is written, and no other', () => {
		const shown = ['speed.md', 'speed.ko.md'].flatMap((name) =>
			[...(pages[name]?.matchAll(/]\((images[^)]+)\)/g) ?? [])].map(([, file]) => file),
		);
		expect(shown.sort()).toEqual(
			Object.keys(pages)
				.filter((name) => name.endsWith('.svg'))
				.sort(),
		);
	});

	it('tell time, requests, floor and bound of each way', () => {
		const { 'speed.md': english = '', 'speed.ko.md': korean = '' } = pages;
		expect(english).toContain('fewest possible 101 least the bucket allows 48 s');
		expect(english).toMatch(/these nodes \| 50 s \| 111 \| 3\.1 s \| 900 MiB \| 0 \| 0 \|/);
		expect(english).toMatch(/by hand, best \| 51 s \| 101 \|/);
		expect(korean).toMatch(/이 노드 \| 50초 \| 111 \|/);
	});

	it('say of the loop that it is computed, and from how many', () => {
		expect(pages['speed.md']).toMatch(/loop \(computed from 6\) \| 60 min \| 3,500 \|/);
	});

	it('hide nothing that went wrong', () => {
		expect(pages['speed.md']).toMatch(/loop .*\| 1 \| 3 \|/);
		expect(pages['speed.md']).toContain('| confirm | 3,000 | 3,000 | 2 | 1 | 0 |');
		expect(pages['reports/speed.md']).toContain('`{"success":true}` and `{"success":false}`');
	});

	it('tell what an item costs as there are more of them, of each operation', () => {
		const { 'reports/growth.md': growth = '' } = pages;
		expect(growth).toContain('| Confirm | 90 µs · 2.25 × | 80 µs · 2.05 × |');
		expect(growth).toContain('| unheardOf |  | 50 µs · 1.25 × |');
		expect(growth).toContain('| Get | 13 MiB · 1.30 × |');
	});

	it('warn of a quick look', () => {
		expect(pages['speed.md']).not.toContain('quick look');
		expect(speedPages({ ...SPEED, isQuick: true })['speed.md']).toContain('quick look');
	});

	it('are the same from the same figures', () => {
		expect(speedPages(SPEED)).toEqual(pages);
	});

	it('leave out what was not measured', () => {
		const few = speedPages({ ...SPEED, growth: [], comparisons: [] });
		expect(few['speed.md']).not.toContain('As it grows');
		expect(few['speed.md']).not.toContain('The same result');
		expect(few['images/speed/growth-cpu.svg']).toBeUndefined();
		expect(few['reports/growth.md']).toBeUndefined();
		expect(few['speed.md']).not.toContain('reports/growth.md');
	});
});

describe('the pages on many shops', () => {
	const pages = howFarPages(SHOPS);

	it('tell what was measured, in both languages', () => {
		const row =
			/\| 50 \| 0\.0600 \| 0\.0600 \| 650 MiB \| 31(?: s|초) \| 31(?: s|초) \| 49 \| 2 \| 0 \|/;
		expect(pages['how-far.md']).toMatch(row);
		expect(pages['how-far.ko.md']).toMatch(row);
	});

	it('tell where it ended, and what n8n said', () => {
		const end =
			/one process: n8n did not bear 200 shops\. With 182 active it said: “Database is not ready!”/;
		expect(pages['how-far.md']).toMatch(end);
		expect(pages['how-far.ko.md']).toContain('“Database is not ready!”');
	});

	it('tell what is computed under its own title', () => {
		const [, computed = ''] = pages['how-far.md']?.split('## Computed') ?? [];
		expect(computed).toContain('| one process | 0.0010 | 1.0 MiB | 600 MiB | 690 | 50 |');
		expect(computed).toContain('main needed 100 %');
	});

	it('draw CPU and memory', () => {
		const svg = pages['images/how-far/cpu.svg'];
		expect(svg).toMatch(/^<svg/);
		expect(svg).toContain('queue mode (2): main');
	});
});

it.each([
	[1_234, '1.2 s', '1.2초'],
	[48_000, '48 s', '48초'],
	[600_000, '10 min', '10분'],
	[12_000_000, '3.3 h', '3.3시간'],
])('%d ms is %s', (ms, english, korean) => {
	expect([span(ms, 'en'), span(ms, 'ko')]).toEqual([english, korean]);
});
