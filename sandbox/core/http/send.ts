import { setTimeout as sleep } from 'node:timers/promises';

import type { FastifyReply } from 'fastify';

type Headers = Record<string, string>;

const JSON_TYPE = 'application/json;charset=UTF-8';
const HTML_PAGE = `<!DOCTYPE html>
<html lang="ko"><head><meta charset="utf-8"><title>서비스 점검 안내</title></head>
<body><h1>시스템 점검 중입니다</h1><p>이용에 불편을 드려 죄송합니다.</p></body></html>
`;

/** Sends a whole JSON reply. The reply must have been hijacked from the framework. */
export function sendJson(
	reply: FastifyReply,
	status: number,
	headers: Headers,
	body: unknown,
): void {
	end(reply, status, { ...headers, 'content-type': JSON_TYPE }, JSON.stringify(body));
}

/** Sends a plain text. */
export function sendText(
	reply: FastifyReply,
	status: number,
	headers: Headers,
	body: string,
): void {
	end(reply, status, { ...headers, 'content-type': 'text/plain;charset=UTF-8' }, body);
}

/** Sends an HTML error page, as load balancers and maintenance pages do. */
export function sendHtml(reply: FastifyReply, status: number, headers: Headers): void {
	end(reply, status, { ...headers, 'content-type': 'text/html;charset=UTF-8' }, HTML_PAGE);
}

/** Sends the JSON reply padded with an unknown member to at least so many bytes. */
export function sendHuge(
	reply: FastifyReply,
	status: number,
	headers: Headers,
	body: unknown,
	bytes: number,
): void {
	const padded =
		typeof body === 'object' && body !== null && !Array.isArray(body) ? body : { body };
	sendJson(reply, status, headers, { ...padded, padding: 'x'.repeat(bytes) });
}

/**
 * Sends half of the JSON. `contentLength`: the length header promises all of it and the connection
 * ends half-way. `chunked`: the reply ends properly, only the JSON is not whole.
 */
export function sendTruncated(
	reply: FastifyReply,
	status: number,
	headers: Headers,
	body: unknown,
	mode: 'contentLength' | 'chunked',
): void {
	const whole = Buffer.from(JSON.stringify(body));
	const half = whole.subarray(0, Math.ceil(whole.length / 2));
	const typed = { ...headers, 'content-type': JSON_TYPE };
	if (mode === 'chunked') {
		reply.raw.writeHead(status, typed);
		reply.raw.write(half);
		reply.raw.end();
		return;
	}
	reply.raw.writeHead(status, { ...typed, 'content-length': String(whole.length) });
	reply.raw.write(half, () => reply.raw.socket?.end());
}

/**
 * Sends the JSON in small pieces, real time between them, until it is sent, the client has gone, or
 * `stop` says so. Default: a byte every half second.
 */
export async function sendDripping(
	reply: FastifyReply,
	status: number,
	headers: Headers,
	body: unknown,
	{ bytes = 1, everyMs = 500 }: { bytes?: number; everyMs?: number },
	stop: AbortSignal,
): Promise<void> {
	const { raw } = reply;
	const whole = Buffer.from(JSON.stringify(body));
	const length = { 'content-type': JSON_TYPE, 'content-length': String(whole.length) };
	raw.writeHead(status, { ...headers, ...length });
	for (let sent = 0; sent < whole.length && !raw.destroyed; sent += bytes) {
		raw.write(whole.subarray(sent, sent + bytes));
		await sleep(everyMs, undefined, { signal: stop, ref: false });
	}
	raw.end();
}

/** Cuts the connection (TCP reset) without a reply. */
export function cutConnection(reply: FastifyReply): void {
	reply.raw.socket?.resetAndDestroy();
}

function end(reply: FastifyReply, status: number, headers: Headers, text: string): void {
	const bytes = Buffer.from(text);
	reply.raw.writeHead(status, { ...headers, 'content-length': String(bytes.length) });
	reply.raw.end(bytes);
}
