import type { Failure } from '../../core/payments/failures';
import { orderOf, type TryOutcome } from '../../core/payments/ledger';
import { Refused } from '../gateway/errors';
import { readPayment } from '../gateway/input';
import type { PaymentRequest } from '../types';
import { localTime } from '../wire';
import type { Call, Endpoint } from './endpoint';

const OUTCOMES: Readonly<Record<Failure, TryOutcome>> = { before: 'failed', after: 'lost' };

/** 결제: pays at once under an id of the shop's own. One payment in ten fails. */
export const pay: Endpoint = {
	method: 'POST',
	template: '/payments/{paymentId}/instant',
	checksFirst: true,
	async run(call) {
		const { books, settings, githubId, params, pause, note } = call;
		const request = readPayment(call.body(), settings, note);
		const paymentId = params['paymentId'] ?? '';
		const { orderName, customData, totalPayAmount: amount } = request;
		const order = orderOf(orderName, customData);
		const tried = (outcome: TryOutcome, at: number) =>
			books.tries.push({ owner: githubId, paymentId, order, amount, at, outcome });
		const problem = storeProblem(call, request) ?? problemOf(call, paymentId);
		if (problem) {
			tried('refused', call.now());
			throw problem;
		}
		if (pause) await pause();
		const now = call.now();
		const failure = books.failures.next();
		tried(failure ? OUTCOMES[failure] : 'paid', now);
		if (failure === 'before') writeFailure(call, paymentId, request);
		else books.put({ ...request, githubId, paymentId, status: 'PAID', paidAt: now });
		if (failure) throw new Refused(settings.failureStatus, '결제에 실패했습니다.');
		return { body: { paymentId, paidAt: localTime(now) } };
	},
};

/** Why the store may not be paid at with this secret, where stores are GitHub ids (`stores`). */
function storeProblem(
	{ books, settings, githubId }: Call,
	{ storeId }: PaymentRequest,
): Refused | undefined {
	if (settings.stores === 'any' || storeId.toLowerCase() === githubId) return undefined;
	return books.secrets.isIssued(storeId)
		? new Refused(403, '상점 정보가 API Secret과 일치하지 않습니다.')
		: new Refused(404, '등록되지 않은 상점입니다.');
}

/** Why a payment may not be tried under this id. */
function problemOf({ books, settings, githubId }: Call, paymentId: string): Refused | undefined {
	const before = books.find(githubId, paymentId);
	if (!before) return undefined;
	if (before.status === 'FAILED') {
		if (settings.failedId === 'reusable') return undefined;
		return new Refused(409, '이미 사용된 paymentId입니다.');
	}
	if (before.status === 'PAID' && settings.paidId === 'charged') return undefined;
	return new Refused(409, '이미 결제된 paymentId입니다.');
}

/** What a failed payment leaves behind. A payment that was paid before stays so. */
function writeFailure(
	{ books, settings, githubId }: Call,
	paymentId: string,
	request: PaymentRequest,
): void {
	const paid = books.find(githubId, paymentId)?.paidAt !== undefined;
	if (settings.failedRecord === 'none' || paid) return;
	books.put({ ...request, githubId, paymentId, status: 'FAILED' });
}
