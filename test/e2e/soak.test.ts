import { say } from '../../scripts/lib/output';
import { flawsOf } from '../soak/report';
import { soak } from '../soak/soak';

/** A short form of \`npm run soak\`; another seed each time, printed so that it can be repeated. */
const SEED = process.env.SOAK_SEED ?? String(Date.now());

it.each([
	{ name: 'as n8n comes', kills: 5, changes: 800, isDurable: false },
	{ name: 'with durable polling', kills: 3, changes: 500, isDurable: true },
])(
	'loses no change and confirms each order once, however n8n is killed: $name',
	async (form) => {
		const options = { ...form, seed: SEED, say };
		say(`seed ${SEED}`);
		const result = await soak(options);
		expect(flawsOf(result, options)).toEqual({});
	},
	// Most of it is waiting: for n8n to start, and to come to its end.
	900_000,
);
