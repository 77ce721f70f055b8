import { isIP } from 'node:net';

import type { NotificationSettings } from '../settings';
import type { Attempt, Notification } from './types';

const LONGEST_ANSWER = 500;

/** True for an address of this machine: the only ones to which anything is ever sent. */
export function isOnThisMachine(url: string): boolean {
	if (!URL.canParse(url)) return false;
	const { protocol, hostname } = new URL(url);
	if (protocol !== 'http:' && protocol !== 'https:') return false;
	if (hostname === 'localhost' || hostname === '[::1]') return true;
	return isIP(hostname) === 4 && hostname.startsWith('127.');
}

/** Sends a notification once and waits for the answer. Never throws. Redirects are not followed. */
export async function send(
	{ url, body }: Notification,
	{ contentType }: NotificationSettings,
	{ at, timeoutMs, stop }: { at: number; timeoutMs: number; stop: AbortSignal },
): Promise<Attempt> {
	const started = Date.now();
	const late = AbortSignal.timeout(timeoutMs);
	const took = () => Date.now() - started;
	try {
		const response = await fetch(url ?? '', {
			method: 'POST',
			headers: { 'content-type': contentType, connection: 'close' },
			body:
				contentType === 'application/json'
					? JSON.stringify(body)
					: new URLSearchParams(Object.entries(body)).toString(),
			redirect: 'manual',
			signal: AbortSignal.any([late, stop]),
		});
		const answer = (await response.text()).slice(0, LONGEST_ANSWER);
		return { at, tookMs: took(), status: response.status, answer };
	} catch {
		const error = stop.aborted ? 'stopped' : late.aborted ? 'timeout' : 'network';
		return { at, tookMs: took(), error };
	}
}
