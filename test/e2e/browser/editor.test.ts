import path from 'node:path';

import { DEFAULT_APPLICATION } from '../../../sandbox/npay/settings';
import { madeUpParcel } from '../../../scripts/lib/demo/operator';
import { ORDERS, ordersWorkflow, PARCELS, TABLE } from '../../../scripts/lib/demo/workflow';
import { ROOT } from '../../../scripts/lib/paths';
import { Editor } from '../support/editor';
import { type Instance, startInstance } from '../support/instance';
import { npayCredential } from '../support/workflows';

/** Node names in the example workflows. */
const ONCE = '처음 한 번 (Once)';
const TRIGGER = '새 주문 (New order)';
const CONFIRM = '발주 확인 (Confirm)';
/** Slack is told by these, for which there is no credential here. */
const TELL = ['실패 알림 (Tell)', '오류 알림 (Tell)'];
const TIMER = '5분마다 (Every 5 min)';
const DISPATCH = '발송 처리 (Dispatch)';

let instance: Instance;
let editor: Editor;
let credential: { id: string; name: string };
let ordersId: string;
let parcelsId: string;

beforeAll(async () => {
	instance = await startInstance(2, 'editor');
	const { n8n, sandbox, server } = instance;
	credential = await n8n.createCredential(npayCredential(sandbox, DEFAULT_APPLICATION));
	ordersId = (await n8n.createWorkflow(ordersWorkflow(ORDERS, credential))).id;
	parcelsId = (await n8n.createWorkflow(ordersWorkflow(PARCELS, credential))).id;
	await n8n.run(ordersId, ONCE);
	sandbox.npay.createOrders({ count: 8, state: 'PAYED', seed: 'editor' });
	editor = await Editor.open(server.url);
});

afterAll(async () => {
	await editor?.close();
	await instance?.close();
});

const shoot = async (name: string) => await editor.browser.shoot(name);

/** Runs the workflow on the canvas from one of its triggers, by the trigger's button. */
async function execute(trigger: string) {
	const { page } = editor;
	await editor.node(trigger).hover();
	await page.locator(`[data-test-id="execute-workflow-button-${trigger}"]`).click();
	await page.getByText('Workflow executed successfully').waitFor();
	await page.locator('.el-notification__closeBtn').click();
	await page.getByText('Workflow executed successfully').waitFor({ state: 'hidden' });
}

it('chooses the credential that there is for an imported example, and marks nodes without one', async () => {
	const { page } = editor;
	await page.goto(`${instance.server.url}/workflow/new`);
	await editor.importFile(path.join(ROOT, 'examples', `${ORDERS}.json`));
	const markOf = (name: string) => editor.node(name).locator('[data-test-id="node-issues"]');
	for (const name of TELL) await markOf(name).waitFor();
	for (const name of [TRIGGER, CONFIRM]) expect(await markOf(name).count()).toBe(0);
	await editor.openNode(CONFIRM);
	const select = page.locator('[data-test-id="node-credentials-select"]');
	const shown = await select.evaluate((element) =>
		[element, ...Array.from(element.querySelectorAll('input'))]
			.map((one) => (one instanceof HTMLInputElement ? one.value : one.textContent))
			.join(' '),
	);
	expect(shown).toContain(credential.name);
	await editor.closeNode();
});

it('shows our nodes on the canvas, with their icons, and runs them', async () => {
	await editor.openWorkflow(ordersId);
	for (const name of [TRIGGER, CONFIRM]) {
		const icon = editor.node(name).locator('img');
		await icon.waitFor();
		expect(await icon.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0);
	}
	await execute(TRIGGER);
	// A test run works on one order.
	expect(instance.sandbox.npay.ledger().totals).toMatchObject({ confirmed: 1, confirmedAgain: 0 });
	await shoot('workflow');
});

it('dispatches the order whose tracking number is typed into the table', async () => {
	const { n8n, sandbox } = instance;
	const [{ productOrderId } = { productOrderId: '' }] = await n8n.rowsOf(TABLE);
	const row = { column: 'productOrderId', value: String(productOrderId) };
	await n8n.changeRows(TABLE, row, madeUpParcel(row.value));
	await editor.openWorkflow(parcelsId);
	await execute(TIMER);
	expect(sandbox.npay.ledger().totals).toMatchObject({ dispatched: 1, dispatchedAgain: 0 });
	expect(await n8n.rowsOf(TABLE)).toMatchObject([
		{ productOrderId, dispatchResult: expect.stringMatching(/^발송 처리 /) },
	]);
});

it("shows the dispatch step's fields, and the operations in English and Korean", async () => {
	const { page } = editor;
	await editor.openNode(DISPATCH);
	const panel = page.locator('[data-test-id="node-parameters"]');
	for (const label of [
		'Resource',
		'Operation',
		'Product Order ID',
		'Delivery Method',
		'Delivery Company',
		'Tracking Number',
	]) {
		await panel.getByText(label, { exact: true }).waitFor();
	}
	await shoot('dispatch');
	await page.locator('[data-test-id="parameter-input-operation"]').click();
	const operations = page.locator('[data-test-id="parameter-input-item"]:visible');
	await operations.first().waitFor();
	const texts = await operations.allInnerTexts();
	expect(texts.length).toBeGreaterThanOrEqual(7);
	expect(texts).toEqual(
		expect.arrayContaining([
			expect.stringMatching(/^Confirm\s.*발주 확인/),
			expect.stringMatching(/^Dispatch\s.*발송 처리/),
		]),
	);
	await shoot('operations');
	await page.keyboard.press('Escape');
	await editor.closeNode();
});

it("shows the trigger's fields", async () => {
	const { page } = editor;
	await editor.openWorkflow(ordersId);
	await editor.openNode(TRIGGER);
	const panel = page.locator('[data-test-id="node-parameters"]');
	for (const label of ['Poll Times', 'Trigger On', 'Include Details', 'Output']) {
		await panel.getByText(label, { exact: true }).waitFor();
	}
	await shoot('trigger');
	await editor.closeNode();
});

it('tests the credential when it is opened', async () => {
	const { page } = editor;
	await page.goto(`${instance.server.url}/home/credentials/${credential.id}`);
	await page.getByText('Connection tested successfully').waitFor();
	await shoot('credential');
});

it('saw no error in the browser', () => {
	expect(editor.errors).toEqual([]);
});
