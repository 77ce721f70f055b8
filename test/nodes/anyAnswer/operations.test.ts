import fc from 'fast-check';
import {
	type ICredentialDataDecryptedObject,
	type INodeParameters,
	NodeApiError,
	NodeOperationError,
} from 'n8n-workflow';

import { endpoints as npayEndpoints } from '../../../nodes/Npay/api/endpoints';
import { endpoints as v1Endpoints } from '../../../nodes/PortOne/api/endpoints';
import { endpoints as v2Endpoints } from '../../../nodes/PortOneV2/api/endpoints';
import { type Sandbox, startSandbox } from '../../../sandbox';
import { NodeStandIn, type Respond, type Run } from '../../support/engine/nodeStandIn';
import { someOrAll } from '../../support/shops/sandboxOptions';
import { NOW } from '../../support/shops/shop';
import { restart } from '../../support/sleep';
import { type Alteration, echo, SCRIPTS } from './alter';
import { type Case, cases } from './operations';
import { ask, Tape } from './tape';

/** Runs of each case; more on demand. */
const RUNS = Number(process.env.ANY_ANSWER_RUNS ?? someOrAll(2, 10));
const HOUR = 3_600_000;
/** No run of two items needs as many calls. */
const MOST_CALLS = 400;

let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await startSandbox({
		now: NOW,
		clock: 'frozen',
		settings: {
			npay: { signatureClock: 'real', rateLimit: { enabled: false } },
			ceos: { failures: { rate: 0 } },
		},
	});
	jest.spyOn(Date, 'now').mockImplementation(() => sandbox.clock.now());
});
afterAll(async () => await sandbox.close());

/** What a case is played with. */
interface Recorded {
	parameters: INodeParameters[];
	/** How all of it goes when nothing is in the way. */
	good: Tape;
	goodRun: Run;
	/** The same where no write is taken: the shop stays as it was. */
	undone: Tape;
	/** Whether it asks for anything to be done. */
	writes: boolean;
	/** The credential's fields, with the token that was got at first. */
	fields: ICredentialDataDecryptedObject;
}

const WRITE_ROUTES = new Set(
	[npayEndpoints, v1Endpoints, v2Endpoints]
		.flatMap((table) => Object.values(table))
		.filter(({ kind }) => kind === 'write')
		.map(({ method, path }) => `${method} ${path.replace(/\{\w+\}/g, '*')}`),
);

/** Whether a request asks for something to be done. */
function isWrite(method: string, url: string): boolean {
	const { pathname } = new URL(url);
	return [...WRITE_ROUTES].some((route) => {
		const [verb, path = ''] = route.split(' ');
		const pattern = path.split('*').map((part) => part.replace(/[.]/g, '\\.'));
		return verb === method && new RegExp(`${pattern.join('[^/]+')}$`).test(pathname);
	});
}

/** Passes on what only reads. @param told is called for each write */
const refuseWrites =
	(respond: Respond, told: () => void): Respond =>
	async (request) => {
		if (!isWrite(request.method, request.url)) return await respond(request);
		told();
		return { status: 500, headers: {}, text: '' };
	};

async function record(one: Case): Promise<Recorded> {
	const take = async (tape: Tape, respond: Respond, laterMs = 0) => {
		sandbox.reset();
		sandbox.clock.advance(laterMs);
		restart((ms) => sandbox.clock.advance(ms));
		const fields = one.server.fields(sandbox);
		const parameters = one.prepare(sandbox);
		const { node, credential } = one.server;
		const before = new NodeStandIn(node, credential, { ...fields }, ask);
		for (const ofItem of one.before ?? []) await before.execute([ofItem]);
		const standIn = new NodeStandIn(node, credential, fields, tape.recording(respond));
		const run = await standIn.execute(parameters, { onError: 'continueRegularOutput' });
		return { parameters, run, fields };
	};
	const good = new Tape();
	const { parameters, run, fields } = await take(good, ask);
	const undone = new Tape();
	let writes = false;
	await take(
		undone,
		refuseWrites(ask, () => {
			writes = true;
		}),
		// What the first run was told is taken would else not be sent by this one.
		HOUR,
	);
	restart();
	return { parameters, good, goodRun: run, undone, writes, fields };
}

let runs = 0;

/**
 * Gives the payments and billing keys of each run names of their own: what one run leaves in doubt holds back the next
 * one on the same payment.
 *
 * @returns how to get from a text of the tape to one of this run, and back
 */
