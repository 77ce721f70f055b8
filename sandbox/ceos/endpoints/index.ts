import { Refused } from '../gateway/errors';
import { shaped } from '../secrets';
import type { Payment } from '../types';
import { localTime, paymentOnWire } from '../wire';
import type { Call, Endpoint } from './endpoint';
import { pay } from './pay';

/** API Secret 발급: the same secret however often. */
const issueSecret: Endpoint = {
	method: 'GET',
	template: '/auth/{githubId}',
	open: true,
	run({ books, settings, params, now }) {
		const githubId = params['githubId'] ?? '';
		if (!/^[a-z\d](-?[a-z\d]){0,38}$/i.test(githubId)) {
			throw new Refused(400, 'GitHub id가 아닙니다.');
		}
		const { secret, issuedAt } = books.secrets.issue(githubId, now());
		if (settings.secretShape !== 'course') return shaped(secret, settings.secretShape);
		return {
			body: {
				githubId: githubId.toLowerCase(),
				apiSecretKey: secret,
				createdAt: localTime(issuedAt),
			},
		};
	},
};

/** 결제 취소: all of it, once. */
const cancel: Endpoint = {
	method: 'POST',
	template: '/payments/{paymentId}/cancel',
	run(call) {
		const payment = paymentOf(call);
		if (call.body() !== undefined) call.note('a body where there is none');
		if (payment.status === 'CANCELLED') throw new Refused(409, '이미 취소된 결제입니다.');
		if (payment.status === 'FAILED') throw new Refused(409, '결제되지 않은 건입니다.');
		Object.assign(payment, { status: 'CANCELLED', cancelledAt: call.now() });
		return { body: paymentOnWire(payment) };
	},
};

/** 단건 조회 */
const get: Endpoint = {
	method: 'GET',
	template: '/payments/{paymentId}',
	run: (call) => ({ body: paymentOnWire(paymentOf(call)) }),
};

function paymentOf({ books, githubId, params }: Call): Payment {
	const payment = books.find(githubId, params['paymentId'] ?? '');
	if (!payment) throw new Refused(404, '존재하지 않는 결제입니다.');
	return payment;
}

/** Every call of CEOS's page. */
export const ENDPOINTS: readonly Endpoint[] = [issueSecret, pay, cancel, get];

/** The documented paths. */
export const CEOS_ROUTES: readonly string[] = ENDPOINTS.map(({ template }) => template);
