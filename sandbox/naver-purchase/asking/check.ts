import { pieces } from '../parcels/prices';
import type { ChosenOption, ChosenSupplement, PurchaseProduct, Reason } from '../types';
import type { ProductInfo } from './product-info';

/** Every reason why the purchase and the shop's product information do not agree. */
export function checkProducts(
	products: readonly PurchaseProduct[],
	infos: ReadonlyMap<string, ProductInfo>,
): Reason[] {
	return products.flatMap((product, index) => {
		const path = `naverProducts[${index}]`;
		const info = infos.get(product.id);
		return info
			? checkProduct(product, info, path)
			: [reason(`${path}.id`, `상품정보에 상품이 없습니다: ${product.id}`)];
	});
}

function checkProduct(product: PurchaseProduct, info: ProductInfo, path: string): Reason[] {
	const { options = [], supplements = [] } = product;
	const reasons: Reason[] = [];
	if (info.status !== 'ON_SALE') {
		reasons.push(reason(`${info.path}.status`, `판매 중이 아닙니다: ${info.status}`));
	}
	if (info.basePrice !== product.basePrice) {
		reasons.push(
			reason(`${path}.basePrice`, differs('상품가격', product.basePrice, info.basePrice)),
		);
	}
	const wanted = pieces(product);
	// Where options have codes, the stock is that of the combinations (interworking guide 2.1).
	const isCounted = info.stockQuantity !== undefined && info.combinations.size === 0;
	if (isCounted && (info.stockQuantity ?? 0) < wanted) {
		reasons.push(
			reason(
				`${info.path}.stockQuantity`,
				`재고가 ${info.stockQuantity}개뿐입니다 (${wanted}개 주문)`,
			),
		);
	}
	if (options.length > 0 && !info.optionSupport) {
		reasons.push(reason(`${info.path}.optionSupport`, '옵션이 있는데 true가 아닙니다'));
	}
	if (supplements.length > 0 && !info.supplementSupport) {
		reasons.push(reason(`${info.path}.supplementSupport`, '추가구성품이 있는데 true가 아닙니다'));
	}
	return [
		...reasons,
		...options.flatMap((one, index) => checkOption(one, info, `${path}.options[${index}]`)),
		...supplements.flatMap((one, index) =>
			checkSupplement(one, info, `${path}.supplements[${index}]`),
		),
	];
}

function checkOption(option: ChosenOption, info: ProductInfo, path: string): Reason[] {
	const { selections, selectionCode, optionPrice = 0 } = option;
	const reasons = selections
		.map(({ code, label }, index) => ({ code, label, at: `${path}.selections[${index}].code` }))
		.filter(({ code, label }) => !info.typed.has(label) && info.values.get(code) !== true)
		.map(({ code, at }) =>
			reason(
				at,
				info.values.has(code)
					? `판매 중이 아닌 옵션값입니다: ${code}`
					: `상품정보의 옵션값에 없습니다: ${code}`,
			),
		);
	if (selectionCode === undefined) {
		const needed = selections.length > 1 || optionPrice !== 0;
		const message = '옵션이 두 가지 이상이거나 추가금액이 있으면 필요합니다';
		return needed ? [...reasons, reason(`${path}.selectionCode`, message)] : reasons;
	}
	const combination = info.combinations.get(selectionCode);
	if (!combination) {
		const message = `상품정보의 combination에 manageCode가 없습니다: ${selectionCode}`;
		return [...reasons, reason(`${path}.selectionCode`, message)];
	}
	if (!combination.onSale) {
		reasons.push(reason(`${combination.path}.status`, '옵션이 판매 중이 아닙니다'));
	}
	const { stockQuantity: stock } = combination;
	if (stock !== undefined && stock < option.optionQuantity) {
		const message = `재고가 ${stock}개뿐입니다 (${option.optionQuantity}개 주문)`;
		reasons.push(reason(`${combination.path}.stockQuantity`, message));
	}
	if (combination.price !== optionPrice) {
		const message = differs('옵션가격', optionPrice, combination.price);
		reasons.push(reason(`${path}.optionPrice`, message));
	}
	return reasons;
}

function checkSupplement(chosen: ChosenSupplement, info: ProductInfo, path: string): Reason[] {
	const supplement = info.supplements.get(chosen.id);
	if (!supplement) return [reason(`${path}.id`, `상품정보에 추가구성품이 없습니다: ${chosen.id}`)];
	const reasons: Reason[] = [];
	if (supplement.price !== chosen.price) {
		reasons.push(reason(`${path}.price`, differs('가격', chosen.price, supplement.price)));
	}
	if (!supplement.onSale) {
		reasons.push(reason(`${supplement.path}.status`, '추가구성품이 판매 중이 아닙니다'));
	}
	if ((supplement.stockQuantity ?? chosen.quantity) < chosen.quantity) {
		const message = `재고가 ${supplement.stockQuantity}개뿐입니다 (${chosen.quantity}개 주문)`;
		reasons.push(reason(`${supplement.path}.stockQuantity`, message));
	}
	return reasons;
}

function reason(path: string, message: string): Reason {
	return { in: path.startsWith('naverProducts') ? 'request' : 'productInfo', path, message };
}

function differs(what: string, asked: number, answered: number): string {
	const [ours, theirs] = [asked, answered].map((won) => won.toLocaleString('ko'));
	return `${what}이 다릅니다: 주문 ${ours}원, 상품정보 ${theirs}원`;
}
