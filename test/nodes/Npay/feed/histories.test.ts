import fc from 'fast-check';

import { advance } from '../../../../nodes/Npay/feed/advance';
import { anyHistory } from './history';
import { flawsOf, play } from './play';

test('whatever happens, no latest state is lost, and nothing comes twice but the last batches before a stop', async () => {
	await fc.assert(
		fc.asyncProperty(anyHistory, async (history) => {
			expect(flawsOf(await play(history, advance))).toEqual({});
		}),
		{ numRuns: 2000 },
	);
});
