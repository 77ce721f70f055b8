import type { Books } from '../books';
import { refused } from '../gateway/errors';
import type { OrderInput } from '../types';

/** Refuses what is not the amount, tax-free amount or currency that was said beforehand. */
export function refuseOtherAmount(
	books: Books,
	{ storeId, paymentId, order }: { storeId: string; paymentId: string; order: OrderInput },
): void {
	const said = books.preRegistration(storeId, paymentId);
	if (!said) return;
	const { total, taxFree = 0 } = order.amount;
	const others = [
		...(said.totalAmount !== undefined && said.totalAmount !== total ? ['amount.total'] : []),
		...(said.taxFreeAmount !== undefined && said.taxFreeAmount !== taxFree
			? ['amount.taxFree']
			: []),
		...(said.currency !== undefined && said.currency !== order.currency ? ['currency'] : []),
	];
	if (others.length === 0) return;
	throw refused('INVALID_REQUEST', `${others.join(', ')}: 사전 등록된 결제 정보와 다릅니다.`);
}
