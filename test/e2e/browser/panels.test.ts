import { load } from '../../../scripts/lib/examples';
import { Editor } from '../support/editor';
import { type Instance, startInstance } from '../support/instance';

let instance: Instance;
let editor: Editor;

beforeAll(async () => {
	instance = await startInstance(2, 'panels');
	editor = await Editor.open(instance.server.url);
});

afterAll(async () => {
	await editor?.close();
	await instance?.close();
});

/** A node of each kind as its users open it, in an example as it is imported. */
it.each([
	{
		title: 'the next payment of a subscription',
		workflow: 'subscription-month-by-month',
		node: 'Next payment (다음 결제)',
		labels: ['Resource', 'Operation', 'Customer UID', 'Next Payment', 'Day of Month'],
		picture: 'portone',
	},
	{
		title: "PortOne's notifications",
		workflow: 'subscription-month-by-month',
		node: 'Paid (결제완료)',
		labels: ['Statuses', 'Options'],
		picture: 'portone-trigger',
	},
	{
		title: 'a payment taken once',
		workflow: 'pay-each-order-once',
		node: 'Pay (결제)',
		labels: ['Server', 'Resource', 'Operation', 'Payment ID', 'Order Name', 'Amount', 'Currency'],
		picture: 'portone-v2',
	},
	{
		title: 'product information',
		workflow: 'shop-from-a-table',
		node: 'Product XML',
		labels: ['Resource', 'Operation'],
		picture: 'catalog',
	},
])('shows the fields of $title', async ({ workflow, node, labels, picture }) => {
	const { id } = await instance.n8n.createWorkflow(load(workflow));
	await editor.openWorkflow(id);
	await editor.openNode(node);
	const panel = editor.page.locator('[data-test-id="node-parameters"]');
	for (const label of labels) await panel.getByText(label, { exact: true }).waitFor();
	await editor.browser.shoot(picture);
	await editor.closeNode();
});

it('saw no error in the browser', () => {
	expect(editor.errors).toEqual([]);
});
