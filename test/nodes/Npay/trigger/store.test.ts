import type { IDataObject, IPollFunctions } from 'n8n-workflow';
import { ObservableObject } from 'n8n-workflow';

import { openStore } from '../../../../nodes/Npay/trigger/store';

const START = Date.parse('2026-11-22T00:00:00Z');

interface State {
	turn: number;
}

const parse = (stored: unknown) =>
	typeof (stored as State | undefined)?.turn === 'number' ? (stored as State) : undefined;

/** What n8n gives a poll; each workflow is another trigger. */
function functionsWith(own: IDataObject, shared: IDataObject = {}, workflow = 'workflow') {
	return {
		getWorkflowStaticData: (type: string) => (type === 'node' ? own : shared),
		getNode: () => ({ id: 'node-id' }),
		getWorkflow: () => ({ id: workflow }),
	} as unknown as IPollFunctions;
}

/** Static data as n8n has it without durable cursors. */
const observed = () => ObservableObject.create({}) as IDataObject;

const copyOf = <Value>(value: Value): Value =>
	value === undefined ? value : (JSON.parse(JSON.stringify(value)) as Value);

beforeEach(() => {
	jest.useFakeTimers({ now: START });
});

afterEach(() => {
	jest.useRealTimers();
});

describe('as n8n comes', () => {
	test('what was saved is loaded, and never stale', () => {
		const own = observed();
		const store = openStore(functionsWith(own), 'state');
		store.save({ turn: 1 });
		expect(store.isCopy).toBe(false);
		const next = openStore(functionsWith(own), 'state');
		expect([next.load(parse), next.isStale]).toEqual([{ turn: 1 }, false]);
	});

	test('the second copy serves where the first is gone, spoilt or of another node', () => {
		const shared = observed();
		openStore(functionsWith(observed(), shared), 'state').save({ turn: 1 });
		for (const own of [
			{},
			{ node: 'node-id', state: 'x' },
			{ node: 'other', state: { turn: 7 } },
		]) {
			expect(openStore(functionsWith(own, shared), 'state').load(parse)).toEqual({ turn: 1 });
		}
	});
});

describe('with durable cursors', () => {
	test('a copy from before the last save is stale until n8n has committed that', () => {
		const before: IDataObject = {};
		const copy = copyOf(before);
		openStore(functionsWith(copy, {}, 'a'), 'state').save({ turn: 1 });
		expect(openStore(functionsWith(before, {}, 'a'), 'state').isStale).toBe(true);
		const committed = openStore(functionsWith(copyOf(copy), {}, 'a'), 'state');
		expect([committed.isCopy, committed.isStale]).toEqual([true, false]);
		expect(committed.load(parse)).toEqual({ turn: 1 });
	});

	test('a commit that never comes is given up, so that its events are read again', () => {
		openStore(functionsWith({}, {}, 'b'), 'state').save({ turn: 1 });
		jest.setSystemTime(START + 29_000);
		expect(openStore(functionsWith({}, {}, 'b'), 'state').isStale).toBe(true);
		jest.setSystemTime(START + 31_000);
		expect(openStore(functionsWith({}, {}, 'b'), 'state').isStale).toBe(false);
	});

	test('another trigger, and another process, wait for nothing', () => {
		openStore(functionsWith({}, {}, 'c'), 'state').save({ turn: 1 });
		expect(openStore(functionsWith({}, {}, 'd'), 'state').isStale).toBe(false);
		jest.isolateModules(() => {
			const fresh = jest.requireActual<typeof import('../../../../nodes/Npay/trigger/store')>(
				'../../../../nodes/Npay/trigger/store',
			);
			expect(fresh.openStore(functionsWith({}, {}, 'c'), 'state').isStale).toBe(false);
		});
	});
});
