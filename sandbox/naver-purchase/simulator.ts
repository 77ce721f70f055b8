import { ControlProblem } from '../core/control/plumbing';
import type { NpaySimulator } from '../npay/simulator';
import type { PortOneV1Simulator } from '../portone-v1/simulator';
import { askForFees, askForProducts } from './asking/questions';
import { packageOf } from './parcels/lines';
import { priceOf } from './parcels/prices';
import { type Parcel, parcelsOf } from './parcels/shipping';
import type { Purchase, Quote } from './purchase';
import { readPurchase } from './request';
import { initialSettings, type NaverPurchaseSettings } from './settings';
import { type Asked, type Buyer, type PurchaseParam, PurchaseRefused } from './types';

/** A purchase, and the request, if that opened it. */
interface Sheet {
	purchase: Purchase;
	param?: PurchaseParam;
}

/** Naver Pay's side of a purchase: asks the shop about it, and takes the order or refuses it. */
export class NaverPurchaseSimulator {
	private current: NaverPurchaseSettings;
	private sheets: Sheet[] = [];

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
		return this.sheets.map(({ purchase }) => purchase);
	}

	/** A buyer buys, in one go: `param` is what the shop's page gives to `IMP.request_pay`. */
	async buy(param: unknown, buyer: Buyer): Promise<Purchase> {
		const purchase = this.open(param);
		return purchase.state === 'open' ? await this.pay(purchase.id, buyer) : purchase;
	}

	/** The order sheet opens. The shop is not asked yet; PortOne has the payment, unpaid. */
	open(param: unknown): Purchase {
		const purchase: Purchase = {
			id: this.sheets.length + 1,
			merchantUid: merchantUidOf(param),
			state: 'open',
			asked: [],
			reasons: [],
		};
		const sheet: Sheet = { purchase };
		this.sheets.push(sheet);
		try {
			const request = readPurchase(param);
			purchase.impUid = this.request(request);
			sheet.param = request;
		} catch (error) {
			refuse(purchase, error);
		}
		return purchase;
	}

	/** The buyer has given an address: what the order comes to. Throws ControlProblem. */
	async quote(id: number, address: Pick<Buyer, 'zipCode' | 'baseAddress'>): Promise<Quote> {
		const { naverProducts } = this.payable(id).param;
		const price = naverProducts.reduce((sum, product) => sum + priceOf(product), 0);
		try {
			const fees = await askForFees(naverProducts, address, this.current, () => undefined);
			const costs = costsOf(parcelsOf(naverProducts, address.zipCode, fees));
			const amount = price + costs.deliveryFee + costs.surcharge;
			return { price, ...costs, amount, reasons: [] };
		} catch (error) {
			if (!(error instanceof PurchaseRefused)) throw error;
			return { price, deliveryFee: 0, surcharge: 0, amount: price, reasons: error.reasons };
		}
	}

	/** The buyer presses the button at the end of the order sheet. Throws ControlProblem. */
	async pay(id: number, buyer: Buyer): Promise<Purchase> {
		const { purchase, param } = this.payable(id);
		Object.assign(purchase, { state: 'asking', asked: [], reasons: [] });
		try {
			await this.carryOut(purchase, param, buyer);
		} catch (error) {
			refuse(purchase, error);
		}
		return purchase;
	}

	/** Everything back to the start, with these settings changed on top. */
	reset(patch: Partial<NaverPurchaseSettings> = {}): void {
		this.current = { ...initialSettings(this.start), ...patch };
		this.sheets = [];
	}

	private payable(id: number): Required<Sheet> {
		const { purchase, param } = this.sheets[id - 1] ?? {};
		if (!purchase) throw new ControlProblem(`There is no purchase ${id}.`, 404);
		if (!param || !['open', 'refused'].includes(purchase.state)) {
			throw new ControlProblem(`Purchase ${id} is not open: ${purchase.state}.`, 409);
		}
		return { purchase, param };
	}

	private async carryOut(
		purchase: Purchase,
		{ naverProducts: products }: PurchaseParam,
		buyer: Buyer,
	): Promise<void> {
		const { sheets, current } = this;
		const { impUid = '' } = purchase;
		const keep = (asked: Asked) => purchase.asked.push(asked);
		await askForProducts(products, current, keep);
		const fees = await askForFees(products, buyer, current, keep);
		// A reset in the meantime has made everything forgotten; nothing may be left of this.
		if (sheets !== this.sheets) throw refusal('merchant_uid', '샌드박스가 초기화되었습니다');
		if (this.portOneV1.payment(impUid).orderId !== undefined) throw ordered();
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
		this.portOneV1.attachNaverOrder(impUid, order.orderId, buyer.email);
		const [first] = this.npay.store.ofOrder(order.orderId);
		const amount = first?.order.generalPaymentAmount;
		Object.assign(purchase, { ...order, ...costsOf(parcels), state: 'ordered', amount });
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
}

function costsOf(parcels: readonly Parcel[]): { deliveryFee: number; surcharge: number } {
	return {
		deliveryFee: parcels.reduce((sum, { fee }) => sum + fee, 0),
		surcharge: parcels.reduce((sum, one) => sum + one.surcharge, 0),
	};
}

/** Throws whatever is no refusal. */
function refuse(purchase: Purchase, error: unknown): void {
	if (!(error instanceof PurchaseRefused)) throw error;
	Object.assign(purchase, { state: 'refused', reasons: error.reasons });
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
