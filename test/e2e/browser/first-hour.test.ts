import { DEFAULT_APPLICATION } from '../../../sandbox/npay/settings';
import { Editor } from '../support/editor';
import { type Instance, startInstance } from '../support/instance';

let instance: Instance;
let editor: Editor;

beforeAll(async () => {
	instance = await startInstance(2, 'first-hour');
	editor = await Editor.open(instance.server.url);
});

afterAll(async () => {
	await editor?.close();
	await instance?.close();
});

const at = (id: string) => editor.page.locator(`[data-test-id="${id}"]`);
const output = () => at('output-panel');

/** Looks for a word in the node creator, and takes one of the things that a card offers. */
async function add(word: string, card: string, action?: string): Promise<void> {
	const creator = at('node-creator');
	await creator.locator('input').first().fill(word);
	await creator.getByText(card, { exact: true }).first().click();
	if (action !== undefined) await creator.getByText(action, { exact: true }).click();
	await at('parameter-input').first().waitFor();
}

/** Opens the node creator behind the last node. */
const addBehind = async () =>
	await editor.page.locator('[data-test-id="canvas-handle-plus"]:visible').last().click();

/** Runs the node that is open, and waits for a field of its output. */
async function execute(field: string): Promise<void> {
	await at('node-execute-button').first().click();
	await output().getByText(field, { exact: true }).first().waitFor();
}

const close = async () => await editor.closeNode();

it('finds the trigger by a Korean word, and connects the shop', async () => {
	const { page } = editor;
	instance.sandbox.npay.createOrders({ count: 1, state: 'PAYED' });
	await page.goto(`${instance.server.url}/workflow/new`);
	await at('canvas-add-button').click();
	await add('신규 주문', 'Npay', 'On a new order (신규 주문)');
	await page.getByRole('button', { name: 'Connect to Npay' }).click();
	const modal = at('editCredential-modal');
	await modal.locator('[data-test-id="parameter-input-environment"]').click();
	await page.getByText('Other Address (Proxy, Simulator)').first().click();
	const fill = async (name: string, value: string) =>
		await modal.locator(`[data-test-id="parameter-input-${name}"] input`).fill(value);
	await fill('baseUrl', instance.sandbox.npayBaseUrl);
	await fill('applicationId', DEFAULT_APPLICATION.clientId);
	await fill('applicationSecret', DEFAULT_APPLICATION.clientSecret);
	await editor.browser.shoot('new-credential');
	await at('credential-save-button').click();
	await modal.waitFor({ state: 'hidden' });
	await at('node-credentials-select').waitFor();
});

it('fetches an order to build with, which says that it is a real one', async () => {
	await execute('testNotice');
	await output().getByText('A real order:', { exact: false }).waitFor();
	await editor.browser.shoot('test-event');
	await close();
});

it('confirms it: nothing has to be filled in', async () => {
	await addBehind();
	await add('발주', 'Npay', 'Confirm product orders (발주 확인)');
	await execute('success');
	expect(instance.sandbox.npay.ledger().totals).toMatchObject({ confirmed: 1 });
	await close();
});

it('gets a courier and a number beside it, as from a sheet', async () => {
	const { page } = editor;
	await addBehind();
	await add('Edit Fields', 'Edit Fields (Set)');
	for (const [index, [name, value]] of [
		['택배사', '한진택배'],
		['송장번호', '612345678901'],
	].entries()) {
		await page.getByText('Add Field').first().click();
		const row = at('assignment').nth(index);
		await row.locator('[data-test-id="assignment-name"] input').fill(name ?? '');
		await row
			.locator('[data-test-id="assignment-value"]')
			.locator('input, textarea')
			.first()
			.click();
		await page.keyboard.type(value ?? '');
		// n8n takes what was typed over a moment later.
		await page.keyboard.press('Tab');
		await page.waitForTimeout(1_000);
	}
	await at('parameter-input-includeOtherFields').click();
	// The table shows the first 40 columns; these two come last.
	await execute('success');
	await close();
});

it('offers what Dispatch gives to the next node before it has run', async () => {
	const { page } = editor;
	await addBehind();
	await add('발송', 'Npay', 'Dispatch product orders (발송 처리)');
	for (const value of ['한진택배', '612345678901']) {
		await at('node-parameters').getByText(value, { exact: true }).waitFor();
	}
	await editor.browser.shoot('dispatch-from-a-sheet');
	await close();
	await addBehind();
	await add('Edit Fields', 'Edit Fields (Set)');
	await page.getByText('Usually outputs the following fields').waitFor();
	const pill = at('run-data-schema-item').getByText('success', { exact: true }).first();
	await pill.dragTo(at('drop-area').first());
	await at('assignment').first().waitFor();
	await at('assignment').getByText('$json.success', { exact: false }).waitFor();
	await close();
});

it('dispatches the next order by itself, once it is published', async () => {
	const { page } = editor;
	await at('workflow-open-publish-modal-button').click();
	await at('workflow-publish-button').click();
	await at('workflowPublish-modal').waitFor({ state: 'hidden' });
	await page.waitForTimeout(1_000);
	instance.sandbox.npay.createOrders({ count: 1, state: 'PAYED' });
	// The first poll looks back ten minutes: the order of the test comes too.
	const { npay } = instance.sandbox;
	const isDone = () => npay.ledger().totals.dispatched === 2;
	for (let second = 0; second < 150 && !isDone(); second++) await page.waitForTimeout(1_000);
	expect(npay.ledger().totals).toMatchObject({
		...{ confirmed: 2, dispatched: 2 },
		...{ confirmedTwice: 0, dispatchedTwice: 0 },
	});
});

it('saw no error in the browser', () => {
	// What n8n asks of other hosts, it does not get here.
	expect(editor.errors.filter((error) => !error.startsWith('Failed to load'))).toEqual([]);
});
