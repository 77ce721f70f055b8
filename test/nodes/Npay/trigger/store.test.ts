import { type IDataObject, type IPollFunctions, ObservableObject } from 'n8n-workflow';

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

const open = (own: IDataObject, shared: IDataObject = {}, workflow?: string) =>
	openStore(functionsWith(own, shared, workflow), 'state', parse);

describe('as n8n comes', () => {
	test('what was saved is loaded, whatever the node is called now, and never stale', () => {
		const shared = observed();
		const store = open(observed(), shared);
		store.save({ turn: 1 });
		expect(store.isCopy).toBe(false);
		const renamed = open(observed(), shared);
		expect([renamed.load(), renamed.isStale]).toEqual([{ turn: 1 }, false]);
	});

	test('what is not whole counts as none', () => {
		const store = open(observed(), { 'npayTrigger:node-id:state': 'x' });
		expect(store.load()).toBeUndefined();
	});
});

describe('with durable cursors', () => {
	test('a copy from before the last save is stale until n8n has committed that', () => {
		const before: IDataObject = {};
		const copy = copyOf(before);
		open(copy, {}, 'a').save({ turn: 1 });
		expect(open(before, {}, 'a').isStale).toBe(true);
		const committed = open(copyOf(copy), {}, 'a');
		expect([committed.isCopy, committed.isStale]).toEqual([true, false]);
		expect(committed.load()).toEqual({ turn: 1 });
	});

	test('the first poll takes over what n8n kept without them', () => {
		const shared = observed();
		open(observed(), shared, 'e').save({ turn: 1 });
		expect(open({}, shared, 'e').load()).toEqual({ turn: 1 });
	});

	test('a commit that never comes is given up, so that its events are read again', () => {
		open({}, {}, 'b').save({ turn: 1 });
		jest.setSystemTime(START + 29_000);
		expect(open({}, {}, 'b').isStale).toBe(true);
		jest.setSystemTime(START + 31_000);
		expect(open({}, {}, 'b').isStale).toBe(false);
	});

	test('another trigger, and another process, wait for nothing', () => {
		open({}, {}, 'c').save({ turn: 1 });
		expect(open({}, {}, 'd').isStale).toBe(false);
		jest.isolateModules(() => {
			const fresh = jest.requireActual<typeof import('../../../../nodes/Npay/trigger/store')>(
				'../../../../nodes/Npay/trigger/store',
			);
			expect(fresh.openStore(functionsWith({}, {}, 'c'), 'state', parse).isStale).toBe(false);
		});
	});
});
