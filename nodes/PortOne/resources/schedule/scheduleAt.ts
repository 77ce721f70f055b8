import { kstMinute, toUnix } from '../../../shared/data/time';
import { InputError } from '../../../shared/failure/errors';
import { checked, requiredInstant } from '../../../shared/fields/kinds';

/** When a payment is charged, in ms since the epoch. */
export const scheduleAt = requiredInstant({
	label: 'Schedule At',
	description:
		'결제요청 예약시각: when PortOne charges the billing key. A time without an offset is Korean time (KST).',
});

/** When a payment to come is charged, in unix seconds: a time that has passed is an error. */
export const scheduleAtInFuture = checked(scheduleAt, (instant, { label }) => {
	if (instant <= Date.now()) {
		throw new InputError(
			label,
			`has passed: ${kstMinute(instant)}`,
			'Give a time that is still to come',
		);
	}
	return toUnix(instant);
});
