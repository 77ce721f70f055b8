import { limited, type Listing, whole } from '../../../../nodes/shared/data/listing';
import { readLists } from '../../../../nodes/shared/run/read/readLists';

const rows = (count: number) => Array.from({ length: count }, (_, id) => ({ id }));

/** What users are told of some lists, one for each item. */
async function hintsOf(...listings: Listing[]): Promise<string[]> {
	const hints: string[] = [];
	const context = { isCancelled: () => false, hint: (text: string) => hints.push(text) };
	const entries = listings.map((input, itemIndex) => ({ itemIndex, input }));
	const outcomes = await readLists(entries, context as never, async (input: Listing) => input);
	expect(outcomes).toHaveLength(listings.reduce((sum, { rows: { length } }) => sum + length, 0));
	return hints;
}

test.each<[string, Listing, RegExp | undefined]>([
	['everything', whole(rows(5)), undefined],
	['fewer than the limit', limited(rows(4), 5, 'none'), undefined],
	['exactly the limit, and the server says that it is all', limited(rows(5), 5, 'none'), undefined],
	['exactly the limit, and more', limited(rows(5), 5, 'some'), /^Showing 5 of at least 6: /],
	[
		'exactly the limit, and perhaps more',
		limited(rows(5), 5, 'maybe'),
		/^Showing 5, and there may be more: /,
	],
	['a whole page, which is all', limited(rows(9), 5, 'none'), /^Showing 5 of 9: /],
	['a whole page, and perhaps more', limited(rows(9), 5, 'maybe'), /^Showing 5 of at least 9: /],
	['fewer than the limit of a list that goes on', limited(rows(4), 5, 'some'), undefined],
])('%s', async (_, listing, hint) => {
	const hints = await hintsOf(listing);
	expect(hints).toEqual(hint === undefined ? [] : [expect.stringMatching(hint)]);
	for (const text of hints) expect(text).toMatch(/: Limit was reached\. .*Return All/);
});

test('many lists make one hint, which counts them', async () => {
	const hints = await hintsOf(
		limited(rows(9), 2, 'none'),
		whole(rows(1)),
		limited(rows(8), 2, 'none'),
	);
	expect(hints).toEqual([
		expect.stringMatching(/^Limit was reached for 2 of 3 input items: .* shows 2 of 9\./),
	]);
});
