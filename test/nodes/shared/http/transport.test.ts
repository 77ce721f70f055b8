import type { IExecuteFunctions } from 'n8n-workflow';

import { TokenError } from '../../../../nodes/shared/auth/tokenTransport';
import { send } from '../../../../nodes/shared/http/transport';

/** Sends through a helper that throws what n8n's would. */
const sendWith = async (error: unknown) =>
	await send(
		{
			helpers: { httpRequestWithAuthentication: async () => await Promise.reject(error) },
		} as unknown as IExecuteFunctions,
		'anyApi',
		{ url: 'https://example.com/' },
	);

/** n8n 2 keeps what its HTTP library threw as the cause. */
const inTwo = (cause: object) => Object.assign(new Error('Bad request'), { cause });

/** n8n 1 drops it; what is left stands in fields of its own. */
const inOne = (fields: object) =>
	Object.assign(new Error('The service failed'), { cause: undefined, context: {}, ...fields });

const body = { code: 1, message: '존재하지 않는 결제정보입니다.' };

test.each([
	[
		'n8n 2',
		inTwo({ response: { status: 404, headers: { Date: 'x' }, data: body } }),
		{ date: 'x' },
	],
	['n8n 1', inOne({ httpCode: '404', context: { data: body } }), {}],
])('%s: an answer is an answer, whatever its status', async (_, error, headers) => {
	expect(await sendWith(error)).toEqual({ status: 404, headers, body });
});

test.each([
	['n8n 2', inTwo({ code: 'ECONNRESET' }), true],
	['n8n 2', inTwo({ code: 'ECONNREFUSED' }), false],
	['n8n 1', inOne({ httpCode: 'ECONNRESET' }), true],
	['n8n 1', inOne({ httpCode: 'ECONNREFUSED' }), false],
])('%s: a network error tells whether anything was sent', async (_, error, maySent) => {
	expect(await sendWith(error)).toMatchObject({ maySent });
});

test.each([
	['n8n 2', (problem: TokenError) => inTwo(problem)],
	[
		'n8n 1',
		({ message, description, httpCode }: TokenError) =>
			inOne({ messages: [message], description, httpCode: httpCode ?? null }),
	],
])('%s: no token is told in the words of the credential', async (_, wrap) => {
	const problem = new TokenError('These keys do not belong together', { httpCode: '401' });
	expect(await sendWith(wrap(problem))).toEqual({
		tokenProblem: 'These keys do not belong together',
		httpCode: '401',
	});
	expect(await sendWith(wrap(new TokenError('Not reachable')))).toEqual({
		tokenProblem: 'Not reachable',
	});
});

test('what nobody knows may have been sent', async () => {
	expect(await sendWith(new Error('?'))).toEqual({ networkCode: 'UNKNOWN', maySent: true });
});
