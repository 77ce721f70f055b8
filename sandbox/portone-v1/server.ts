import { EVERYWHERE, onlyAt } from '../core/faults/abilities';
import type { SimulatedServer } from '../core/server';
import type { VirtualClock } from '../core/time/clock';
import type { NpaySimulator } from '../npay/simulator';
import { portOneV1ControlRoutes } from './control/routes';
import { SETTINGS_SCHEMA } from './control/schemas';
import { countsOf } from './control/views';
import { PORTONE_V1_ROUTES } from './endpoints';
import { BY_STATUS_PATH } from './endpoints/find-payments';
import { SCHEDULES_PATH } from './endpoints/schedules';
import { portOneV1Routes } from './gateway/routes';
import type { PortOneV1SettingsPatch } from './settings';
import { PortOneV1Simulator } from './simulator';

interface Needs {
	clock: VirtualClock;
	/** The Npay at which order-type orders are. */
	npay: NpaySimulator;
}

/** The simulated PortOne V1; the real one is at the root of its host. */
export const PORTONE_V1: SimulatedServer<PortOneV1Simulator, PortOneV1SettingsPatch, Needs> = {
	name: 'portone-v1',
	prefix: '/portone/v1',
	routes: PORTONE_V1_ROUTES,
	faults: {
		...EVERYWHERE,
		changeWhilePaging: onlyAt(SCHEDULES_PATH, BY_STATUS_PATH),
		timestampSkew: true,
		nullRows: true,
	},
	settings: SETTINGS_SCHEMA,
	create: ({ clock, npay }, start) => new PortOneV1Simulator(clock, npay, start),
	serve: portOneV1Routes,
	control: portOneV1ControlRoutes,
	state: ({ shop }) => countsOf(shop),
};
