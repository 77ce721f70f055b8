import {
	type Asked,
	type Longest,
	type Now,
	type OpenTimes,
	pastTimes,
} from '../../fields/period/times';
import { tooLong } from '../../http/apiFailure';

/**
 * The times of what has happened, where a long period costs many calls. How long one without an end is, only the
 * server's clock tells.
 *
 * @throws ApiFailure for one that is too long, and what `now` throws
 */
export async function pastPeriod(
	asked: Asked<OpenTimes>,
	now: Now,
	{ ms, inWords }: Longest,
): Promise<OpenTimes> {
	const times = await pastTimes(asked, now);
	if (times.to !== undefined) return times;
	const at = await now();
	if (at - times.from <= ms) return times;
	throw tooLong(times.from, at, inWords);
}
