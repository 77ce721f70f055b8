import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import { AccountError } from '../../shared/auth/account';

/** Where PortOne gives out webhook secrets. */
export const WEBHOOKS_MENU =
	'the PortOne console (관리자콘솔) > 결제 연동 > 연동 관리 > 결제알림(Webhook) 관리 > 결제모듈 V2';

/** A secret that PortOne signs notifications with. */
export interface WebhookSecret {
	bytes: Uint8Array;
	/** Whether it is that of the test mode. */
	isTest: boolean;
}

/** The secret's fields of the credential, by their labels in the editor. */
const FIELDS = [
	{ name: 'webhookSecret', label: 'Webhook Secret', isTest: false },
	{ name: 'testWebhookSecret', label: 'Test Webhook Secret', isTest: true },
] as const;

/** Base64, the prefix that PortOne puts before it or not (Standard Webhooks). */
const FORM = /^(?:whsec_)?([A-Za-z0-9+/]{4,}={0,2})$/;

/**
 * The webhook secrets of a `portOneV2Api` credential; none where none is set.
 *
 * @throws AccountError naming the field, never its value
 */
export function readWebhookSecrets(fields: ICredentialDataDecryptedObject): WebhookSecret[] {
	return FIELDS.flatMap(({ name, label, isTest }) => {
		const text = String(fields[name] ?? '').trim();
		if (text === '') return [];
		const base64 = FORM.exec(text)?.[1];
		if (base64 !== undefined) return [{ bytes: Buffer.from(base64, 'base64'), isTest }];
		throw new AccountError(
			`${label} of the PortOne V2 credential is no webhook secret (웹훅 시크릿): it begins with whsec_. Copy it again from ${WEBHOOKS_MENU}`,
		);
	});
}
