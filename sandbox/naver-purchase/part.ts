import type { SimulatedPart } from '../core/server';
import type { NpaySimulator } from '../npay/simulator';
import type { PortOneV1Simulator } from '../portone-v1/simulator';
import { naverPurchaseControlRoutes } from './control/routes';
import { SETTINGS_SCHEMA } from './control/schemas';
import type { NaverPurchaseSettings } from './settings';
import { NaverPurchaseSimulator } from './simulator';

interface Needs {
	npay: NpaySimulator;
	portOneV1: PortOneV1Simulator;
}

/** Naver Pay's side of a purchase; it has no API of its own. */
export const NAVER_PURCHASE: SimulatedPart<
	NaverPurchaseSimulator,
	Partial<NaverPurchaseSettings>,
	Needs
> = {
	settings: SETTINGS_SCHEMA,
	create: ({ npay, portOneV1 }, start) => new NaverPurchaseSimulator(npay, portOneV1, start),
	control: naverPurchaseControlRoutes,
};
