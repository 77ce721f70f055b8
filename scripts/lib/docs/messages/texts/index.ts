import { CATALOG } from './catalog';
import { CREDENTIALS } from './credentials';
import { HINTS } from './hints';
import { LOST } from './lost';
import { NPAY } from './npay';
import { PAYMENTS } from './payments';
import { SCHEDULES } from './schedules';
import { SHEETS } from './sheets';
import { TRIGGERS } from './triggers';
import type { Section } from './types';
import { VALUES } from './values';

/** The page's parts in their order. */
export const SECTIONS: readonly Section[] = [
	VALUES,
	SHEETS,
	CREDENTIALS,
	NPAY,
	LOST,
	PAYMENTS,
	SCHEDULES,
	CATALOG,
	TRIGGERS,
	HINTS,
];

/** Texts that frame another message, which tells what to do: `{…}` in them is that one. */
export const FRAMES: readonly string[] = ['{…}; this one is {…}'];
