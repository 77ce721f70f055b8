import fc from 'fast-check';
import { anyHistory } from '../test/models/history';
import { judge } from '../test/models/judge';
import { MACHINES } from '../test/models/machines';
import { play } from '../test/models/play';

void (async () => {
	const n = Number(process.argv[2] ?? 300);
	const seed = Number(process.argv[3] ?? 1);
	const only = process.argv[4];
	for (const machine of MACHINES) {
		if (only && !machine.name.includes(only)) continue;
		const t = performance.now();
		let beyond = 0,
			bad = 0,
			badBeyond = 0,
			calls = 0;
		const kinds: Record<string, number> = {};
		const shortest: Record<string, string> = {};
		const histories = fc.sample(anyHistory, { seed, numRuns: n });
		for (const history of histories) {
			const played = await play(history, machine);
			const v = judge(played, machine);
			calls += played.journal.calls.length;
			if (v.isBeyondClients) beyond++;
			if (v.flaws.length) {
				if (v.isBeyondClients) badBeyond++;
				else {
					bad++;
					for (const f of v.flaws) {
						const k = f
							.replace(/\d+/g, '#')
							.replace(/(failure, but done: run #: )[\s\S]*/, '$1')
							.slice(0, 90);
						kinds[k] = (kinds[k] ?? 0) + 1;
						const story = played.journal.story();
						if (!shortest[k] || story.length < shortest[k].length)
							shortest[k] =
								v.flaws.join('\n').slice(0, 300) +
								`\n${JSON.stringify(history.server)} manual ${history.isManual} retry ${history.retry.tries}\n` +
								story;
					}
				}
			}
		}
		console.log(
			`${machine.name}: ${n} histories, ${calls} calls, bad ${bad}, beyond ${beyond} (bad ${badBeyond}), ${((performance.now() - t) / n).toFixed(2)} ms each`,
			kinds,
		);
		if (process.argv[5])
			for (const [k, v] of Object.entries(shortest)) console.log('#### ' + k + '\n' + v);
	}
})();
