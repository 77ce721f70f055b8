import type { FastifyRequest } from 'fastify';

import { parseForm } from '../../core/http/form';
import { WrongInput } from './errors';

type Fields = Record<string, unknown>;

/**
 * The members of a request's body: JSON, or a form by its content type. Throws WrongInput for
 * what is neither; an empty body has none.
 */
export function fieldsOf({ body, headers }: FastifyRequest): Fields {
	const text = Buffer.isBuffer(body) ? body.toString('utf8') : '';
	if (text === '') return {};
	if (headers['content-type']?.includes('application/x-www-form-urlencoded')) {
		return parseForm(text);
	}
	const value = parsedJson(text);
	if (typeof value !== 'object' || value === null || Array.isArray(value)) {
		throw new WrongInput('요청 본문을 읽을 수 없습니다.');
	}
	return value as Fields;
}

function parsedJson(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}
