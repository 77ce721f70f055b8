import { EVERYWHERE, inHeader } from '../core/faults/abilities';
import type { SimulatedServer } from '../core/server';
import type { VirtualClock } from '../core/time/clock';
import { ceosControlRoutes, countsOf } from './control/routes';
import { SETTINGS_SCHEMA } from './control/schemas';
import { CEOS_ROUTES } from './endpoints';
import { ceosRoutes } from './gateway/routes';
import type { CeosSettingsPatch } from './settings';
import { CeosSimulator } from './simulator';

/** The simulated CEOS; the real one is at the root of its host. */
export const CEOS: SimulatedServer<CeosSimulator, CeosSettingsPatch, { clock: VirtualClock }> = {
	name: 'ceos',
	prefix: '/ceos',
	routes: CEOS_ROUTES,
	faults: { ...EVERYWHERE, changeWhilePaging: false, timestampSkew: inHeader, nullRows: false },
	settings: SETTINGS_SCHEMA,
	create: ({ clock }, start) => new CeosSimulator(clock, start),
	serve: ceosRoutes,
	control: ceosControlRoutes,
	state: countsOf,
};
