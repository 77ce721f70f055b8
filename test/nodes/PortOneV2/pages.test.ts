import type { IDataObject } from 'n8n-workflow';

import type { PaymentsClient } from '../../../nodes/PortOneV2/api/client';
import { readPages } from '../../../nodes/PortOneV2/api/pages';

const ALL = Number.POSITIVE_INFINITY;
const rowsOf = (count: number) => Array.from({ length: count }, (_, id) => ({ id }));

/** Pages of a list, which may change before each. @returns what was asked for, and a client */
function listOf(rows: () => IDataObject[], change: (call: number) => object = () => ({})) {
	const asked: Array<{ number: number; size: number }> = [];
	const client = {
		unreadable: () => new Error('unreadable'),
		async request(_: string, { query }: { query: { requestBody: string } }) {
			const { page } = JSON.parse(query.requestBody) as { page: { number: number; size: number } };
			asked.push(page);
			const { number, size } = { ...page, ...change(asked.length) };
			const items = rows().slice(number * size, (number + 1) * size);
			return await Promise.resolve({
				items,
				page: { number, size, totalCount: rows().length, ...change(asked.length) },
			});
		},
	} as unknown as PaymentsClient;
	const read = async (limit = ALL) =>
		await readPages(client, 'getPayments', {}, ({ id }) => id, limit);
	return { asked, read };
}

test('all pages, each row once', async () => {
	const { asked, read } = listOf(() => rowsOf(205));
	expect(await read()).toEqual({ rows: rowsOf(205), isLast: true });
	expect(asked).toEqual([0, 1, 2].map((number) => ({ number, size: 100 })));
});

test('a small limit takes one page of one row more', async () => {
	const { asked, read } = listOf(() => rowsOf(205));
	expect(await read(5)).toMatchObject({ rows: rowsOf(6), isLast: false });
	expect(asked).toEqual([{ number: 0, size: 6 }]);
});

test('a row that a page was read without, because others have gone, is read by a second pass', async () => {
	let rows = rowsOf(205);
	const { asked, read } = listOf(
		() => rows,
		(call) => {
			if (call === 2) rows = rows.filter(({ id }) => id !== 3);
			return {};
		},
	);
	const ids = (await read()).rows.map(({ id }) => id);
	expect(ids).toContain(100);
	expect(new Set(ids).size).toBe(205);
	expect(asked.length).toBeLessThanOrEqual(6);
});

test('the same page for ever ends it', async () => {
	const { asked, read } = listOf(
		() => rowsOf(100),
		() => ({ totalCount: 1_000 }),
	);
	const client = await read();
	expect(client.rows).toHaveLength(100);
	expect(asked.length).toBeLessThanOrEqual(4);
});

test.each([{ number: 7 }, { size: 0 }, { size: 1_000 }])(
	'an answer about %j is another question’s',
	async (told) => {
		const { read } = listOf(
			() => rowsOf(205),
			() => told,
		);
		await expect(read()).rejects.toThrow('unreadable');
	},
);
