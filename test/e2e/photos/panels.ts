import type { Locator, Page } from 'playwright-core';

import type { Instance } from '../support/instance';
import type { Camera, Photo } from './camera';
import type { NodePanels } from './nodes';

/** A small window is drawn in a tenth of the time of a large one. */
const WINDOW = { width: 1200, height: 1000 };

/** Makes the window as tall as what is to be seen, where it is not. */
async function makeRoom(page: Page, fields: Locator): Promise<void> {
	await fields.first().waitFor();
	// Fields of collections come a moment later.
	await page.waitForTimeout(400);
	const end = await fields.evaluateAll((all) =>
		Math.max(...all.map((field) => field.getBoundingClientRect().bottom)),
	);
	const needed = Math.ceil(end) + 120;
	await page.setViewportSize({ ...WINDOW, height: Math.max(WINDOW.height, needed) });
}

/**
 * Photographs what a node's panel shows for each thing that it can do, with every option added.
 *
 * @param only names of panels; all where empty
 */
export async function photographPanels(
	{ n8n }: Instance,
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
	const photos: Photo[] = [];
	const { editor, page } = camera;
	await page.setViewportSize(WINDOW);
	await editor.openWorkflow(id);
	for (const { name } of wanted) {
		await editor.openNode(name);
		const panel = page.locator('[data-test-id="node-parameters"]');
		const fields = panel.locator('.parameter-item, [data-test-id="parameter-input"]');
		await makeRoom(page, fields);
		photos.push(await camera.take(panel, `${description.displayName} ${name}`, fields));
		await page.setViewportSize(WINDOW);
		await editor.closeNode();
	}
	return photos;
}
