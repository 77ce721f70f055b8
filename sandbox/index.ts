import type { Server } from 'node:http';
import Fastify from 'fastify';
import { ceosControlRoutes, countsOf as countsOfCeos } from './ceos/control/routes';
import { SETTINGS_SCHEMA as CEOS_SETTINGS_SCHEMA } from './ceos/control/schemas';
import { CEOS_ROUTES } from './ceos/endpoints';
import { CEOS_PREFIX, ceosRoutes } from './ceos/gateway/routes';
import { CeosSimulator } from './ceos/simulator';
import { Agenda } from './core/time/agenda';
import { toEpochMs, VirtualClock } from './core/time/clock';
import { controlRoutes } from './core/control/routes';
import { Faults, type FaultSpec, type FaultyServer } from './core/faults/faults';
import { refuseForeign } from './core/http/guard';
import { Journal } from './core/http/journal';
import { openRoot, urlOf, type Root } from './core/http/root';
import { flag, strict } from './core/control/schema';
import { withField } from './field';
import { naverPurchaseControlRoutes } from './naver-purchase/control/routes';
import { SETTINGS_SCHEMA as NAVER_PURCHASE_SETTINGS_SCHEMA } from './naver-purchase/control/schemas';
import { NaverPurchaseSimulator } from './naver-purchase/simulator';
import { npayControlRoutes } from './npay/control/routes';
import { SETTINGS_SCHEMA as NPAY_SETTINGS_SCHEMA } from './npay/control/schemas';
import { NPAY_ROUTES } from './npay/endpoints';
import { npayMoneyControlRoutes } from './npay/control/money-routes';
import { NPAY_PREFIX, npayRoutes } from './npay/gateway/routes';
import { NpaySimulator } from './npay/simulator';
import { countsByState } from './npay/orders/views';
import { portOneV1ControlRoutes } from './portone-v1/control/routes';
import { SETTINGS_SCHEMA as PORTONE_V1_SETTINGS_SCHEMA } from './portone-v1/control/schemas';
import { PORTONE_V1_ROUTES } from './portone-v1/endpoints';
import { PORTONE_V1_PREFIX, portOneV1Routes } from './portone-v1/gateway/routes';
import { PortOneV1Simulator } from './portone-v1/simulator';
import { countsOf } from './portone-v1/control/views';
import { countsOf as countsOfV2, portOneV2ControlRoutes } from './portone-v2/control/routes';
import { SETTINGS_SCHEMA as PORTONE_V2_SETTINGS_SCHEMA } from './portone-v2/control/schemas';
import { PORTONE_V2_ROUTES } from './portone-v2/endpoints';
import { PORTONE_V2_PREFIX, portOneV2Routes } from './portone-v2/gateway/routes';
import { PortOneV2Simulator } from './portone-v2/simulator';
import { pageRoutes } from './page/routes';
import type { SandboxSettings } from './settings';

export type { SandboxSettings };

/** Version of the control API. */
const VERSION = 1;

/** What faults can strike, and which of them mean nothing there. */
const FAULTY_SERVERS: readonly FaultyServer[] = [
	{ name: 'npay', routes: NPAY_ROUTES, knows: () => true },
	{ name: 'portone-v1', routes: PORTONE_V1_ROUTES, knows: () => true },
	{
		name: 'portone-v2',
		routes: PORTONE_V2_ROUTES,
		knows: (fault) => fault.kind !== 'changeWhilePaging' && !skewsBody(fault),
	},
	{
		name: 'ceos',
		routes: CEOS_ROUTES,
		knows: (fault) =>
			fault.kind !== 'changeWhilePaging' && fault.kind !== 'nullRows' && !skewsBody(fault),
	},
];

/** Replies without a time of the server's in their body cannot have a wrong one. */
function skewsBody(fault: FaultSpec): boolean {
	return fault.kind === 'timestampSkew' && fault.of !== 'header';
}

