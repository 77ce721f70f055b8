import Ajv from 'ajv';

import { type Check, lazyCheck } from '../../core/lazy-schema';
import type { CeosSettings } from '../settings';
import { CURRENCIES, type PaymentRequest } from '../types';
import { Refused } from './errors';

const MEMBERS = {
	storeId: { type: 'string', pattern: '\\S' },
	orderName: { type: 'string', pattern: '\\S' },
	totalPayAmount: { type: 'integer', minimum: 1, maximum: Number.MAX_SAFE_INTEGER },
	currency: { enum: CURRENCIES },
	customData: { type: ['string', 'null'] },
};

const isRequest: Check<Partial<PaymentRequest>> = lazyCheck(new Ajv(), {
	type: 'object',
	properties: MEMBERS,
	required: ['storeId', 'orderName', 'totalPayAmount', 'currency'],
});

/** Reads an instant payment. Throws Refused (400); `note` is told of members that nobody knows. */
export function readPayment(
	body: unknown,
	{ unknownInput }: CeosSettings,
	note: (text: string) => void,
): PaymentRequest {
	if (!isRequest(body)) {
		const [problem] = isRequest.errors;
		throw new Refused(400, `${problem?.instancePath.slice(1) || 'body'} ${problem?.message}`);
	}
	for (const name of Object.keys(body as object).filter((one) => !(one in MEMBERS))) {
		if (unknownInput === 'reject') throw new Refused(400, `unknown member ${name}`);
		note(`unknown member ${name}`);
	}
	const { storeId, orderName, totalPayAmount, currency, customData } = body as PaymentRequest;
	return { storeId, orderName, totalPayAmount, currency, customData: customData ?? null };
}
