import { createHash } from 'node:crypto';

import type { Delivery } from '../../core/post/letter';

export const VERSIONS = ['2024-04-25', '2024-01-01'] as const;

/** One mode of the console: where notifications of it go, and what they are signed with. */
export interface WebhookMode {
	/** On this machine; null = none. A payment's own `noticeUrls` go first. */
	url: string | null;
	/** `whsec_` and base64 (Standard Webhooks). */
	secret: string;
}

/**
 * How notifications (웹훅) are sent; source: PortOne's guide, and Standard Webhooks. Of repeats the guide tells that
 * there are some until a 2xx, not how many nor how far apart.
 */
export interface NotificationSettings extends Delivery {
	live: WebhookMode;
	/** For channels of the type TEST. */
	test: WebhookMode;
	version: (typeof VERSIONS)[number];
	/** Of version 2024-01-01; the newer one is always JSON. */
	contentType: 'application/json' | 'application/x-www-form-urlencoded';
	/** How often each is sent from the start: some come twice. */
	copies: number;
	/** Each is sent at some time up to so much later, ms of the virtual clock: they come late, and out of order. */
	spreadMs: number;
}

/** Changes to how notifications are sent; what is not said stays. */
export type NotificationSettingsPatch = Partial<Omit<NotificationSettings, 'live' | 'test'>> & {
	live?: Partial<WebhookMode>;
	test?: Partial<WebhookMode>;
};

/** A secret of the right form, the same in every sandbox. */
const secretOf = (mode: string): string =>
	`whsec_${createHash('sha256').update(`sandbox ${mode}`).digest('base64')}`;

export const DEFAULT_NOTIFICATIONS: Readonly<NotificationSettings> = {
	live: { url: null, secret: secretOf('live') },
	test: { url: null, secret: secretOf('test') },
	version: '2024-04-25',
	contentType: 'application/json',
	repeats: 5,
	repeatAfterMs: 60_000,
	repeatOn: 'not2xx',
	firstTimeoutMs: 30_000,
	repeatTimeoutMs: 30_000,
	copies: 1,
	spreadMs: 0,
};

export const patchedNotifications = (
	settings: NotificationSettings,
	{ live, test, ...patch }: NotificationSettingsPatch = {},
): NotificationSettings => ({
	...settings,
	...patch,
	live: { ...settings.live, ...live },
	test: { ...settings.test, ...test },
});
