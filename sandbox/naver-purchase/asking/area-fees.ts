import { PurchaseRefused, type Reason } from '../types';
import { Element } from './xml';

/** Reads `<additionalFees>`: KRW by product id. Throws PurchaseRefused for whatever is wrong. */
export function readAreaFees(xml: string, productIds: readonly string[]): Map<string, number> {
	const reasons: Reason[] = [];
	const root = Element.parse(xml, 'additionalFees', 'areaSurcharge', reasons);
	const fees = new Map(
		root.children('additionalFee').map((one) => [one.text('id'), one.integer('surprice')]),
	);
	for (const id of productIds.filter((one) => !fees.has(one))) {
		const message = `상품의 지역별 배송비가 없습니다: ${id}`;
		reasons.push({ in: 'areaSurcharge', path: 'additionalFees', message });
	}
	if ([...fees.values()].some((fee) => fee < 0)) {
		const message = '지역별 배송비는 0원 이상입니다';
		reasons.push({ in: 'areaSurcharge', path: 'additionalFees', message });
	}
	if (reasons.length > 0) throw new PurchaseRefused(reasons);
	return fees;
}
