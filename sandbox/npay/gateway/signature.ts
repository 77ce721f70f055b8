import bcrypt from 'bcryptjs';

import type { Application } from '../settings';

/**
 * Whether a signature is base64 of bcrypt(`clientId_timestamp`) with the application's secret as
 * the salt. The whole text is compared, since bcrypt rewrites the salt's last character.
 */
export async function compareSignature(
	{ clientId, clientSecret }: Application,
	timestamp: string,
	signature: string,
): Promise<boolean> {
	const hash = await bcrypt.hash(`${clientId}_${timestamp}`, clientSecret);
	return Buffer.from(hash).toString('base64') === signature;
}
