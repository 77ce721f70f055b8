import type { Server } from 'node:http';

import Ajv from 'ajv';
import addFormats from 'ajv-formats';
import Fastify, { type FastifyInstance } from 'fastify';

import { CEOS } from './ceos/server';
import type { CeosSimulator } from './ceos/simulator';
import { controlRoutes } from './core/control/routes';
import { flag, strict } from './core/control/schema';
import { Faults } from './core/faults/faults';
import { refuseForeign } from './core/http/guard';
import { Journal } from './core/http/journal';
import type { ServerParts } from './core/http/reception';
import { openRoot, type Root, urlOf } from './core/http/root';
import { lazyCheck } from './core/lazy-schema';
import type { SimulatedPart, SimulatedServer, Simulator } from './core/server';
import { Agenda } from './core/time/agenda';
import { toEpochMs, VirtualClock } from './core/time/clock';
import { withField } from './field';
import { NAVER_PURCHASE } from './naver-purchase/part';
import type { NaverPurchaseSimulator } from './naver-purchase/simulator';
import { NPAY } from './npay/server';
import type { NpaySimulator } from './npay/simulator';
import { pageRoutes } from './page/routes';
import { PORTONE_V1 } from './portone-v1/server';
import type { PortOneV1Simulator } from './portone-v1/simulator';
import { PORTONE_V2 } from './portone-v2/server';
import type { PortOneV2Simulator } from './portone-v2/simulator';
import type { SandboxSettings, SettingsPatches } from './settings';

export type { SandboxSettings };

/** Compiles the schemas of routes: nothing that was sent is changed, but for defaults. */
const ROUTE_SCHEMAS = addFormats(new Ajv({ useDefaults: true, allowUnionTypes: true }));

/** Version of the control API. */
const VERSION = 1;

interface Simulators {
	readonly npay: NpaySimulator;
	readonly portOneV1: PortOneV1Simulator;
	readonly portOneV2: PortOneV2Simulator;
	readonly ceos: CeosSimulator;
	readonly naverPurchase: NaverPurchaseSimulator;
}

type PartName = keyof Simulators;

/** The same, as far as the sandbox treats them alike. */
type Alike = { readonly [Name in PartName]: Simulator<SettingsPatches[Name]> };

/** The simulated servers that clients call. */
export type ServerName = Exclude<PartName, 'naverPurchase'>;

/** In the order of the ports of their own addresses. */
const SERVERS: {
	readonly [Name in ServerName]: SimulatedServer<Simulators[Name], SettingsPatches[Name]>;
} = { npay: NPAY, portOneV1: PORTONE_V1, portOneV2: PORTONE_V2, ceos: CEOS };

/** All that is simulated; what builds on others comes after them. */
const PARTS: {
	readonly [Name in PartName]: SimulatedPart<Simulators[Name], SettingsPatches[Name]>;
} = { ...SERVERS, naverPurchase: NAVER_PURCHASE };

const SERVER_NAMES = Object.keys(SERVERS) as ServerName[];
const PART_NAMES = Object.keys(PARTS) as PartName[];

