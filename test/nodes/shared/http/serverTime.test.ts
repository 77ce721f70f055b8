import type { Reply } from '../../../../nodes/shared/http/answer/thrown';
import { ApiFailure } from '../../../../nodes/shared/http/apiFailure';
import {
	headerTime,
	serverTimes,
	timeOfRun,
	toldTimeOfRun,
} from '../../../../nodes/shared/http/serverTime';

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

describe('the time of a run', () => {
	test('is asked for once, and again after a failure', async () => {
		const client = {};
		const ask = jest.fn<Promise<number>, []>().mockRejectedValueOnce(new Error('away'));
		ask.mockResolvedValue(5);
		await expect(timeOfRun(client, ask)).rejects.toThrow('away');
		expect(await timeOfRun(client, ask)).toBe(5);
		expect(await timeOfRun(client, ask)).toBe(5);
		expect(ask).toHaveBeenCalledTimes(2);
		await timeOfRun({}, ask);
		expect(ask).toHaveBeenCalledTimes(3);
	});

	test('is what an answer has told already, without a look', async () => {
		const look = jest.fn();
		expect(await toldTimeOfRun({ serverTime: 7 }, look)).toBe(7);
		expect(look).not.toHaveBeenCalled();
	});

	test('is told by a refusal too; where no answer tells it, by this machine', async () => {
		const refused = new ApiFailure({ message: 'not found' }, false, false);
		const client: { serverTime: number | undefined } = { serverTime: undefined };
		const look = async () => {
			client.serverTime = 8;
			throw refused;
		};
		expect(await toldTimeOfRun(client, look)).toBe(8);
		jest.spyOn(Date, 'now').mockReturnValue(9);
		const silent = async () => await Promise.reject(refused);
		expect(await toldTimeOfRun({ serverTime: undefined }, silent)).toBe(9);
		jest.restoreAllMocks();
	});

	test('is not looked for further where every call is bound to fail', async () => {
		const lasting = new ApiFailure({ message: 'wrong key' }, false, true);
		await expect(
			toldTimeOfRun({ serverTime: undefined }, async () => await Promise.reject(lasting)),
		).rejects.toBe(lasting);
	});
});
