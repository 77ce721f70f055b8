import { checkWritten, parseIds } from '../../../../nodes/shared/data/ids';

const SAMPLE = 'SAMPLE-2026112900000001';
const MESSAGE = `ID is "${SAMPLE}". This is a sample (예시), not a real one`;

test.each([[SAMPLE], [[SAMPLE]], [`2026112212345671, ${SAMPLE}`]])(
	'the number of a sample is refused in a list: %j',
	(value) => {
		expect(() => parseIds(value, 'ID')).toThrow(MESSAGE);
	},
);

test('and where an ID may hold anything', () => {
	expect(() => checkWritten(SAMPLE, 'ID')).toThrow(MESSAGE);
});

test('what only looks like it is not', () => {
	expect(checkWritten('sample-1', 'ID')).toBe('sample-1');
	expect(parseIds('A-SAMPLE-1', 'ID')).toEqual(['A-SAMPLE-1']);
});
