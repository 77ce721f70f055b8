import type {
	ICredentialsDecrypted,
	ICredentialTestFunctions,
	INodeCredentialTestResult,
} from 'n8n-workflow';

import { readAccount } from './api/account';
import { fetchToken } from './api/token';
import { postFormWithLegacy } from './api/tokenTransport';

/**
 * Proves the values under test by getting a token with them. A token that is kept from earlier proves
 * nothing, so it isn't looked at.
 */
export async function npayApiTest(
	this: ICredentialTestFunctions,
	credential: ICredentialsDecrypted,
): Promise<INodeCredentialTestResult> {
	try {
		await fetchToken(readAccount(credential.data ?? {}), postFormWithLegacy(this), Date.now());
		return { status: 'OK', message: 'Connection successful' };
	} catch (error) {
		return { status: 'Error', message: (error as Error).message };
	}
}
