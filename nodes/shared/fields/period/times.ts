import type { NamedField } from '../defineFields';
import { endInstant, requiredEndInstant, requiredInstant } from '../kinds';
import type { ParameterReader } from '../parameterReader';
import { CUSTOM, type PeriodName, type Times, timesAt, WITH_CUSTOM } from './names';

/** The server's time, in ms since the epoch; it is asked only where a period needs it. */
export type Now = () => Promise<number>;

/** A span of time in ms since the epoch; it goes on to the server's now where it has no end. */
export interface OpenTimes {
	from: number;
	to: number | undefined;
}

/** A period as one item asks for it: by its name, or by its times. */
export type Asked<Span> = { name: PeriodName } | ({ name: typeof CUSTOM } & Span);

/** *From*: a time that has to be there, shown with *Custom* only. */
export const fromTime = (description: string) =>
	requiredInstant({ label: 'From', description, ...WITH_CUSTOM });

/** *To*: a time, or the last day; now where left empty. */
export const toTime = (description: string) =>
	endInstant({ label: 'To', description, ...WITH_CUSTOM });

/** *To* where it has to be given. */
export const requiredToTime = (description: string) =>
	requiredEndInstant({ label: 'To', description, ...WITH_CUSTOM });

/** The three fields of a period of times. */
export interface TimeFields<End> {
	period: NamedField<PeriodName | typeof CUSTOM>;
	from: NamedField<number>;
	to: NamedField<End>;
}

/** How long a period may be that is read at once, so that a wrong year doesn't run for hours. */
export interface Longest {
	ms: number;
	/** `two years`. */
	inWords: string;
}

/** Reads a period of times. @param longest none where its length costs nothing @throws InputError for a custom one without a start, too long, or ending before it */
export function readTimes<End extends number | undefined>(
	parameters: ParameterReader,
	fields: TimeFields<End>,
	longest?: Longest,
): Asked<{ from: number; to: End }> {
	const name = fields.period.read(parameters);
	if (name !== CUSTOM) return { name };
	const from = fields.from.read(parameters);
	const to = fields.to.read(parameters);
	if (to !== undefined && from > to) {
		throw fields.from.error(`is after ${fields.to.label}`, 'Swap the two');
	}
	if (longest !== undefined && to !== undefined && to - from > longest.ms) {
		throw fields.from.error(
			`is more than ${longest.inWords} before the end`,
			'Check the year, or read a shorter period',
		);
	}
	return { name, from, to };
}

/** The times of what has happened. What is counted back from now has no end: it goes on to the server's now. */
export async function pastTimes(asked: Asked<OpenTimes>, now: Now): Promise<OpenTimes> {
	if (asked.name === CUSTOM) return { from: asked.from, to: asked.to };
	const at = await now();
	const { from, to } = timesAt(asked.name, at);
	return { from, to: to === at ? undefined : to };
}

/** The times of what is planned: days and months are whole, what is still to come of them included. */
export async function plannedTimes(asked: Asked<Times>, now: Now): Promise<Times> {
	if (asked.name === CUSTOM) return { from: asked.from, to: asked.to };
	return timesAt(asked.name, await now());
}
