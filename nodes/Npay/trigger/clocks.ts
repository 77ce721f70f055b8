import type { IPollFunctions } from 'n8n-workflow';

import { MINUTE, toKst } from '../../shared/data/time';
import type { ServerTimes } from '../../shared/http/serverTime';
import { warn } from './warnings';

/** Clocks that are as close as this agree, in ms. */
const TOLERANCE = 5 * MINUTE;

const minutes = (ms: number): string => `${Math.round(ms / MINUTE)} minutes`;

/** Tells of clocks that don't agree: Naver's two, and this machine's, which decides nothing. */
export function warnOfClocks(functions: IPollFunctions, { earlier, later }: ServerTimes): void {
	if (later - earlier > TOLERANCE) {
		warn(
			functions,
			'twoTimes',
			`Naver's answer tells two times, ${toKst(earlier)} and ${toKst(later)}. The earlier one is followed, so that no change is passed by; if this goes on, changes come late: check whether a proxy changes answers, and tell Naver support (기술지원)`,
		);
	}
	const now = Date.now();
	const apart = Math.max(earlier - now, now - later);
	if (apart > TOLERANCE) {
		warn(
			functions,
			'machine',
			`the clock of the machine that runs n8n is ${minutes(apart)} ${now < earlier ? 'behind' : 'ahead of'} Naver's. Naver's counts here; set the machine's clock all the same`,
		);
	}
}
