/**
 * Puts the maintainer's own values in the place of placeholders, in every file.
 *
 * npm run maintainer -- --author "Kim" --email kim@shop.kr --repository https://github.com/kim/n8n-nodes-npay \
 *   --contact security@shop.kr
 */
import { parseArgs } from 'node:util';

import { runMain, say, UserError } from './lib/output.js';
import { ROOT } from './lib/paths.js';
import { fillIn, findPlaceholders, PLACEHOLDERS } from './lib/release/placeholders.js';

const FORMS = {
	author: /^[^<>"\n]+$/,
	email: /^[^\s@"]+@[^\s@"]+$/,
	repository: /^https:\/\/github\.com\/[\w-]+\/[\w.-]+(?<!\.git)$/,
	contact: /^[^\s@"]+@[^\s@"]+$/,
};

await runMain(async () => {
	const options = Object.fromEntries(
		Object.keys(PLACEHOLDERS).map((name) => [name, { type: 'string' }]),
	);
	const { values } = parseArgs({ options });
	for (const [name, value] of Object.entries(values)) {
		if (!FORMS[name].test(value))
			throw new UserError(`--${name} is not ${PLACEHOLDERS[name].what}`);
	}
	for (const file of fillIn(ROOT, values)) say(`changed ${file}`);
	const left = findPlaceholders(ROOT);
	for (const { name, what } of left) say(`still to be filled in: --${name}, ${what}`);
	if (left.length === 0) say('Nothing is left. "private" in package.json may go, too.');
	return 0;
});
