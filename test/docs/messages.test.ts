import { collect } from '../../scripts/lib/docs/messages/collect';
import { compare } from '../../scripts/lib/docs/messages/compare';
import { inMadeUpFolder } from '../support/madeUpFolder';

/** Collects from made-up files below `nodes`. */
const collectFrom = (files: Record<string, string>) =>
	inMadeUpFolder(
		Object.fromEntries([
			['credentials/none.ts', ''],
			...Object.entries(files).map(([name, text]) => [`nodes/${name}`, text]),
		]),
		collect,
	);

const messagesOf = (files: Record<string, string>): string[] =>
	[...collectFrom(files).messages.keys()].sort();

const ERRORS = `
	export class InputError extends Error {
		constructor(readonly parameter: string, problem: string) { super(problem); }
	}
	export interface Failure { message: string }
`;

test('finds messages through names, choices, tables, functions and other files', () => {
	const files = {
		'errors.ts': ERRORS,
		'words.ts': `
			const MENU = 'Settings';
			export const notSent = (message: string) => ({ message: \`Not sent by us: \${message}\` });
			export const WHERE = \`Look for it in \${MENU}\`;
		`,
		'node.ts': `
			import { InputError } from './errors';
			import { WHERE } from './words';
			const TABLE = { one: 'The first thing went wrong', two: 'The second thing went wrong' } as const;
			const tell = (what: string) => { throw new InputError('Name', what); };
			export function run(code: 'one' | 'two', count: number) {
				if (count > 3) tell(\`has \${count} parts\`);
				if (count === 2) tell('is too short');
				const both = { message: count > 1 ? TABLE[code] : WHERE };
				return both;
			}
		`,
	};
	expect(messagesOf(files)).toEqual([
		'Look for it in Settings',
		'Not sent by us: {…}',
		'The first thing went wrong',
		'The second thing went wrong',
		'{…} has {…} parts',
		'{…} is too short',
	]);
});

test('finds refusals, hints, warnings, and both parts of a spread complaint', () => {
	const files = {
		'errors.ts': ERRORS,
		'node.ts': `
			import { InputError } from './errors';
			const complain = (bad: boolean): [string, string] => bad ? ['is very bad', 'Mend it'] : ['is not good', 'Better it'];
			export const check = (bad: boolean) => { throw new InputError('Name', ...complain(bad)); };
			declare const hint: (text: string) => void;
			declare const logger: { warn(text: string): void };
			export const job = {
				refusal: (state: string) => state === 'on' ? undefined : \`Only what is on goes off; it is \${state}\`,
			};
			hint('Nothing was there to do');
			logger.warn('the clock is wrong here');
		`,
	};
	expect(messagesOf(files)).toEqual([
		'Nothing was there to do',
		'Only what is on goes off; it is {…}',
		'the clock is wrong here',
		'{…} is not good',
		'{…} is very bad',
	]);
});

test('finds the codes that have an advice', () => {
	const { codes } = collectFrom({
		'api/failures.ts': "const ADVICE = { '9999': 'Look at it', 401: 'No' };",
	});
	expect([...codes]).toEqual([['nodes/api/failures.ts', ['9999', '401']]]);
});

test('tells what is not explained, what is gone, and what stands twice', () => {
	const collected = collectFrom({
		'node.ts':
			"export const failure = { message: 'A new thing went wrong' }; const ADVICE = { '7': 'x' };",
	});
	expect(compare(collected, ['An old thing went wrong', 'An old thing went wrong'])).toEqual({
		unexplained: ['A new thing went wrong', 'nodes/node.ts: 7'],
		gone: ['An old thing went wrong', 'An old thing went wrong'],
		twice: ['An old thing went wrong'],
	});
});
