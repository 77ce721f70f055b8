import { parseArgs } from 'node:util';

import { DEFAULT_GITHUB_ID } from './ceos/settings';
import { type Sandbox, startSandbox } from './index';
import { DEFAULT_APPLICATION } from './npay/settings';
import { DEFAULT_ACCOUNT } from './portone-v1/settings';
import { DEFAULT_STORE } from './portone-v2/settings';

const HELP = `Usage: npm run sandbox -- [options]
  --port 4010            page, control API, and every server under a path
  --root-port 4011       first of four ports: each server at the root of an address of its own (0: any)
  --host 127.0.0.1       where to listen
  --allow-host NAME      a further host name that requests may be sent to, e.g. host.docker.internal
  --field                servers answer as in the field, not as suits a client best`;

interface Arguments {
	port: number;
	/** Absent = those after `port`, or any free ones if they cannot be had. */
	rootPort?: number;
	host: string;
	allowedHosts: string[];
	field: boolean;
}

/** Reads the command line; undefined when only help was asked for. Throws a plain sentence. */
function readArguments(): Arguments | undefined {
	const { values } = parseArgs({
		options: {
			port: { type: 'string', default: '4010' },
			'root-port': { type: 'string' },
			host: { type: 'string', default: '127.0.0.1' },
			'allow-host': { type: 'string', multiple: true, default: [] },
			field: { type: 'boolean', default: false },
			help: { type: 'boolean', default: false },
		},
	});
	if (values.help) return undefined;
	const rootPort = values['root-port'];
	return {
		port: portOf(values.port),
		...(rootPort !== undefined && { rootPort: portOf(rootPort) }),
		host: values.host,
		allowedHosts: values['allow-host'],
		field: values.field,
	};
}

function portOf(text: string): number {
	if (!/^\d{1,5}$/.test(text) || Number(text) > 65535) {
		throw new Error(`"${text}" is not a port. ${HELP}`);
	}
	return Number(text);
}

async function start({ rootPort, field, ...where }: Arguments): Promise<Sandbox> {
	// Clients keep this machine's time when the virtual clock is turned on the page, so
	// signatures are accepted by either clock here.
	const settings = { field, npay: { signatureClock: 'either' as const } };
	const startAt = (port: number) => startSandbox({ ...where, rootPort: port, settings });
	try {
		return await startAt(rootPort ?? (where.port === 0 ? 0 : where.port + 1));
	} catch (error) {
		const { code, port } = error as NodeJS.ErrnoException & { port?: number };
		if (code !== 'EADDRINUSE') throw error;
		if (port === where.port) {
			throw new Error(`Port ${port} is in use already. Choose another one with --port.`);
		}
		if (rootPort === undefined) return await startAt(0);
		throw new Error(`Port ${port} is in use already. Choose others with --root-port.`);
	}
}

async function main(): Promise<void> {
	const options = readArguments();
	if (!options) return console.log(HELP);
	const sandbox = await start(options);
	console.log(
		[
			`Page                ${sandbox.url}/`,
			`Shop                ${sandbox.url}/shop`,
			`Npay base URL       ${sandbox.npayBaseUrl}`,
			`Application ID      ${DEFAULT_APPLICATION.clientId}`,
			`Application secret  ${DEFAULT_APPLICATION.clientSecret}`,
			`PortOne base URL    ${sandbox.portOneV1BaseUrl}`,
			`PortOne API key     ${DEFAULT_ACCOUNT.impKey}`,
			`PortOne API secret  ${DEFAULT_ACCOUNT.impSecret}`,
			`PortOne V2 base URL ${sandbox.portOneV2BaseUrl}`,
			`PortOne V2 secret   ${DEFAULT_STORE.apiSecret}`,
			`CEOS base URL       ${sandbox.ceosBaseUrl}`,
			`CEOS API secret     ${sandbox.ceos.secretOf()} (of ${DEFAULT_GITHUB_ID})`,
			`Control API         ${sandbox.url}/control/state`,
			'Each server alone, at the root of its address:',
			`  Npay ${sandbox.roots.npay}   PortOne V1 ${sandbox.roots.portOneV1}`,
			`  PortOne V2 ${sandbox.roots.portOneV2}   CEOS ${sandbox.roots.ceos}`,
			'Stop with Ctrl+C.',
		].join('\n'),
	);
	const stop = () => void sandbox.close().then(() => process.exit(0));
	process.once('SIGINT', stop);
	process.once('SIGTERM', stop);
}

main().catch((error: Error) => {
	console.error(error.message);
	process.exitCode = 1;
});