function newNames(parameters: INodeParameters[]) {
	const number = String(++runs).padStart(6, '0');
	const names = parameters
		.flatMap(({ imp_uid, paymentId, merchant_uid, billingKey }) => [
			imp_uid,
			paymentId,
			merchant_uid,
			billingKey,
		])
		.filter((name): name is string => typeof name === 'string' && name.length >= 10)
		.map((name) => [name, name.slice(0, -6) + number] as const);
	return {
		here: (text: string) => names.reduce((told, [old, now]) => told.replaceAll(old, now), text),
		there: (text: string) => names.reduce((told, [old, now]) => told.replaceAll(now, old), text),
	};
}

/** Plays a tape, with something done to its first answers. */
async function play(
	one: Case,
	{ parameters, fields }: Recorded,
	tape: Tape,
	script: readonly Alteration[],
	onError: 'stopWorkflow' | 'continueRegularOutput',
): Promise<Run & { tokens: Set<string> }> {
	const answer = tape.player();
	const tokens = new Set<string>();
	const { here, there } = newNames(parameters);
	let count = 0;
	const { node, credential } = one.server;
	const standIn = new NodeStandIn(node, credential, { ...fields }, async (request) => {
		if (++count > MOST_CALLS) throw new Error(`More than ${MOST_CALLS} calls`);
		tokens.add(request.token);
		const alter = script[count - 1] ?? ((whole) => whole);
		const whole = answer({ ...request, url: there(request.url) });
		const altered = alter({ ...whole, text: here(whole.text) }, request.token);
		return await Promise.resolve(echo(altered, request.token));
	});
	const renamed = JSON.parse(here(JSON.stringify(parameters))) as INodeParameters[];
	const run = await standIn.execute(renamed, { onError });
	if (count > MOST_CALLS) throw new Error(`${one.name} never ends`);
	return { ...run, tokens };
}

/** Everything that a run shows: its rows, or its error as n8n saves it. */
const shown = ({ items, error }: Run): string => {
	const { message, description, context, cause } = (error ?? {}) as Partial<NodeApiError>;
	return JSON.stringify([items, message, description, context, String(cause), error]);
};

function check(run: Run & { tokens: Set<string> }, { fields }: Recorded): void {
	const { error, tokens } = run;
	const isOurs = error instanceof NodeApiError || error instanceof NodeOperationError;
	if (error !== undefined && !isOurs) throw error as Error;
	const isFault = /is not a function|Cannot read|undefined \(|not iterable|Invalid |Maximum call/;
	if (isOurs && isFault.test(error.message)) throw error;
	const told = shown(run);
	for (const token of tokens) if (token.length >= 16) expect(told).not.toContain(token);
	const { applicationSecret, impSecret, apiSecret } = fields as Record<string, string | undefined>;
	for (const secret of [applicationSecret, impSecret, apiSecret]) {
		if (secret !== undefined && secret !== '') expect(told).not.toContain(secret);
	}
	expect(told.length).toBeLessThan(500_000);
	for (const { json } of run.items) {
		if (json.success !== false) continue;
		const told = /not known (?:yet )?wh(?:ether|at)/i.test(String(json.error));
		expect([json.error, json.unknown]).toEqual([json.error, told ? true : undefined]);
	}
}

const modes = fc.constantFrom('stopWorkflow' as const, 'continueRegularOutput' as const);

describe.each(cases.map((one) => [one.name, one] as const))('%s', (_, one) => {
	let recorded: Recorded;
	beforeAll(async () => {
		recorded = await record(one);
	});

	test('no answer throws past the report, and none gets a secret out', async () => {
		// Without anything in the way it works: what is altered are answers that matter.
		expect(recorded.goodRun.error).toBeUndefined();
		const failed = recorded.goodRun.items.filter(({ json }) => json.success === false);
		if (one.isRefused !== true) expect(failed.map(({ json }) => json.error)).toEqual([]);
		await fc.assert(
			fc.asyncProperty(SCRIPTS, modes, async (script, onError) => {
				check(await play(one, recorded, recorded.good, script, onError), recorded);
			}),
			{ numRuns: RUNS },
		);
	});

	test('what no answer says is done is not told as done', async () => {
		if (!recorded.writes || one.isDoneByAbsence === true) return;
		await fc.assert(
			fc.asyncProperty(SCRIPTS, async (script) => {
				const run = await play(one, recorded, recorded.undone, script, 'continueRegularOutput');
				check(run, recorded);
				for (const { json } of run.items) expect(json.success).not.toBe(true);
			}),
			{ numRuns: RUNS },
		);
	});
});
