import { Random } from '../../core/random';
import type { Coupons, ProductLine } from '../types';

interface Product {
	name: string;
	price: number;
	options?: ReadonlyArray<{ text: string; extra: number }>;
	taxFree?: boolean;
}

const PRODUCTS: readonly Product[] = [
	{
		name: '데일리 코튼 반팔 티셔츠',
		price: 15900,
		options: [
			{ text: '색상: 블랙 / 사이즈: L', extra: 0 },
			{ text: '색상: 화이트 / 사이즈: M', extra: 0 },
			{ text: '색상: 네이비 / 사이즈: 2XL', extra: 2000 },
		],
	},
	{ name: '제주 감귤 5kg 산지직송', price: 23900, taxFree: true },
	{ name: '유기농 현미 10kg', price: 42000, taxFree: true },
	{
		name: '스테인리스 보온 텀블러',
		price: 18500,
		options: [
			{ text: '용량: 350ml', extra: 0 },
			{ text: '용량: 500ml', extra: 3000 },
		],
	},
	{ name: '무선 충전 거치대 (15W)', price: 29800 },
	{ name: '강아지 관절 영양제 60정', price: 33000 },
	{ name: '핸드메이드 소이 캔들 "숲속의 아침" & 선물포장', price: 21000 },
	{
		name: '면 100% 이불 세트',
		price: 89000,
		options: [
			{ text: '사이즈: Q / 색상: 그레이', extra: 0 },
			{ text: '사이즈: K / 색상: 아이보리', extra: 15000 },
		],
	},
	{ name: '수제 그래놀라 500g', price: 12800 },
];

export interface LineWishes {
	productName?: string;
	unitPrice?: number;
	quantity?: number;
	/** Discounts by coupons, KRW for all pieces. */
	naverCoupon?: number;
	sellerCoupon?: number;
}

/** How many lines are bought with a coupon that Naver or the seller bears, where coupons are used. */
const NAVER_COUPONS = 0.3;
const SELLER_COUPONS = 0.2;

/**
 * The coupons of a line: what was wished for, or else, where coupons are used, some. They are drawn
 * apart from everything else, so that the same seed sells the same products with and without.
 */
export function couponsOf(
	line: ProductLine,
	{ naverCoupon, sellerCoupon }: LineWishes,
	used: boolean,
): Coupons | undefined {
	const random = new Random(`coupons ${line.productId}`);
	const most = lineAmounts(line, line.quantity).payment;
	const drawn = (share: number, percent: number) =>
		used && random.chance(share) ? Math.floor((most * percent) / 1000) * 10 : 0;
	const naver = naverCoupon ?? drawn(NAVER_COUPONS, 7);
	const seller = sellerCoupon ?? drawn(SELLER_COUPONS, 5);
	if (naver + seller > most) throw new Error(`Coupons of ${naver + seller} are more than ${most}.`);
	return naver + seller > 0 ? { naver, seller } : undefined;
}

/** One bought product; wishes replace what would be random. Prices in KRW. */
export function randomLine(random: Random, wishes: LineWishes): ProductLine {
	const product = random.pick(PRODUCTS);
	const productId = `1${random.digits(9)}`;
	const option = product.options && random.pick(product.options);
	const unitPrice = wishes.unitPrice ?? product.price;
	const quantity = wishes.quantity ?? (random.chance(0.75) ? 1 : random.int(2, 5));
	const total = (unitPrice + (option?.extra ?? 0)) * quantity;
	return {
		productId,
		originalProductId: String(BigInt(productId) - 1n),
		productName: wishes.productName ?? product.name,
		productClass: option ? '조합형옵션상품' : '단일상품',
		sellerProductCode: `SKU-${random.digits(5)}`,
		...(option && {
			productOption: option.text,
			optionCode: `5${random.digits(10)}`,
			optionManageCode: `OPT-${random.digits(4)}`,
		}),
		optionPrice: option?.extra ?? 0,
		unitPrice,
		quantity,
		discount: random.chance(0.25) ? Math.floor(total / 100) * 10 : 0,
		taxType: product.taxFree ? 'TAX_EXEMPTION' : 'TAXATION',
	};
}

/** What a line, or a part of it, comes to; KRW. */
export interface LineAmounts {
	product: number;
	/** Everything that the buyer need not pay, and the parts of it. */
	discount: number;
	immediate: number;
	naverCoupon: number;
	sellerCoupon: number;
	/** What of the discount the merchant bears: all but Naver's coupon. */
	sellerBurden: number;
	/** What the buyer pays. */
	payment: number;
}

/** Amounts of so many pieces of a line; discounts are shared out by quantity. */
export function lineAmounts(
	{ unitPrice, optionPrice, quantity, discount, coupons }: ProductLine,
	pieces: number,
): LineAmounts {
	const share = (whole: number) => Math.floor((whole * pieces) / quantity);
	const product = (unitPrice + optionPrice) * pieces;
	const immediate = share(discount);
	const naverCoupon = share(coupons?.naver ?? 0);
	const sellerCoupon = share(coupons?.seller ?? 0);
	const sellerBurden = immediate + sellerCoupon;
	const all = sellerBurden + naverCoupon;
	return {
		product,
		discount: all,
		immediate,
		naverCoupon,
		sellerCoupon,
		sellerBurden,
		payment: product - all,
	};
}

/** What the buyer pays for a line before delivery fees, KRW. */
export function linePayment(line: ProductLine): number {
	return lineAmounts(line, line.quantity).payment;
}
