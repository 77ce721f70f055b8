import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import { DEMO_PRODUCT } from '../../../sandbox/naver-purchase/control/demo-product';
import type { Buyer } from '../../../sandbox/naver-purchase/types';
import type { Members } from './wire';

export const JEJU: Buyer = {
	name: '강한라',
	tel: '010-2222-3333',
	email: 'halla@example.com',
	zipCode: '63122',
	baseAddress: '제주특별자치도 제주시 연북로 1',
	detailedAddress: '101호',
};

export const SEOUL: Buyer = { ...JEJU, zipCode: '06236', baseAddress: '서울 강남구 테헤란로 1' };

/** Two options and a supplement of the demo product, as a page would order them. */
export function purchase(change: Members = {}, product: Members = {}): Members {
	const { id, name, basePrice, taxType, infoUrl, imageUrl, shipping } = DEMO_PRODUCT;
	return {
		pg: 'naverco',
		merchant_uid: 'order-1',
		name: '한라봉 티셔츠 외',
		amount: 1000,
		buyer_tel: '010-0000-0000',
		naverProducts: [
			{
				...{ id, name, basePrice, taxType, infoUrl, imageUrl, shipping },
				options: [
					{
						optionQuantity: 1,
						optionPrice: 2000,
						selectionCode: 'O_XL',
						selections: [
							{ code: 'ORANGE', label: '색상', value: '오렌지' },
							{ code: 'XL', label: '사이즈', value: 'XL' },
						],
					},
					{
						optionQuantity: 1,
						optionPrice: 0,
						selectionCode: 'W_M',
						selections: [
							{ code: 'WHITE', label: '색상', value: '화이트' },
							{ code: 'M', label: '사이즈', value: 'M' },
						],
					},
				],
				supplements: [{ id: 'SOCKS', name: '귤 양말', price: 3500, quantity: 1 }],
				...product,
			},
		],
		...change,
	};
}

/** The demo product's information, right. */
export const RIGHT_INFO = `<?xml version="1.0" encoding="UTF-8"?>
<products><product>
<id>HALLABONG-TEE</id><name>한라봉 티셔츠</name><basePrice>15900</basePrice><taxType>TAX</taxType>
<infoUrl>http://127.0.0.1/shop</infoUrl><imageUrl>http://127.0.0.1/image</imageUrl>
<status>ON_SALE</status><stockQuantity>5</stockQuantity>
<shippingPolicy><groupId>tangerine-box</groupId><method>DELIVERY</method>
<feeType>CONDITIONAL_FREE</feeType><feePayType>PREPAYED</feePayType><feePrice>3000</feePrice>
</shippingPolicy>
<optionSupport>true</optionSupport>
<option>
<optionItem><type>SELECT</type><name>색상</name>
<value><id>ORANGE</id><text>오렌지</text></value><value><id>WHITE</id><text>화이트</text></value>
</optionItem>
<optionItem><type>SELECT</type><name>사이즈</name>
<value><id>M</id><text>M</text></value><value><id>XL</id><text>XL</text></value></optionItem>
<combination><manageCode>O_M</manageCode><options><name>색상</name><id>ORANGE</id></options>
<options><name>사이즈</name><id>M</id></options></combination>
<combination><manageCode>O_XL</manageCode><price>2000</price>
<options><name>색상</name><id>ORANGE</id></options>
<options><name>사이즈</name><id>XL</id></options></combination>
<combination><manageCode>W_M</manageCode><options><name>색상</name><id>WHITE</id></options>
<options><name>사이즈</name><id>M</id></options></combination>
</option>
<supplementSupport>true</supplementSupport>
<supplement><id>SOCKS</id><name>귤 양말</name><price>3500</price><stockQuantity>2</stockQuantity>
<status>true</status></supplement>
</product></products>`;

export const RIGHT_FEES = `<?xml version="1.0" encoding="UTF-8"?>
<additionalFees><additionalFee><id>HALLABONG-TEE</id><surprice>4000</surprice></additionalFee>
</additionalFees>`;

/** A shop on this machine that answers Naver Pay as it is told to. */
export class NaverShop {
	/** The path and query of every question. */
	readonly asked: string[] = [];
	info = RIGHT_INFO;
	fees = RIGHT_FEES;
	status = 200;
	contentType = 'application/xml; charset=utf-8';
	hangs = false;
	base = '';
	private server!: Server;

	static async open(): Promise<NaverShop> {
		const shop = new NaverShop();
		shop.server = createServer((request, response) => {
			const url = request.url ?? '';
			shop.asked.push(url);
			if (shop.hangs) return;
			response.writeHead(shop.status, { 'content-type': shop.contentType });
			response.end(url.startsWith('/info') ? shop.info : shop.fees);
		});
		shop.server.listen(0, '127.0.0.1');
		await once(shop.server, 'listening');
		shop.base = `http://127.0.0.1:${(shop.server.address() as AddressInfo).port}`;
		return shop;
	}

	/** What to register at Naver Pay. */
	get urls(): { productInfoUrl: string; areaSurchargeUrl: string } {
		return { productInfoUrl: `${this.base}/info`, areaSurchargeUrl: `${this.base}/fees` };
	}

	/** Everything right again. */
	reset(): void {
		this.asked.length = 0;
		Object.assign(this, {
			info: RIGHT_INFO,
			fees: RIGHT_FEES,
			status: 200,
			contentType: 'application/xml; charset=utf-8',
			hangs: false,
		});
	}

	async close(): Promise<void> {
		this.server.closeAllConnections();
		this.server.close();
		await once(this.server, 'close');
	}
}
