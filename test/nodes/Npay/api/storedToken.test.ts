import {
	accountFingerprint,
	readAccount,
	shopFingerprint,
} from '../../../../nodes/Npay/api/account';
import { packToken, usableToken } from '../../../../nodes/shared/auth/storedToken';

const NOW = 1_795_000_000_000;
const stored = packToken({
	fingerprint: 'abc',
	expiresAt: NOW + 3_600_000,
	token: 'to.ken.with.dots',
});

test('comes back for the account it was issued to, while it lasts', () => {
	expect(usableToken(stored, 'abc', NOW)).toBe('to.ken.with.dots');
});

test.each([
	['another account', stored, 'abd', NOW],
	['when it has ended', stored, 'abc', NOW + 3_600_000],
	['when it ends within half a minute', stored, 'abc', NOW + 3_580_000],
	['a token without a name on it', 'some-old-token', 'abc', NOW],
	['nothing', '', 'abc', NOW],
	['no text', undefined, 'abc', NOW],
	['a token cut short', 'abc.1795003600000.', 'abc', NOW],
])('is not used for %s', (_, value, fingerprint, now) => {
	expect(usableToken(value, fingerprint, now)).toBeUndefined();
});

const fields = {
	environment: 'production',
	applicationId: 'shop',
	applicationSecret: '$2a$04$abcdefghijklmnopqrstuu',
	tokenType: 'SELF',
};
const account = readAccount(fields);

test.each([
	['id', { applicationId: 'shop2' }],
	['secret', { applicationSecret: '$2a$04$zbcdefghijklmnopqrstuu' }],
	['environment', { environment: 'sandbox' }],
	['host', { environment: 'custom', baseUrl: 'https://proxy.example.com/npay' }],
	['token type', { tokenType: 'none' }],
])('another %s is another account', (_, changed) => {
	expect(accountFingerprint(readAccount({ ...fields, ...changed }))).not.toBe(
		accountFingerprint(account),
	);
});

test('a renewed secret is the same shop, another id or host is not', () => {
	const shop = (changed: object) => shopFingerprint(readAccount({ ...fields, ...changed }));
	expect(shop({ applicationSecret: '$2a$04$zbcdefghijklmnopqrstuu' })).toBe(shop({}));
	expect(shop({ applicationId: 'shop2' })).not.toBe(shop({}));
	expect(shop({ environment: 'sandbox' })).not.toBe(shop({}));
});

test.each([
	'https://example.com/npay/',
	'http://127.0.0.1:4010/npay',
	'http://localhost/npay',
	'http://[::1]:80/npay',
])('takes the base URL %s', (baseUrl) => {
	expect(readAccount({ ...fields, environment: 'custom', baseUrl }).baseUrl).toMatch(/\/npay$/);
});

test.each([
	'http://192.168.0.5/npay',
	'http://127.0.0.1.example.com/',
	'https://user:pw@example.com',
	'ftp://example.com',
	'https://example.com/?a=1',
	'',
])('refuses the base URL %s', (baseUrl) => {
	expect(() => readAccount({ ...fields, environment: 'custom', baseUrl })).toThrow(/Base URL/);
});
