import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';

import { drainBacklog } from '../test/soak/backlog';
import { backlogReport, isFlawless } from '../test/soak/backlogReport';
import { runMain, say } from './lib/output';

const HELP = `npm run backlog [-- options]

How a real n8n drains changes that have been waiting.

  --changes N    changes (default 100000)
  --heap MIB     most that JavaScript's heap of n8n may hold (default: as Node.js has it)
  --report FILE  writes the report there, too
  --help         this text`;

const { values } = parseArgs({
	options: {
		changes: { type: 'string', default: '100000' },
		heap: { type: 'string' },
		report: { type: 'string' },
		help: { type: 'boolean', default: false },
	},
});

void runMain(async () => {
	if (values.help) {
		say(HELP);
		return 0;
	}
	const heap = values.heap === undefined ? undefined : Number(values.heap);
	const result = await drainBacklog(Number(values.changes), say, heap);
	const report = backlogReport(result);
	say(report);
	if (values.report !== undefined) writeFileSync(values.report, report);
	return isFlawless(result) ? 0 : 1;
});
