import { complainOfDate, readDate } from '../../../nodes/shared/data/dates';
import { parseIds } from '../../../nodes/shared/data/ids';
import { readNumber, WON } from '../../../nodes/shared/data/numbers';
import { readTrackingNumber } from '../../../nodes/shared/data/trackingNumber';
import { adviseCode, findCode } from '../../../nodes/shared/fields/codedValue';

/** So long that a reader which takes the square of its length would not end in a minute. */
const LENGTH = 300_000;

test.each([
	'1',
	' ',
	',',
	'1,',
	'.',
	'1.',
	'-',
	'1-',
	'/',
	'E',
	'0x',
	'₩',
	'원',
	'\u200b',
	'#',
	'a ',
	';',
	"'",
])('300,000 characters of %j are refused at once, with a short message', (piece) => {
	const text = `1${piece.repeat(LENGTH / piece.length)}!`;
	expect(readNumber(text, WON)).toEqual(expect.any(Object));
	expect(readDate(text)).toBeUndefined();
	expect(complainOfDate(text)[0].length).toBeLessThan(120);
	for (const read of [readTrackingNumber, parseIds]) {
		let message = '';
		try {
			read(text, 'Field');
		} catch (error) {
			({ message } = error as Error);
		}
		expect(message).toMatch(/^Field /);
		expect(message.length).toBeLessThan(200);
	}
	const values = [{ code: 'A', en: 'A', ko: '가나다' }];
	expect(findCode(text, values)).toBeUndefined();
	expect(adviseCode(text, values).length).toBeLessThan(200);
});
