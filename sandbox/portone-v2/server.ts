import { EVERYWHERE, inHeader, onlyAt } from '../core/faults/abilities';
import type { SimulatedServer } from '../core/server';
import type { VirtualClock } from '../core/time/clock';
import { countsOf, portOneV2ControlRoutes } from './control/routes';
import { SETTINGS_SCHEMA } from './control/schemas';
import { PORTONE_V2_ROUTES } from './endpoints';
import { BY_CURSOR_PATH, PAYMENTS_PATH } from './endpoints/payment-lists';
import { portOneV2Routes } from './gateway/routes';
import type { PortOneV2SettingsPatch } from './settings';
import { PortOneV2Simulator } from './simulator';

interface Needs {
	clock: VirtualClock;
}

/** The simulated PortOne V2; the real one is at the root of its host. */
export const PORTONE_V2: SimulatedServer<PortOneV2Simulator, PortOneV2SettingsPatch, Needs> = {
	name: 'portone-v2',
	prefix: '/portone/v2',
	routes: PORTONE_V2_ROUTES,
	faults: {
		...EVERYWHERE,
		changeWhilePaging: onlyAt(PAYMENTS_PATH, BY_CURSOR_PATH),
		timestampSkew: inHeader,
		nullRows: true,
	},
	settings: SETTINGS_SCHEMA,
	create: ({ clock }, start) => new PortOneV2Simulator(clock, start),
	serve: portOneV2Routes,
	control: portOneV2ControlRoutes,
	state: countsOf,
};
