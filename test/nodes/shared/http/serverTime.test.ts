import type { Reply } from '../../../../nodes/shared/http/answer/thrown';
import { headerTime, serverTimes } from '../../../../nodes/shared/http/serverTime';

const reply = (date?: string): Reply => ({
	status: 200,
	headers: date === undefined ? {} : { date },
	body: {},
});
const NOON = Date.UTC(2026, 10, 29, 3);
const NOON_HEADER = 'Sun, 29 Nov 2026 03:00:00 GMT';

test.each([
	[
		'both agree, and the body is more exact',
		'2026-11-29T12:00:00.750+09:00',
		NOON_HEADER,
		750,
		750,
	],
	['the body is ahead', '2026-11-30T12:00:00.000+09:00', NOON_HEADER, 0, 86_400_000],
	['the body is behind', '2026-11-29T11:59:50.5+09:00', NOON_HEADER, -9_500, 0],
	['the body alone', '2026-11-29T12:00:01.250+09:00', undefined, 1_250, 1_250],
	['no offset: it is KST', '2026-11-29T12:00:00', undefined, 0, 0],
	['the header alone', undefined, NOON_HEADER, 0, 0],
	['a body that tells no time', '5', NOON_HEADER, 0, 0],
	['a header that tells no time', '2026-11-29T12:00:00.000+09:00', '5', 0, 0],
])('the times that an answer tells: %s', (_, body, header, earlier, later) => {
	expect(serverTimes(reply(header), body)).toEqual({
		earlier: NOON + earlier,
		later: NOON + later,
	});
});

test.each([[undefined], ['tomorrow'], [{}], [1e300], ['2026-99-99T00:00:00Z']])(
	'an answer without a time tells none: %p',
	(body) => {
		expect(serverTimes(reply('2026'), body)).toBeUndefined();
		expect(headerTime(reply('Sun, 99 Nov 2026 03:00:00 GMT'))).toBeUndefined();
	},
);
