import { Webhook as Standard } from 'standardwebhooks';

import { readWebhookSecrets } from '../../../../nodes/PortOneV2/api/webhookSecrets';
import { isOutOfTime, readSignature } from '../../../../nodes/PortOneV2/trigger/signature';

const NOW = Date.parse('2026-11-22T09:00:00.000+09:00');

const keysOf = (webhookSecret: string) => readWebhookSecrets({ webhookSecret });

describe('a signature', () => {
	const SECRET = `whsec_${Buffer.from('a secret of thirty-two characters').toString('base64')}`;
	const OTHER = `whsec_${Buffer.from('another secret, thirty-two or so.').toString('base64')}`;
	const BODY = '{"type":"Transaction.Paid","data":{"paymentId":"주문/1"}}';
	const sign = (key: string, id = 'webhook-1', at = NOW) =>
		new Standard(key).sign(id, new Date(at), BODY);
	const read = (
		headers: Record<string, unknown>,
		keys = keysOf(SECRET),
		body: Uint8Array = Buffer.from(BODY),
	) => readSignature({ body, headers }, keys);
	const headers = (signature: unknown, changes: Record<string, unknown> = {}) => ({
		'webhook-id': 'webhook-1',
		'webhook-timestamp': String(NOW / 1000),
		'webhook-signature': signature,
		...changes,
	});

	test.each([
		['alone', (right: string) => right],
		['behind those of another version', (right: string) => `v1a,abc v2,${right.slice(3)} ${right}`],
		['behind one of an older secret', (right: string) => `${sign(OTHER)} ${right}`],
		['before blanks', (right: string) => `${right}   `],
	])('is taken %s', (_, written) => {
		expect(read(headers(written(sign(SECRET))))).toMatchObject({ sentAt: NOW });
	});

	test.each([
		['of another secret', headers(sign(OTHER))],
		['of another version', headers(sign(SECRET).replace('v1,', 'v2,'))],
		['without its version', headers(sign(SECRET).slice(3))],
		['cut off', headers(sign(SECRET).slice(0, -2))],
		['with something behind it', headers(`${sign(SECRET)}A`)],
		['that is empty base64', headers('v1,')],
		['of another id', headers(sign(SECRET, 'webhook-2'))],
		['of another time', headers(sign(SECRET, 'webhook-1', NOW + 1000))],
	])('%s is wrong', (_, given) => {
		expect(read(given)).toBe('wrong');
	});

	test.each([
		['no signature', { 'webhook-signature': undefined }],
		['an empty signature', { 'webhook-signature': '' }],
		['no id', { 'webhook-id': undefined }],
		['no time', { 'webhook-timestamp': undefined }],
		['a time that is none', { 'webhook-timestamp': '2026-11-22' }],
		['a time with more behind it', { 'webhook-timestamp': `${NOW / 1000}.5` }],
		['a time before 1970', { 'webhook-timestamp': '-1' }],
		['several ids', { 'webhook-id': ['webhook-1', 'webhook-2'] }],
	])('with %s is missing', (_, changes) => {
		expect(read(headers(sign(SECRET), changes))).toBe('missing');
	});

	test('is of the bytes that came: no decoding makes two bodies one', () => {
		const given = headers(sign(SECRET));
		const bytes = Buffer.from(BODY);
		expect(read(given, keysOf(SECRET), bytes)).toMatchObject({ sentAt: NOW });
		for (let at = 0; at < bytes.length; at++) {
			const other = Buffer.from(bytes);
			other[at] = (other[at] ?? 0) ^ 0x80;
			expect(read(given, keysOf(SECRET), other)).toBe('wrong');
		}
	});

	test('tells which of the two secrets it was made with', () => {
		const keys = readWebhookSecrets({ webhookSecret: SECRET, testWebhookSecret: OTHER });
		expect(read(headers(sign(SECRET)), keys)).toMatchObject({ key: { isTest: false } });
		expect(read(headers(sign(OTHER)), keys)).toMatchObject({ key: { isTest: true } });
	});

	test.each([
		[0, false],
		[300, false],
		[-300, false],
		[301, true],
		[-301, true],
	])('%i s off the time is too far: %s', (seconds, expected) => {
		expect(isOutOfTime(NOW + seconds * 1000, NOW)).toBe(expected);
		// The time may be told to the millisecond, and signatures have whole seconds.
		expect(isOutOfTime(NOW + seconds * 1000, NOW + 999)).toBe(expected);
	});
});

describe('a webhook secret', () => {
	test.each(['', '  ', undefined, null])('%j is none', (webhookSecret) => {
		expect(readWebhookSecrets({ webhookSecret } as never)).toEqual([]);
	});

	test('may have blanks around it, and need not have its prefix', () => {
		const bytes = Buffer.from('secret!!');
		for (const text of ['whsec_c2VjcmV0ISE=', 'c2VjcmV0ISE=', ' whsec_c2VjcmV0ISE=\n']) {
			expect(readWebhookSecrets({ webhookSecret: text })).toEqual([{ bytes, isTest: false }]);
		}
	});

	test.each(['whsec_', 'whsec_한글', 'whsec_a b c d', 'PortOne secret', 'https://example.com'])(
		'%j is refused by its field, without telling it',
		(testWebhookSecret) => {
			const read = () => readWebhookSecrets({ testWebhookSecret });
			expect(read).toThrow(
				/^Test Webhook Secret of the PortOne V2 credential is no webhook secret/,
			);
			expect(read).not.toThrow(testWebhookSecret.slice(6) || 'nothing');
		},
	);
});