/** Changes of settings by server, as a reset takes them. */
const RESET_SCHEMA = strict({
	field: flag,
	npay: NPAY_SETTINGS_SCHEMA,
	portOneV1: PORTONE_V1_SETTINGS_SCHEMA,
	portOneV2: PORTONE_V2_SETTINGS_SCHEMA,
	ceos: CEOS_SETTINGS_SCHEMA,
	naverPurchase: NAVER_PURCHASE_SETTINGS_SCHEMA,
});

export interface SandboxOptions {
	/** 0 = any free port (default). */
	port?: number;
	/** Default 127.0.0.1. */
	host?: string;
	/**
	 * First of four ports in a row at which each simulated server is at the root of an address of its
	 * own; 0 = any free ones (default).
	 */
	rootPort?: number;
	/** Host names that requests may be sent to, beside the loopback's and `host`. */
	allowedHosts?: readonly string[];
	/** Where the virtual clock starts: epoch ms or ISO 8601; default this machine's now. */
	now?: string | number;
	/** Default running. */
	clock?: 'frozen' | 'running';
	/** What differs from the default settings; a reset comes back to these. */
	settings?: SandboxSettings;
}

/** The simulated servers that clients call. */
export type ServerName = 'npay' | 'portOneV1' | 'portOneV2' | 'ceos';

/** Their base paths, in the order of the ports of their own addresses. */
const PREFIXES: Readonly<Record<ServerName, string>> = {
	npay: NPAY_PREFIX,
	portOneV1: PORTONE_V1_PREFIX,
	portOneV2: PORTONE_V2_PREFIX,
	ceos: CEOS_PREFIX,
};

const SERVER_NAMES = Object.keys(PREFIXES) as ServerName[];

/** A running sandbox. */
export interface Sandbox {
	readonly url: string;
	/** The base URL to put into a client; API paths are appended to it. */
	readonly npayBaseUrl: string;
	readonly portOneV1BaseUrl: string;
	readonly portOneV2BaseUrl: string;
	readonly ceosBaseUrl: string;
	/** The same servers, each at the root of an address of its own. */
	readonly roots: Readonly<Record<ServerName, string>>;
	readonly clock: VirtualClock;
	readonly npay: NpaySimulator;
	readonly portOneV1: PortOneV1Simulator;
	readonly portOneV2: PortOneV2Simulator;
	readonly ceos: CeosSimulator;
	readonly naverPurchase: NaverPurchaseSimulator;
	readonly faults: Faults;
	readonly journal: Journal;
	/** Everything back to the start, clock too; with these settings changed on top. */
	reset(settings?: SandboxSettings): void;
	/** Stops at once; open connections are cut. */
	close(): Promise<void>;
}

