import type { Sandbox } from '../../../sandbox';
import { frozenSandbox, MALL, oneProductOrder, type Reply, TestClient } from './client';
import type { WireDetail } from './wire';

/** The fail item of an order whose state does not allow the operation. */
export const WRONG_STATE = { code: '9999', message: '주문상태 및 클레임상태를 확인하세요' };

/** A merchant's shop on a sandbox of its own, new before every test of the file. */
export class Shop {
	sandbox!: Sandbox;
	client!: TestClient;

	/** Call in a describe block: the hooks start, reset and stop the sandbox. */
	static open(): Shop {
		const shop = new Shop();
		beforeAll(async () => {
			shop.sandbox = await frozenSandbox();
		});
		beforeEach(async () => {
			shop.sandbox.reset();
			shop.client = await TestClient.ready(shop.sandbox);
		});
		afterAll(() => shop.sandbox.close());
		return shop;
	}

	/** New orders, each with one product order; the product order's id. */
	paid(spec: object = {}): string {
		return oneProductOrder(this.sandbox, spec);
	}

	confirmed(): string {
		return this.paid({ placeOrderStatus: 'OK' });
	}

	waiting(): string {
		return this.paid({ state: 'PAYMENT_WAITING' });
	}

	cancelAsked(): string {
		const id = this.confirmed();
		this.sandbox.npay.act(id, 'requestCancel', { reason: 'WRONG_ORDER' });
		return id;
	}

	async dispatched(): Promise<string> {
		const id = this.paid();
		await this.client.dispatch(id);
		return id;
	}

	/** Delays; `change` replaces or (undefined) removes members. */
	delay(id: string, change: object = {}): Promise<Reply> {
		return this.client.post(`${MALL}/product-orders/${id}/delay`, {
			dispatchDueDate: '2026-11-30T23:59:59.000+09:00',
			delayedDispatchReason: 'PRODUCT_PREPARE',
			dispatchDelayedDetailedReason: '입고가 늦어집니다',
			...change,
		});
	}

	async detailOf(id: string): Promise<WireDetail> {
		const [detail] = (await this.client.query(id)).body.data;
		if (!detail) throw new Error(`No detail of ${id}.`);
		return detail;
	}

	/** The status, place order status and claim status that the API shows. */
	async stateOf(id: string): Promise<unknown[]> {
		const { productOrder } = await this.detailOf(id);
		return ['productOrderStatus', 'placeOrderStatus', 'claimStatus'].map(
			(name) => productOrder[name],
		);
	}

	changesOf(id: string): string[] | undefined {
		return this.sandbox.npay.ledger(id).entries[0]?.changes.map(({ type }) => type);
	}
}

/** The first fail item of a write's reply. */
export function failOf(reply: Reply) {
	return reply.body.data.failProductOrderInfos[0];
}
