import { chunk, parseIds } from '../../../nodes/shared/ids';

test.each([
	['2026112212345671', ['2026112212345671']],
	[' 2026112212345671\n', ['2026112212345671']],
	['1, 2;3\n4\t5', ['1', '2', '3', '4', '5']],
	['1,,2,', ['1', '2']],
	[
		['1', 2, ' 3 '],
		['1', '2', '3'],
	],
	[2026112212345671, ['2026112212345671']],
	['0012', ['0012']],
	['1,2,1', ['1', '2']],
])('%p are %p', (value, ids) => {
	expect(parseIds(value, 'ID')).toEqual(ids);
});

test.each([
	['', /ID is empty/],
	[undefined, /ID is empty/],
	[null, /ID is empty/],
	[[], /ID is empty/],
	[' , ', /ID is empty/],
	[[''], /ID is empty/],
	['abc def!', /"def!" is not an ID/],
	['상품', /is not an ID/],
	['1'.repeat(21), /is not an ID/],
	[2 ** 53, /lost digits/],
	[1.5, /lost digits/],
	[-1, /lost digits/],
	[true, /must be an ID/],
	[{ a: 1 }, /must be an ID/],
	['2.02611E+15', /rounded/],
])('%p is refused', (value, message) => {
	expect(() => parseIds(value, 'ID')).toThrow(message);
});

test('cuts lists up in order', () => {
	expect(chunk([1, 2, 3, 4, 5], 2)).toEqual([[1, 2], [3, 4], [5]]);
	expect(chunk([], 2)).toEqual([]);
});