/** Starts the sandbox. Rejects with the system's error when the port cannot be had. */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
	const { port = 0, host = '127.0.0.1', now } = options;
	const settings = withField(options.settings ?? {});
	const clock = new VirtualClock({
		...(now !== undefined && { now: toEpochMs(now) }),
		running: options.clock !== 'frozen',
	});
	const npay = new NpaySimulator(clock, settings.npay);
	const portOneV1 = new PortOneV1Simulator(clock, npay, settings.portOneV1);
	const portOneV2 = new PortOneV2Simulator(clock, settings.portOneV2);
	const ceos = new CeosSimulator(clock, settings.ceos);
	const naverPurchase = new NaverPurchaseSimulator(npay, portOneV1, settings.naverPurchase);
	const faults = new Faults(FAULTY_SERVERS);
	const agenda = new Agenda(clock);
	const journal = new Journal();
	const stop = new AbortController();
	const reset = (wanted: SandboxSettings = {}) => {
		const changed = withField(wanted);
		agenda.reset();
		portOneV1.reset(changed.portOneV1);
		portOneV2.reset(changed.portOneV2);
		clock.reset();
		npay.reset(changed.npay);
		ceos.reset(changed.ceos);
		naverPurchase.reset(changed.naverPurchase);
		faults.reset();
		journal.reset();
	};

	const server = Fastify({
		forceCloseConnections: true,
		bodyLimit: 4 * 1024 * 1024,
		routerOptions: { maxParamLength: 1000 },
		ajv: { customOptions: { removeAdditional: false, coerceTypes: false, allowUnionTypes: true } },
	});
	refuseForeign(server, [host, ...(options.allowedHosts ?? [])]);
	const parts = { faults, journal, agenda, stop: stop.signal };
	await server.register(npayRoutes, { prefix: NPAY_PREFIX, simulator: npay, ...parts });
	await server.register(portOneV1Routes, {
		prefix: PORTONE_V1_PREFIX,
		simulator: portOneV1,
		...parts,
	});
	await server.register(portOneV2Routes, {
		prefix: PORTONE_V2_PREFIX,
		simulator: portOneV2,
		...parts,
	});
	await server.register(ceosRoutes, { prefix: CEOS_PREFIX, simulator: ceos, ...parts });
	await server.register(controlRoutes, {
		prefix: '/control',
		clock,
		faults,
		journal,
		resetSchema: RESET_SCHEMA,
		reset,
		state: () => stateOf({ npay, portOneV1, portOneV2, ceos }),
	});
	await server.register(npayControlRoutes, { prefix: '/control', simulator: npay });
	await server.register(npayMoneyControlRoutes, { prefix: '/control', simulator: npay });
	await server.register(portOneV1ControlRoutes, { prefix: '/control', simulator: portOneV1 });
	await server.register(portOneV2ControlRoutes, { prefix: '/control', simulator: portOneV2 });
	await server.register(ceosControlRoutes, { prefix: '/control', simulator: ceos });
	await server.register(naverPurchaseControlRoutes, {
		prefix: '/control',
		simulator: naverPurchase,
	});
	await server.register(pageRoutes);
	const roots: Partial<Record<ServerName, Root>> = {};
	const closeAll = async () => {
		stop.abort();
		agenda.close();
		portOneV1.close();
		portOneV2.close();
		for (const root of Object.values(roots)) root.close();
		server.server.closeAllConnections();
		await server.close();
	};
	try {
		await server.listen({ port, host });
		const { rootPort = 0 } = options;
		for (const [index, name] of SERVER_NAMES.entries()) {
			const own = { host, port: rootPort === 0 ? 0 : rootPort + index };
			roots[name] = await openRoot(server, PREFIXES[name], own);
		}
	} catch (error) {
		await closeAll();
		throw error;
	}
	const url = urlOf(server.server as Server, host);
	return {
		url,
		npayBaseUrl: url + NPAY_PREFIX,
		portOneV1BaseUrl: url + PORTONE_V1_PREFIX,
		portOneV2BaseUrl: url + PORTONE_V2_PREFIX,
		ceosBaseUrl: url + CEOS_PREFIX,
		roots: Object.fromEntries(
			Object.entries(roots).map(([name, root]) => [name, root.url]),
		) as Record<ServerName, string>,
		clock,
		npay,
		portOneV1,
		portOneV2,
		ceos,
		naverPurchase,
		faults,
		journal,
		reset,
		close: closeAll,
	};
}

type Servers = Pick<Sandbox, 'npay' | 'portOneV1' | 'portOneV2' | 'ceos'>;

function stateOf({ npay, portOneV1, portOneV2, ceos }: Servers): object {
	return {
		version: VERSION,
		npay: {
			basePath: NPAY_PREFIX,
			productOrders: npay.store.size,
			countsByStatus: countsByState(npay.store),
		},
		portOneV1: { basePath: PORTONE_V1_PREFIX, ...countsOf(portOneV1.shop) },
		portOneV2: { basePath: PORTONE_V2_PREFIX, ...countsOfV2(portOneV2) },
		ceos: { basePath: CEOS_PREFIX, ...countsOfCeos(ceos) },
	};
}
