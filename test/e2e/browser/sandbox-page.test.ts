import { type Sandbox, startSandbox } from '../../../sandbox';
import { Browser } from '../support/browser';

let sandbox: Sandbox;
let browser: Browser;

beforeAll(async () => {
	sandbox = await startSandbox();
	browser = await Browser.open({ width: 1280, height: 900 });
	await browser.page.goto(sandbox.url);
});

afterAll(async () => {
	await browser?.close();
	await sandbox?.close();
});

const statuses = () =>
	sandbox.npay.productOrders().map(({ productOrderStatus }) => productOrderStatus);

it('lets a buyer order, and shows the order', async () => {
	const { page } = browser;
	await page.getByRole('button', { name: '+ 결제 완료 1건' }).click();
	await page.locator('#orders li', { hasText: '발주 미확인' }).first().waitFor();
	expect(statuses()).toEqual(['PAYED']);
});

it("lets the buyer cancel, and shows the order's new state", async () => {
	const { page } = browser;
	await page.getByRole('button', { name: '취소 요청' }).first().click();
	await page.getByRole('button', { name: '취소 요청' }).first().waitFor({ state: 'detached' });
	expect(statuses()).toEqual(['CANCELED']);
});

it('turns the clock', async () => {
	const before = sandbox.clock.now();
	const turned = browser.page.waitForResponse(
		(response) =>
			response.url().endsWith('/control/clock') && response.request().method() === 'POST',
	);
	await browser.page.getByRole('button', { name: '+1시간' }).click();
	await turned;
	expect(sandbox.clock.now() - before).toBeGreaterThanOrEqual(3_600_000);
});

it('shows requests as they come', async () => {
	await fetch(`${sandbox.npayBaseUrl}/v1/pay-order/mall/product-orders?from=x`);
	await browser.page.locator('#requests li').first().waitFor();
	sandbox.npay.createOrders({ count: 6, state: 'PAYED', seed: 'page', productsPerOrder: 2 });
	await browser.page.locator('#orders li').nth(8).waitFor();
	await browser.shoot('sandbox');
});
