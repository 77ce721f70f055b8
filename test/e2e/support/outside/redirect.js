/**
 * Loaded into n8n before anything else (`node --require`): calls of n8n's own nodes to services that can't be reached
 * here go to stand-ins on loopback. Everything above HTTPS is n8n's own code.
 *
 * `OUTSIDE_HOSTS`: host names with commas between them; `OUTSIDE_PORT`: where the stand-ins listen.
 */
const http = require('node:http');
const https = require('node:https');

const hosts = new Set((process.env.OUTSIDE_HOSTS ?? '').split(','));
const port = Number(process.env.OUTSIDE_PORT);

/** The options of a call in any of the forms that `https.request` takes. */
function optionsOf([first, second]) {
	const given = typeof second === 'object' && second !== null ? second : {};
	if (typeof first !== 'string' && !(first instanceof URL)) return first;
	const { hostname, pathname, search } = new URL(first);
	return { hostname, path: pathname + search, ...given };
}

/** @returns {import('node:http').RequestOptions | undefined} to the stand-ins, if the call is for one of them */
function redirected(options) {
	const host = (options.hostname ?? options.host ?? '').toString();
	if (!hosts.has(host)) return undefined;
	const headers = Array.isArray(options.headers) ? options.headers : { ...options.headers, host };
	const place = { protocol: 'http:', host: '127.0.0.1', hostname: '127.0.0.1', port };
	// An agent for HTTPS refuses HTTP.
	return { ...options, headers, ...place, agent: undefined };
}

const { request: httpsRequest } = https;

function request(...args) {
	const options = redirected(optionsOf(args));
	if (options === undefined) return httpsRequest.apply(https, args);
	return http.request(
		options,
		args.find((one) => typeof one === 'function'),
	);
}

https.request = request;
https.get = (...args) => {
	const call = request(...args);
	call.end();
	return call;
};
