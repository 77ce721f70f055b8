import { readWindows, type Window } from '../../../../nodes/Npay/api/windows';

const SECOND = 1_000;
const DAY = 24 * 60 * 60 * SECOND;
const NOW = Date.parse('2026-11-22T09:00:00+09:00');

/** The windows that are read of a span, at a server whose clock goes on for a second with each. */
async function windowsOf(span: { from: number; to?: number }): Promise<Window[]> {
	const windows: Window[] = [];
	await readWindows(span, async (window) => {
		const serverTime = NOW + windows.push(window) * SECOND;
		return await Promise.resolve({ serverTime, laterServerTime: serverTime, isEnough: false });
	});
	return windows;
}

test.each([1, 7, 30])(
	'%d days back from now, which goes on meanwhile, take one more call: what changed meanwhile is there',
	async (days) => {
		const windows = await windowsOf({ from: NOW - days * DAY });
		expect(windows).toHaveLength(days + 1);
		expect(windows.every(({ from, to }) => to - from === DAY - 1)).toBe(true);
	},
);

test('where the end is given it is reached, whatever is left', async () => {
	const windows = await windowsOf({ from: NOW - DAY, to: NOW });
	expect(windows.at(-1)).toEqual({ from: NOW, to: NOW });
});
