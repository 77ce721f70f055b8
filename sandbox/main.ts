import { parseArgs } from 'node:util';
import { DEFAULT_GITHUB_ID } from './ceos/settings';
import { startSandbox, type Sandbox } from './index';
import { DEFAULT_APPLICATION } from './npay/settings';
import { DEFAULT_ACCOUNT } from './portone-v1/settings';
import { DEFAULT_STORE } from './portone-v2/settings';

const HELP = 'Usage: npm run sandbox -- [--port 4010] [--host 127.0.0.1]';

interface Arguments {
	port: number;
	host: string;
}

/** Reads the command line; undefined when only help was asked for. Throws a plain sentence. */
function readArguments(): Arguments | undefined {
	const { values } = parseArgs({
		options: {
			port: { type: 'string', default: '4010' },
			host: { type: 'string', default: '127.0.0.1' },
			help: { type: 'boolean', default: false },
		},
	});
	if (values.help) return undefined;
	const port = Number(values.port);
	if (!/^\d{1,5}$/.test(values.port) || port > 65535) {
		throw new Error(`"${values.port}" is not a port. ${HELP}`);
	}
	return { port, host: values.host };
}

async function start({ port, host }: Arguments): Promise<Sandbox> {
	try {
		// Clients keep this machine's time when the virtual clock is turned on the page, so
		// signatures are accepted by either clock here.
		return await startSandbox({ port, host, settings: { npay: { signatureClock: 'either' } } });
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
		throw new Error(`Port ${port} is in use already. Choose another one with --port.`);
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
