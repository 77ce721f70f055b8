import { testByToken } from '../shared/auth/credentialTest';
import { readAccount } from './api/account';
import { fetchToken } from './api/token';

/** Proves the values of an `npayApi` credential by getting a token with them. */
export const npayApiTest = testByToken(
	async (fields, post) => await fetchToken(readAccount(fields), post, Date.now()),
);
