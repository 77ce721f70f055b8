import type { IDataObject } from 'n8n-workflow';

import { Memory, REMEMBERED } from '../../../../nodes/shared/webhook/memory';

let count = 0;
/** A trigger that nothing has told yet. */
const newTrigger = () => `trigger-${++count}`;

const events = (name: string, length: number) =>
	Array.from({ length }, (_, index) => `${name}-${index}`);

/** A refund's notification is remembered by two events. */
const flood = events('flood', 2 * 1_500);

/** A copy of the static data, as each call gets one. */
const copyOf = (seen: string[]): IDataObject => ({ seen: [...seen] });

test('repeats of 1,500 refunds are known', () => {
	const trigger = newTrigger();
	for (const event of flood) new Memory(trigger, {}).add(event);
	expect(flood.filter((event) => new Memory(trigger, {}).add(event))).toEqual([]);
});

test('calls with an older copy of a full memory push out nothing that is newer', () => {
	const trigger = newTrigger();
	const old = events('old', REMEMBERED);
	// All of them began before the first one was remembered.
	for (const event of flood) new Memory(trigger, copyOf(old)).add(event);
	expect(flood.filter((event) => new Memory(trigger, copyOf(old)).add(event))).toEqual([]);
});

test('what another process has seen is known from static data', () => {
	const trigger = newTrigger();
	new Memory(trigger, {}).add('here');
	expect(new Memory(trigger, copyOf(['elsewhere'])).add('elsewhere')).toBe(false);
});

test('a forgotten event is new again, though another call has kept it', () => {
	const trigger = newTrigger();
	const failed = new Memory(trigger, {});
	failed.add('failed');
	const other: IDataObject = {};
	new Memory(trigger, other).add('other');
	failed.forget('failed');
	const kept = structuredClone(other);
	expect(kept.seen).toContain('failed');
	expect(new Memory(trigger, kept).add('failed')).toBe(true);
	expect(new Memory(trigger, kept).add('failed')).toBe(false);
});

test('what is kept is bounded', () => {
	const trigger = newTrigger();
	const staticData: IDataObject = {};
	for (const event of events('many', REMEMBERED + 10)) new Memory(trigger, staticData).add(event);
	expect(staticData.seen).toHaveLength(REMEMBERED);
});
