import type { IHookFunctions, IWebhookFunctions } from 'n8n-workflow';

import { AccountError } from '../../shared/auth/account';
import { readAccount } from '../api/account';
import { CREDENTIAL } from '../api/client';
import { readWebhookSecrets, type WebhookSecret } from '../api/webhookSecrets';
import { readSignature, type Signature } from './signature';

/** How a notification's signature fits: `unchecked` where the credential has no secret to check it by. */
type Proof = Signature<WebhookSecret> | 'unchecked' | 'missing' | 'wrong';

/** Reads the credential as the trigger needs it. @throws AccountError */
export async function readSecrets(
	functions: IWebhookFunctions | IHookFunctions,
): Promise<WebhookSecret[]> {
	const credential = await functions.getCredentials(CREDENTIAL);
	if (readAccount(credential).server === 'ceos') {
		throw new AccountError(
			'This trigger takes the notifications of PortOne, and its credential is for CEOS, which sends none. Choose PortOne V2 as Server in the credential',
		);
	}
	return readWebhookSecrets(credential);
}

/** Checks the signature of the request that a webhook was called with. @throws AccountError */
export async function proofOf(functions: IWebhookFunctions): Promise<Proof> {
	const secrets = await readSecrets(functions);
	if (secrets.length === 0) return 'unchecked';
	// n8n reads the body before it calls a webhook, and keeps it: nothing else is what was signed.
	const { rawBody, headers } = functions.getRequestObject();
	return Buffer.isBuffer(rawBody) ? readSignature({ body: rawBody, headers }, secrets) : 'missing';
}
