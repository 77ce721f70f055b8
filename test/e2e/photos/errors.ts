import { DEFAULT_APPLICATION } from '../../../sandbox/npay/settings';
import type { Instance } from '../support/instance';
import { node, npayCredential } from '../support/workflows';
import type { Camera, Photo } from './camera';

interface Failing {
	caption: string;
	/** Items that come in, as JSON. */
	rows: object[];
	parameters: object;
	prepare?: (instance: Instance) => void;
}

/** What goes wrong in a shop's first week. */
function failures({ sandbox }: Instance): Failing[] {
	const ids = () =>
		sandbox.npay
			.createOrders({ count: 2, state: 'PAYED' })
			.flatMap(({ productOrderIds }) => productOrderIds);
	const [one = '', two = '', three = '', four = ''] = [...ids(), ...ids()];
	const dispatch = {
		resource: 'productOrder',
		operation: 'dispatch',
		productOrderId: '={{ $json.productOrderId }}',
		deliveryCompanyCode: '={{ $json.courier }}',
		trackingNumber: '={{ $json.number }}',
	};
	const confirm = { resource: 'productOrder', operation: 'confirm' };
	return [
		{
			caption: 'a courier that nobody knows',
			rows: [
				{ productOrderId: one, courier: '한진', number: '612345678901' },
				{ productOrderId: two, courier: '한집택배', number: '612345678902' },
			],
			parameters: dispatch,
		},
		{
			caption: 'a row without a tracking number',
			rows: [
				{ productOrderId: one, courier: '한진택배', number: '612345678901' },
				{ productOrderId: two, courier: '한진택배', number: '' },
			],
			parameters: dispatch,
		},
		{
			caption: 'an order number in place of a product order number',
			rows: [{ productOrderId: '2026112200000001' }],
			parameters: confirm,
		},
		{
			caption: 'a sample',
			rows: [{ productOrderId: 'SAMPLE-2026112900000001' }],
			parameters: confirm,
		},
		{
			caption: 'a lost answer that stays lost',
			rows: [{ productOrderId: three }],
			parameters: confirm,
			prepare: () =>
				sandbox.faults.add({ kind: 'resetBefore', match: { path: '/confirm' }, times: 3 }),
		},
		{
			caption: 'an address that Naver does not take',
			rows: [{ productOrderId: four }],
			parameters: confirm,
			prepare: () =>
				sandbox.faults.add({ kind: 'ipNotAllowed', match: { path: '/pay-order/' }, times: 0 }),
		},
	];
}

/** Photographs how errors look in the output of a node. */
export async function photographErrors(instance: Instance, camera: Camera): Promise<Photo[]> {
	const { n8n, server, sandbox } = instance;
	const { page } = camera;
	await page.setViewportSize({ width: 1700, height: 1100 });
	const credential = await n8n.createCredential(npayCredential(sandbox, DEFAULT_APPLICATION));
	const photos: Photo[] = [];
	for (const { caption, rows, parameters, prepare } of failures(instance)) {
		const { id } = await n8n.createWorkflow({
			name: caption,
			nodes: [
				node('Start', 'n8n-nodes-base.manualTrigger', {}),
				node(
					'Rows',
					'n8n-nodes-base.code',
					{ jsCode: `return ${JSON.stringify(rows.map((json) => ({ json })))}` },
					{ typeVersion: 2 },
				),
				node('Npay', 'n8n-nodes-npay.npay', parameters, {
					credentials: { npayApi: { id: credential.id, name: credential.name } },
				}),
			],
			connections: {
				Start: { main: [[{ node: 'Rows', type: 'main', index: 0 }]] },
				Rows: { main: [[{ node: 'Npay', type: 'main', index: 0 }]] },
			},
		});
		prepare?.(instance);
		await page.goto(`${server.url}/workflow/${id}/Npay`);
		await page.locator('[data-test-id="node-execute-button"]').first().click();
		const output = page.locator('[data-test-id="output-panel"]');
		await output.locator('[data-test-id="node-error-message"]').first().waitFor();
		photos.push(await camera.take(output, `error ${caption}`));
		sandbox.faults.clear();
	}
	return photos;
}
