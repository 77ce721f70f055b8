import { rowFailure } from '../../../nodes/Npay/api/failures';
import { cleanBody } from '../../../nodes/shared/http/answer/clean';
import {
	fullWordsOf,
	invalidInputsOf,
	nameOf,
	wordsOf,
} from '../../../nodes/shared/http/answer/told';
import { answer, failing, SERVERS, STAND_INS, TOKEN } from '../../support/shops/wireEnds';
import { restart } from '../../support/sleep';

beforeEach(() => restart());

const refusal = (message: string, rest: object = {}) => ({
	...{ code: 'BAD_REQUEST', type: 'INVALID_REQUEST', message },
	...rest,
});

test.each(SERVERS)(
	"%s: the token that was sent is cut out of the server's words",
	async (server) => {
		for (const status of [400, 500]) {
			const reply = answer(status, refusal(`Bearer ${TOKEN} is not allowed`), {
				'gncp-gw-trace-id': TOKEN,
			});
			const { failed } = await failing(server, 'write', reply);
			expect(failed.failure.message).toBe('Bearer (hidden) is not allowed');
			expect(JSON.stringify(failed.failure)).not.toContain(TOKEN);
		}
	},
);

test.each(SERVERS)("%s: a card's number is cut out of the server's words", async (server) => {
	for (const number of ['4242424242424242', '5555 5555 5555 4444', '3782-822463-10005']) {
		const { failed } = await failing(server, 'write', answer(400, refusal(`no ${number}!`)));
		expect(failed.failure.message).toBe('no ****!');
	}
});

test.each(['2026112912345678', '4242424242424243', '42424242424242424', 'order-4242-4242'])(
	'%s is no number of a card, and stays',
	(number) => {
		expect(wordsOf(`no ${number}`)).toBe(`no ${number}`);
	},
);

test.each(SERVERS)(
	'%s: of a message of five million characters some hundred are told',
	async (server) => {
		const reply = answer(400, refusal('오류 '.repeat(1_700_000)));
		const { failed } = await failing(server, 'write', reply);
		expect(failed.failure.message.length).toBeLessThan(400);
		expect(failed.failure.message).toMatch(/^오류 오류 .*…$/);
	},
);

test.each(SERVERS)('%s: nothing of a page or of bytes is told', async (server) => {
	const bytes = Buffer.from([0, 255, 1, 254, 0x89, 0x50, 0x4e, 0x47]).toString('latin1');
	for (const text of ['<!DOCTYPE html><p>x</p>', bytes, JSON.stringify(refusal('<html><p>'))]) {
		const { failed } = await failing(server, 'write', answer(502, text));
		expect(failed.failure.message).toMatch(
			/^(Naver|PortOne|CEOS) answered with HTTP 502$|^INVALID/,
		);
	}
});

test('good answers are told without the token too', async () => {
	const npay = STAND_INS.npay(
		async () =>
			await Promise.resolve(
				answer(200, {
					data: [
						{ productOrder: { productOrderId: '2026112212345601', productName: `a ${TOKEN}` } },
					],
				}),
			),
	);
	const { items, error } = await npay.execute([
		{ resource: 'productOrder', operation: 'get', productOrderId: '2026112212345601' },
	]);
	expect(error).toBeUndefined();
	expect(JSON.stringify(items)).toContain('a (hidden)');
	expect(JSON.stringify(items)).not.toContain(TOKEN);
});

const INPUTS = [
	{ name: 'endDate', message: '전월 말일까지만 조회할 수 있습니다', type: 'Past' },
	{ name: 'startDate', message: '필수입니다' },
];

test('refused fields and the reasons stand in the message, of reads, writes and single rows', async () => {
	const body = refusal('잘못된 요청', { invalidInputs: INPUTS });
	const words = '잘못된 요청 (endDate: 전월 말일까지만 조회할 수 있습니다; startDate: 필수입니다)';
	for (const kind of ['read', 'write'] as const) {
		const { failed } = await failing('npay', kind, answer(400, body));
		expect(failed.failure.message).toBe(words);
	}
	expect(rowFailure(body).message).toBe(words);
});

test('refused fields come with each item, and in the error', async () => {
	const body = refusal('잘못된 요청', { invalidInputs: INPUTS });
	const run = async (onError: 'stopWorkflow' | 'continueRegularOutput') =>
		await STAND_INS.npay(async () => await Promise.resolve(answer(400, body))).execute(
			[
				{
					resource: 'vat',
					operation: 'getDaily',
					period: 'custom',
					startDate: '2026-10-01',
					endDate: '2026-10-02',
				},
			],
			{ onError },
		);
	const { items } = await run('continueRegularOutput');
	expect(items[0]?.json.error).toContain('endDate: 전월 말일까지만 조회할 수 있습니다');
	expect(((await run('stopWorkflow')).error as Error).message).toContain(
		'endDate: 전월 말일까지만',
	);
});

test.each([
	[
		'Spring',
		{ errors: [{ field: 'amount', defaultMessage: '0보다 커야 합니다' }] },
		'amount: 0보다 커야 합니다',
	],
	['a name alone', { invalidInputs: [{ name: 'a' }] }, 'a'],
	['nothing of use', { invalidInputs: [null, 5, 'x', {}, { name: {} }] }, undefined],
	['no list', { invalidInputs: { name: 'a' } }, undefined],
	['no object', 'x', undefined],
])('refused fields: %s', (_, body, told) => {
	expect(invalidInputsOf(body)).toBe(told);
});

test('what message and fields both say is told once', () => {
	const body = { invalidInputs: [{ name: 'a', message: 'b' }] };
	expect(fullWordsOf('a: b', body)).toBe('a: b');
	expect(fullWordsOf(undefined, body)).toBe('a: b');
});

test.each([
	['a\u0000b\n\t c', 'a b c'],
	[' ', undefined],
	['<?xml version="1.0"?>', undefined],
	[5, undefined],
	['x'.repeat(299) + '😀😀', `${'x'.repeat(299)}…`],
])('words: %p', (value, words) => {
	expect(wordsOf(value)).toBe(words);
});

test.each([
	[9999, '9999'],
	['', undefined],
	[{}, undefined],
	['x'.repeat(200), `${'x'.repeat(80)}…`],
])('names: %p', (value, name) => {
	expect(nameOf(value)).toBe(name);
});

test("GW.AUTHN names the other cause: the application lacks that API's group", async () => {
	const { failed } = await failing('npay', 'read', answer(403, { code: 'GW.AUTHN', message: 'x' }));
	expect(failed.failure.advice).toMatch(
		/Check the credential.*group of this API, e\.g\. settlements \(정산\)/,
	);
});

test.each(['constructor', 'toString', '__proto__'])('a code %p has no advice', (code) => {
	expect(rowFailure({ code, message: 'x' }).advice).toBeUndefined();
});

test('an answer that is nested too deep is no answer; a field called __proto__ is dropped', () => {
	const deep = JSON.parse('['.repeat(10_000) + ']'.repeat(10_000)) as unknown;
	expect(cleanBody(deep, [])).toBe('');
	const body = cleanBody(JSON.parse('{"a":{"__proto__":{"b":1},"c":2}}'), []);
	expect(JSON.stringify(body)).toBe('{"a":{"c":2}}');
	expect(cleanBody('short secrets stay', ['secrets'])).toBe('short secrets stay');
});
