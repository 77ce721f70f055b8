import type {
	ICredentialDataDecryptedObject,
	ICredentialsDecrypted,
	ICredentialTestFunctions,
	INodeCredentialTestResult,
} from 'n8n-workflow';

import { type PostForm, postFormWithLegacy } from './tokenTransport';

/** A credential's test, as n8n calls it. */
export type CredentialTest = (
	this: ICredentialTestFunctions,
	credential: ICredentialsDecrypted,
) => Promise<INodeCredentialTestResult>;

/**
 * Makes a credential test from a proof of the values under test.
 *
 * @param prove throws an error for the user where the values are not right
 */
export const testByProof = (
	prove: (
		fields: ICredentialDataDecryptedObject,
		functions: ICredentialTestFunctions,
	) => Promise<unknown>,
): CredentialTest =>
	async function (credential) {
		try {
			await prove(credential.data ?? {}, this);
			return { status: 'OK', message: 'Connection successful' };
		} catch (error) {
			return { status: 'Error', message: (error as Error).message };
		}
	};

/**
 * Makes a credential test that proves the values under test by getting a token with them. A token that is kept
 * from earlier proves nothing, so it isn't looked at.
 *
 * @param exchange gets a fresh token for the fields, or throws an error for the user
 */
export const testByToken = (
	exchange: (fields: ICredentialDataDecryptedObject, post: PostForm) => Promise<string>,
): CredentialTest =>
	testByProof(async (fields, functions) => await exchange(fields, postFormWithLegacy(functions)));
