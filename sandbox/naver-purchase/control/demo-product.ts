import type { PurchaseProduct } from '../types';

/** A product of the shop page as its shop sells it. Prices in KRW. */
interface DemoProduct extends Omit<PurchaseProduct, 'quantity' | 'options' | 'supplements'> {
	infoUrl: string;
	imageUrl: string;
	optionItems: Array<{ name: string; values: Array<{ id: string; text: string }> }>;
	combinations: Array<{ manageCode: string; price: number; ids: string[] }>;
	supplements: Array<{ id: string; name: string; price: number }>;
}

/** What the shop page sells: two kinds of options, a supplement, and surcharges that the shop answers. */
export const DEMO_PRODUCT: Readonly<DemoProduct> = {
	id: 'HALLABONG-TEE',
	name: '한라봉 티셔츠',
	basePrice: 15_900,
	taxType: 'TAX',
	infoUrl: 'http://127.0.0.1:4010/shop',
	imageUrl: 'http://127.0.0.1:4010/shop-product.svg',
	optionItems: [
		{
			name: '색상',
			values: [
				{ id: 'ORANGE', text: '오렌지' },
				{ id: 'WHITE', text: '화이트' },
			],
		},
		{
			name: '사이즈',
			values: [
				{ id: 'M', text: 'M' },
				{ id: 'XL', text: 'XL' },
			],
		},
	],
	combinations: [
		{ manageCode: 'O_M', price: 0, ids: ['ORANGE', 'M'] },
		{ manageCode: 'O_XL', price: 2000, ids: ['ORANGE', 'XL'] },
		{ manageCode: 'W_M', price: 0, ids: ['WHITE', 'M'] },
		{ manageCode: 'W_XL', price: 2000, ids: ['WHITE', 'XL'] },
	],
	supplements: [{ id: 'SOCKS', name: '귤 양말', price: 3500 }],
	shipping: {
		groupId: 'tangerine-box',
		method: 'DELIVERY',
		baseFee: 3000,
		feePayType: 'PREPAYED',
		feeRule: { freeByThreshold: 50_000, surchargesByArea: 'API' },
	},
};
