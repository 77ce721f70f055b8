import { Webhook } from 'standardwebhooks';

import type { Written } from '../../core/post/letter';
import type { NotificationSettings } from './settings';
import type { Happening, Notification } from './types';

/** Further from now than any receiver may take. */
const FAR_MS = 6 * 60_000;

const MILLISECONDS = 1000;

/** A secret that is nobody's. */
const OTHER_SECRET = `whsec_${Buffer.from('some secret that is not the one').toString('base64')}`;

/** The body of a notification, in the form that the settings say. */
export function bodyOf(
	{ type, at, data }: Happening,
	{ version, contentType }: NotificationSettings,
): Pick<Notification, 'version' | 'contentType' | 'body'> {
	if (version === '2024-04-25') {
		const body = JSON.stringify({ type, timestamp: new Date(at).toISOString(), data });
		return { version, contentType: 'application/json', body };
	}
	const { paymentId = '', transactionId = '' } = data;
	const status = type.replace(/^Transaction\./, '');
	const members = { payment_id: paymentId, tx_id: transactionId, status };
	const body =
		contentType === 'application/json'
			? JSON.stringify(members)
			: new URLSearchParams(members).toString();
	return { version, contentType, body };
}

/** A notification as it goes out now (epoch ms), signed: or what became of it on the way. */
export function writtenAt(
	{ webhookId, body, contentType, mode, mischief }: Notification,
	settings: NotificationSettings,
	now: number,
): Written {
	const shift = mischief === 'old' ? -FAR_MS : mischief === 'early' ? FAR_MS : 0;
	const time = Math.floor((now + shift) / MILLISECONDS);
	const secret = mischief === 'wrongSecret' ? OTHER_SECRET : settings[mode].secret;
	const signature = new Webhook(secret).sign(webhookId, new Date(time * MILLISECONDS), body);
	const headers = { 'content-type': contentType };
	if (mischief === 'unsigned') return { headers, body };
	return {
		headers: {
			...headers,
			'webhook-id': mischief === 'changedId' ? `${webhookId}0` : webhookId,
			'webhook-timestamp': String(mischief === 'changedTime' ? time + 1 : time),
			'webhook-signature': signature,
		},
		// A blank more changes nothing of what a body says, and is another body all the same.
		body: mischief === 'changedBody' ? `${body} ` : body,
	};
}
