import { EVERYWHERE, onlyAt } from '../core/faults/abilities';
import type { SimulatedServer } from '../core/server';
import type { VirtualClock } from '../core/time/clock';
import { npayMoneyControlRoutes } from './control/money-routes';
import { npayControlRoutes } from './control/routes';
import { SETTINGS_SCHEMA } from './control/schemas';
import { NPAY_ROUTES } from './endpoints';
import { lastChangedStatuses } from './endpoints/last-changed-statuses';
import { npayRoutes } from './gateway/routes';
import { countsByState } from './orders/views';
import type { NpaySettingsPatch } from './settings';
import { NpaySimulator } from './simulator';

/** The simulated Npay; its base path is that of the real one. */
export const NPAY: SimulatedServer<NpaySimulator, NpaySettingsPatch, { clock: VirtualClock }> = {
	name: 'npay',
	prefix: '/npay/partner',
	routes: NPAY_ROUTES,
	faults: {
		...EVERYWHERE,
		changeWhilePaging: onlyAt(lastChangedStatuses.template),
		timestampSkew: true,
		nullRows: true,
	},
	settings: SETTINGS_SCHEMA,
	create: ({ clock }, start) => new NpaySimulator(clock, start),
	serve: npayRoutes,
	async control(server, options) {
		await server.register(npayControlRoutes, options);
		await server.register(npayMoneyControlRoutes, options);
	},
	state: ({ store }) => ({ productOrders: store.size, countsByStatus: countsByState(store) }),
};
