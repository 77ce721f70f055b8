import type { NpaySimulator } from '../npay/simulator';
import type { PortOneV1Simulator } from '../portone-v1/simulator';
import { readAreaFees } from './area-fees';
import { ask } from './ask';
import { checkProducts } from './check';
import { packageOf } from './lines';
import { readProducts } from './product-info';
import { areaQuery, productQuery } from './queries';
import { readPurchase } from './request';
import { initialSettings, type NaverPurchaseSettings } from './settings';
import { askedByApi, parcelsOf } from './shipping';
import { PurchaseRefused, type Asked, type Buyer, type PurchaseParam, type Reason } from './types';

/** What became of a purchase. Amounts in KRW. */
export interface Purchase {
	/** 1, 2, 3… */
	id: number;
	merchantUid: string;
	state: 'asking' | 'refused' | 'ordered';
	/** What Naver Pay asked the shop. */
	asked: Asked[];
	/** Why it was refused. */
	reasons: readonly Reason[];
	/** PortOne's payment; absent when the request could not even be read. */
	impUid?: string;
	orderId?: string;
	productOrderIds?: string[];
	/** What the buyer paid in all, and how much of it for delivery and for the area. */
	amount?: number;
	deliveryFee?: number;
	surcharge?: number;
}

/** Naver Pay's side of a purchase: asks the shop about it, and takes the order or refuses it. */
export class NaverPurchaseSimulator {
	private current: NaverPurchaseSettings;
	private list: Purchase[] = [];

	constructor(
		private readonly npay: NpaySimulator,
		private readonly portOneV1: PortOneV1Simulator,
		private readonly start: Partial<NaverPurchaseSettings> = {},
	) {
		this.current = initialSettings(start);
	}

	get settings(): NaverPurchaseSettings {
		return this.current;
	}

	/** Changes settings from the next purchase on; returns them whole. */
	patchSettings(patch: Partial<NaverPurchaseSettings>): NaverPurchaseSettings {
		this.current = { ...this.current, ...patch };
		return this.current;
	}

	/** Every purchase, oldest first. */
	purchases(): readonly Purchase[] {
		return this.list;
	}

	/** A buyer buys: `param` is what the shop's page gives to `IMP.request_pay`. */
	async buy(param: unknown, buyer: Buyer): Promise<Purchase> {
		const purchase: Purchase = {
			id: this.list.length + 1,
			merchantUid: merchantUidOf(param),
			state: 'asking',
			asked: [],
			reasons: [],
		};
		this.list.push(purchase);
		try {
			await this.carryOut(purchase, readPurchase(param), buyer);
		} catch (error) {
			if (!(error instanceof PurchaseRefused)) throw error;
			Object.assign(purchase, { state: 'refused', reasons: error.reasons });
		}
		return purchase;
	}

	/** Everything back to the start, with these settings changed on top. */
	reset(patch: Partial<NaverPurchaseSettings> = {}): void {
		this.current = { ...initialSettings(this.start), ...patch };
		this.list = [];
	}

	private async carryOut(purchase: Purchase, param: PurchaseParam, buyer: Buyer): Promise<void> {
		const { list } = this;
		const { naverProducts: products } = param;
		purchase.impUid = this.request(param);
		const keep = (asked: Asked) => purchase.asked.push(asked);
		await this.askForProducts(param, keep);
		const fees = await this.askForFees(param, buyer, keep);
		// A reset in the meantime has made everything forgotten; nothing may be left of this.
		if (list !== this.list) throw refusal('merchant_uid', '샌드박스가 초기화되었습니다');
		if (this.portOneV1.payment(purchase.impUid).orderId !== undefined) throw ordered();
		const parcels = parcelsOf(products, buyer.zipCode, fees);
		const order = this.npay.placeOrder({
			ordererName: buyer.name,
			ordererTel: buyer.tel,
			address: {
				name: buyer.name,
				tel1: buyer.tel,
				zipCode: buyer.zipCode,
				baseAddress: buyer.baseAddress,
				detailedAddress: buyer.detailedAddress,
			},
			shippingMemo: buyer.memo,
			packages: parcels.map(packageOf),
		});
		this.portOneV1.attachNaverOrder(purchase.impUid, order.orderId, buyer.email);
		const [first] = this.npay.store.ofOrder(order.orderId);
		Object.assign(purchase, {
			...order,
			state: 'ordered',
			amount: first?.order.generalPaymentAmount,
			deliveryFee: parcels.reduce((sum, { fee }) => sum + fee, 0),
			surcharge: parcels.reduce((sum, one) => sum + one.surcharge, 0),
		});
	}

	/** PortOne has the payment, unpaid, before the buyer has even seen Naver Pay's page. */
	private request(param: PurchaseParam): string {
		try {
			return this.portOneV1.requestNaverPayment({
				merchantUid: param.merchant_uid,
				name: param.name,
				amount: param.amount,
				buyer: {
					name: param.buyer_name,
					tel: param.buyer_tel,
					email: param.buyer_email,
					addr: param.buyer_addr,
					postcode: param.buyer_postcode,
				},
				noticeUrl: param.notice_url,
			}).impUid;
		} catch {
			throw ordered();
		}
	}

	private async askForProducts(
		{ naverProducts }: PurchaseParam,
		keep: (asked: Asked) => void,
	): Promise<void> {
		const { current } = this;
		const query = productQuery(naverProducts, current);
		const xml = await ask('productInfo', current.productInfoUrl, query, current, keep);
		const reasons: Reason[] = [];
		const infos = readProducts(xml, reasons);
		reasons.push(...checkProducts(naverProducts, infos));
		if (reasons.length > 0) throw new PurchaseRefused(reasons);
	}

	private async askForFees(
		{ naverProducts }: PurchaseParam,
		buyer: Buyer,
		keep: (asked: Asked) => void,
	): Promise<Map<string, number>> {
		const { current } = this;
		const ids = askedByApi(naverProducts);
		if (ids.length === 0) return new Map();
		const query = areaQuery(ids, buyer, current);
		const xml = await ask('areaSurcharge', current.areaSurchargeUrl, query, current, keep);
		return readAreaFees(xml, ids);
	}
}

function ordered(): PurchaseRefused {
	return refusal('merchant_uid', '이미 결제된 주문번호입니다');
}

function refusal(path: string, message: string): PurchaseRefused {
	return new PurchaseRefused([{ in: 'request', path, message }]);
}

function merchantUidOf(param: unknown): string {
	if (typeof param !== 'object' || param === null || !('merchant_uid' in param)) return '';
	return String(param.merchant_uid);
}
