import type { Instance } from '../support/instance';
import type { Camera, Photo } from './camera';
import type { NodePanels } from './nodes';

/** Tall enough for the longest panel. */
const TALL = { width: 1500, height: 4200 };

/**
 * Photographs what a node's panel shows for each thing that it can do, with every option added.
 *
 * @param only names of panels; all where empty
 */
export async function photographPanels(
	{ n8n, server }: Instance,
	camera: Camera,
	{ description, panels }: NodePanels,
	only: readonly string[] = [],
): Promise<Photo[]> {
	const wanted = panels.filter(({ name }) => only.length === 0 || only.includes(name));
	const { id } = await n8n.createWorkflow({
		name: description.displayName,
		nodes: wanted.map(({ name, parameters }, index) => ({
			id: `panel-${index}`,
			name,
			type: `n8n-nodes-npay.${description.name}`,
			typeVersion: 1,
			position: [240 * (index % 10), 160 * Math.floor(index / 10)],
			parameters,
		})),
		connections: {},
	});
	await camera.page.setViewportSize(TALL);
	const photos: Photo[] = [];
	for (const [index, { name }] of wanted.entries()) {
		await camera.page.goto(`${server.url}/workflow/${id}/panel-${index}`);
		const panel = camera.page.locator('[data-test-id="node-parameters"]');
		const fields = panel.locator('.parameter-item, [data-test-id="parameter-input"]');
		await fields.first().waitFor();
		photos.push(await camera.take(panel, `${description.displayName} ${name}`, fields));
	}
	return photos;
}
