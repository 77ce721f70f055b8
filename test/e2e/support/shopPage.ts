import { Browser } from './browser';

/** Of the window, px: the order sheet fits in with a refusal below it. */
const WIDTH = 1100;
const HEIGHT = 860;

const ADDRESS = ['zipCode', 'baseAddress'] as const;

/** The sandbox's shop in a real browser, and what a buyer does there. */
export class ShopPage {
	private constructor(
		private readonly base: string,
		private readonly browser: Browser,
	) {}

	static async open(base: string): Promise<ShopPage> {
		return new ShopPage(base, await Browser.open({ width: WIDTH, height: HEIGHT }));
	}

	private get page() {
		return this.browser.page;
	}

	async visit(): Promise<void> {
		await this.page.goto(`${this.base}/shop`);
	}

	/** Enters the shop's addresses where its owner does. */
	async register(urls: Record<string, string>): Promise<void> {
		await this.visit();
		await this.page.getByText('상점 설정').click();
		for (const [field, url] of Object.entries(urls)) await this.page.fill(`#${field}`, url);
		await this.page.getByRole('button', { name: '저장' }).click();
		await this.page.getByRole('button', { name: '저장됨' }).waitFor();
	}

	/** Puts one piece of a combination into the cart. */
	async add(color: string, size: string): Promise<void> {
		await this.page.getByLabel('색상').selectOption({ label: color });
		await this.page.getByLabel('사이즈').selectOption({ label: size });
		await this.page.getByRole('button', { name: '옵션 담기' }).click();
	}

	async addSupplement(name: string): Promise<void> {
		await this.page.getByLabel(name).check();
	}

	/** Presses the shop's button; ends when the order sheet has added everything up. */
	async toOrderSheet(): Promise<void> {
		await this.page.getByRole('button', { name: '주문형 페이로 구매하기' }).click();
		await this.page.locator('#pay:enabled').waitFor();
	}

	/** What the order sheet says: products, delivery, surcharge, all. */
	async costs(): Promise<string[]> {
		return await this.page.locator('#costs dd').allTextContents();
	}

	/** Enters an address; ends when the order sheet comes to this amount. */
	async enter(address: Record<(typeof ADDRESS)[number], string>, amount: string): Promise<void> {
		for (const field of ADDRESS) await this.page.fill(`#${field}`, address[field]);
		await this.page.locator('#baseAddress').blur();
		await this.page.locator('#costs dd:last-child', { hasText: amount }).waitFor();
		await this.page.locator('#pay:enabled').waitFor();
	}

	/** Presses the button of the order sheet; ends with Naver Pay's answer. */
	async pay(): Promise<void> {
		const answered = this.page.waitForResponse((response) => response.url().endsWith('/pay'));
		await this.page.locator('#pay').click();
		await answered;
		await this.page.locator('#ordered, #refused').waitFor();
	}

	async text(selector: string): Promise<string> {
		return (await this.page.locator(selector).textContent()) ?? '';
	}

	/** Goes to the sandbox's page; ends when it shows these product orders as confirmed. */
	async showOrders(productOrderIds: string[]): Promise<void> {
		await this.page.goto(this.base);
		for (const id of productOrderIds) {
			const order = this.page.locator('#orders li', { hasText: id });
			await order.getByText('발주 확인', { exact: true }).waitFor();
		}
	}

	/** Keeps what is seen, as high as it is. */
	async shoot(name: string, height: number = HEIGHT): Promise<void> {
		await this.page.setViewportSize({ width: WIDTH, height });
		await this.browser.shoot(name);
		await this.page.setViewportSize({ width: WIDTH, height: HEIGHT });
	}

	async close(): Promise<void> {
		await this.browser.close();
	}
}
