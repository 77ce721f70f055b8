import { compareRows, missingFrom } from './compare';

const ROW = { productOrderId: '2026112900000011', quantity: 2, productName: '양말' };

it('finds the same rows the same, in any order', () => {
	const other = { ...ROW, productOrderId: '2026112900000021' };
	expect(compareRows([ROW, other], [other, ROW])).toEqual({
		rows: [2, 2],
		fields: ['productName', 'productOrderId', 'quantity'],
		different: 0,
		sample: [],
	});
});

it('looks at the fields that both have, and not at those of the call itself', () => {
	const ours = { ...ROW, productNameKo: 'x', traceId: '1' };
	const theirs = { ...ROW, mallId: 'y', traceId: '2' };
	const { fields, different } = compareRows([ours], [theirs]);
	expect({ fields, different }).toEqual({
		fields: ['productName', 'productOrderId', 'quantity'],
		different: 0,
	});
});

it('takes a field that some rows have for one that all have', () => {
	const { fields, different } = compareRows(
		[ROW, { ...ROW, option: '빨강' }],
		[ROW, { ...ROW, option: '파랑' }],
	);
	expect(fields).toContain('option');
	expect(different).toBe(1);
});

it('takes null, empty and absent for the same', () => {
	const ours = [
		{ ...ROW, memo: null, option: '' },
		{ ...ROW, memo: 'a', option: 'b' },
	];
	const theirs = [ROW, { ...ROW, memo: 'a', option: 'b' }];
	expect(compareRows(ours, theirs).different).toBe(0);
});

it.each([
	['a missing row', [ROW, ROW], [ROW]],
	['a row that is there once more', [ROW], [ROW, ROW]],
	['another value', [ROW], [{ ...ROW, quantity: 3 }]],
	['a number as text', [ROW], [{ ...ROW, quantity: '2' }]],
	['another member', [{ ...ROW, to: { zip: '1' } }], [{ ...ROW, to: { zip: '2' } }]],
])('tells %s', (_what, ours, theirs) => {
	const { different, sample } = compareRows(ours, theirs);
	expect(different).toBe(1);
	expect(sample.length).toBeGreaterThan(0);
});

it('does not mind the order of members', () => {
	const ours = [{ ...ROW, to: { zip: '1', name: 'a' } }];
	const theirs = [{ ...ROW, to: { name: 'a', zip: '1' } }];
	expect(compareRows(ours, theirs).different).toBe(0);
});

it('counts repetitions', () => {
	expect(missingFrom(['a', 'a', 'b'], ['a', 'c'])).toEqual(['a', 'b']);
});
