import { Filter } from '../../../../nodes/Npay/feed/filter';

const row = (lastChangedType: string) => ({
	productOrderId: '2026112200000001',
	lastChangedType,
	lastChangedDate: '2026-11-22T09:00:00.000+09:00',
});

test('without types everything is wanted', () => {
	expect(new Filter([]).wants(row('ANYTHING'), 0)).toBe(true);
});

test('what was read under another choice and left out stays left out; what comes later follows the new one', () => {
	const filter = new Filter(['PAYED']).changedTo(['PAYED', 'DISPATCHED'], 1000);
	expect(filter.wants(row('DISPATCHED'), 1000)).toBe(false);
	expect(filter.wants(row('PAYED'), 1000)).toBe(true);
	expect(filter.wants(row('DISPATCHED'), 1001)).toBe(true);
});

test('a row that both choices take is never left out, however often the choice changes', () => {
	const filter = new Filter([]).changedTo(['PAYED'], 1000).changedTo([], 2000);
	expect(filter.wants(row('PAYED'), 500)).toBe(true);
	expect(filter.wants(row('DISPATCHED'), 500)).toBe(false);
	expect(filter.wants(row('DISPATCHED'), 2500)).toBe(true);
});

test('the same types in another order are the same choice', () => {
	const filter = new Filter(['PAYED', 'DISPATCHED']).changedTo(['DISPATCHED', 'PAYED'], 1000);
	expect(filter.earlierFrom(0)).toEqual([]);
});

test('an earlier choice is forgotten once no scan reads its rows again', () => {
	const filter = new Filter(['PAYED']).changedTo([], 1000);
	expect(filter.earlierFrom(1000)).toEqual([{ types: ['PAYED'], until: 1000 }]);
	expect(filter.earlierFrom(1001)).toEqual([]);
});
