import { fingerprint, withoutSecrets } from '../../../sandbox/core/http/redact';

describe('what the journal keeps', () => {
	it('has no secrets, however deep', () => {
		const kept = withoutSecrets({
			client_id: 'app',
			client_secret_sign: 'x',
			list: [{ access_token: 'x', quantity: 2 }],
			Authorization: 'x',
			password: 'x',
			sign: 'x',
		});
		expect(JSON.stringify(kept)).not.toContain('"x"');
		expect(kept).toMatchObject({
			client_id: 'app',
			list: [{ access_token: '[removed]', quantity: 2 }],
		});
	});

	it('tells tokens apart by a short hash', () => {
		expect(fingerprint('one')).toMatch(/^[0-9a-f]{8}$/);
		expect(fingerprint('one')).not.toBe(fingerprint('two'));
	});
});
