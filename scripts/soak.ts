import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';

import { isFlawless, reportOf } from '../test/soak/report';
import { soak } from '../test/soak/soak';
import { runMain, say } from './lib/output';

const HELP = `npm run soak [-- options]

The trigger on a real n8n that is killed again and again while product orders change and requests fail.

  --kills N      SIGKILLs (default 20)
  --changes N    changes of product orders, at least (default 5000)
  --durable      with n8n's durable polling on
  --seed TEXT    chooses changes, faults and moments; the network and n8n add their own (default: the time)
  --report FILE  writes the report there, too
  --help         this text`;

const { values } = parseArgs({
	options: {
		kills: { type: 'string', default: '20' },
		changes: { type: 'string', default: '5000' },
		durable: { type: 'boolean', default: false },
		seed: { type: 'string', default: String(Date.now()) },
		report: { type: 'string' },
		help: { type: 'boolean', default: false },
	},
});

void runMain(async () => {
	if (values.help) {
		say(HELP);
		return 0;
	}
	const options = {
		kills: Number(values.kills),
		changes: Number(values.changes),
		isDurable: values.durable,
		seed: values.seed,
	};
	say(`Seed ${options.seed}`);
	const result = await soak({ ...options, say });
	const report = reportOf(options, result);
	say(report);
	if (values.report !== undefined) writeFileSync(values.report, report);
	return isFlawless(result, options) ? 0 : 1;
});