/** Changes of settings by server, as a reset takes them. */
const RESET_SCHEMA = strict({
	field: flag,
	...Object.fromEntries(PART_NAMES.map((name) => [name, PARTS[name].settings])),
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

/** A running sandbox. */
export interface Sandbox extends Simulators {
	readonly url: string;
	/** The base URL to put into a client; API paths are appended to it. */
	readonly npayBaseUrl: string;
	readonly portOneV1BaseUrl: string;
	readonly portOneV2BaseUrl: string;
	readonly ceosBaseUrl: string;
	/** The same servers, each at the root of an address of its own. */
	readonly roots: Readonly<Record<ServerName, string>>;
	readonly clock: VirtualClock;
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
	const clock = new VirtualClock({
		...(now !== undefined && { now: toEpochMs(now) }),
		running: options.clock !== 'frozen',
	});
	const simulators = simulatorsOf(clock, withField(options.settings ?? {}));
	const faults = new Faults(Object.values(SERVERS));
	const agenda = new Agenda(clock);
	const journal = new Journal();
	const stop = new AbortController();
	const reset = (wanted: SandboxSettings = {}) => {
		const changed = withField(wanted);
		agenda.reset();
		// Before the clock, so that nothing left from before happens at its turn.
		for (const name of PART_NAMES.toReversed()) resetPart(simulators, name, changed);
		clock.reset();
		faults.reset();
		journal.reset();
	};

	const server = Fastify({
		forceCloseConnections: true,
		bodyLimit: 4 * 1024 * 1024,
		routerOptions: { maxParamLength: 1000 },
	});
	server.setValidatorCompiler(({ schema }) => lazyCheck(ROUTE_SCHEMAS, schema));
	refuseForeign(server, [host, ...(options.allowedHosts ?? [])]);
	const parts = { faults, journal, agenda, stop: stop.signal };
	for (const name of SERVER_NAMES) await serve(server, name, simulators, parts);
	await server.register(controlRoutes, {
		prefix: '/control',
		clock,
		faults,
		journal,
		resetSchema: RESET_SCHEMA,
		reset,
		state: () => stateOf(simulators),
	});
	for (const name of PART_NAMES) await control(server, name, simulators);
	await server.register(pageRoutes);
	const roots: Partial<Record<ServerName, Root>> = {};
	const closeAll = async () => {
		stop.abort();
		agenda.close();
		const alike: Alike = simulators;
		for (const name of PART_NAMES) alike[name].close?.();
		for (const root of Object.values(roots)) root.close();
		server.server.closeAllConnections();
		await server.close();
	};
	try {
		await server.listen({ port, host });
		const { rootPort = 0 } = options;
		for (const [index, name] of SERVER_NAMES.entries()) {
			const own = { host, port: rootPort === 0 ? 0 : rootPort + index };
			roots[name] = await openRoot(server, SERVERS[name].prefix, own);
		}
	} catch (error) {
		await closeAll();
		throw error;
	}
	const url = urlOf(server.server as Server, host);
	return {
		url,
		npayBaseUrl: url + NPAY.prefix,
		portOneV1BaseUrl: url + PORTONE_V1.prefix,
		portOneV2BaseUrl: url + PORTONE_V2.prefix,
		ceosBaseUrl: url + CEOS.prefix,
		roots: Object.fromEntries(
			Object.entries(roots).map(([name, root]) => [name, root.url]),
		) as Record<ServerName, string>,
		clock,
		...simulators,
		faults,
		journal,
		reset,
		close: closeAll,
	};
}

function simulatorsOf(clock: VirtualClock, settings: SandboxSettings): Simulators {
	const npay = NPAY.create({ clock }, settings.npay);
	const portOneV1 = PORTONE_V1.create({ clock, npay }, settings.portOneV1);
	return {
		npay,
		portOneV1,
		portOneV2: PORTONE_V2.create({ clock }, settings.portOneV2),
		ceos: CEOS.create({ clock }, settings.ceos),
		naverPurchase: NAVER_PURCHASE.create({ npay, portOneV1 }, settings.naverPurchase),
	};
}

async function serve<Name extends ServerName>(
	fastify: FastifyInstance,
	key: Name,
	simulators: Simulators,
	parts: ServerParts,
): Promise<void> {
	const server: SimulatedServer<Simulators[Name], SettingsPatches[Name]> = SERVERS[key];
	const { name, prefix } = server;
	const simulator = simulators[key];
	await fastify.register((scope) => server.serve(scope, { name, prefix, simulator, ...parts }), {
		prefix,
	});
}

async function control<Name extends PartName>(
	fastify: FastifyInstance,
	key: Name,
	simulators: Simulators,
): Promise<void> {
	const part: SimulatedPart<Simulators[Name], SettingsPatches[Name]> = PARTS[key];
	const simulator = simulators[key];
	await fastify.register((scope) => part.control(scope, { simulator }), { prefix: '/control' });
}

function resetPart<Name extends PartName>(
	simulators: Alike,
	name: Name,
	settings: Partial<SettingsPatches>,
): void {
	simulators[name].reset(settings[name]);
}

function stateOf(simulators: Simulators): object {
	const state = <Name extends ServerName>(name: Name) => {
		const server: SimulatedServer<Simulators[Name], SettingsPatches[Name]> = SERVERS[name];
		return { basePath: server.prefix, ...server.state(simulators[name]) };
	};
	const states = SERVER_NAMES.map((name) => [name, state(name)]);
	return { version: VERSION, ...Object.fromEntries(states) };
}
