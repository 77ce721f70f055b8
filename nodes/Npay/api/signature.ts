import { hashSync } from 'bcryptjs';

/**
 * The electronic signature that the token endpoint takes instead of the secret: bcrypt of
 * `{applicationId}_{timestamp}` with the application secret as its salt, in base64.
 * Source: Naver's public description (application id, secret and millisecond timestamp); bcrypt as in the
 * Commerce API, whose official example is a test of this function.
 *
 * @param timestamp milliseconds since the epoch; the server takes it for five minutes
 */
export function sign(applicationId: string, applicationSecret: string, timestamp: number): string {
	return Buffer.from(hashSync(`${applicationId}_${timestamp}`, applicationSecret)).toString(
		'base64',
	);
}
