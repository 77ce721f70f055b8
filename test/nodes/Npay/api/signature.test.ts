import { sign } from '../../../../nodes/Npay/api/signature';

test("is what Naver's official example says", () => {
	expect(sign('aaaabbbbcccc', '$2a$10$abcdefghijklmnopqrstuv', 1643961623299)).toBe(
		'JDJhJDEwJGFiY2RlZmdoaWprbG1ub3BxcnN0dXVCVldZSk42T0VPdEx1OFY0cDQxa2IuTnpVaUEzbmsy',
	);
});

test('differs by id, secret and time, and never holds the secret', () => {
	const secret = '$2a$04$abcdefghijklmnopqrstuu';
	const signatures = [
		sign('shop', secret, 1),
		sign('shop2', secret, 1),
		sign('shop', secret, 2),
		sign('shop', '$2a$04$zbcdefghijklmnopqrstuu', 1),
	];
	expect(new Set(signatures).size).toBe(4);
	for (const signature of signatures) expect(signature).toMatch(/^[A-Za-z0-9+/]{80}$/);
});
