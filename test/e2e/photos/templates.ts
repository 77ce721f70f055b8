import { readdirSync } from 'node:fs';
import path from 'node:path';

import { ROOT } from '../../../scripts/lib/paths';
import type { Instance } from '../support/instance';
import { loadTemplate } from '../support/templates';
import type { Camera } from './camera';

/** Space that is left around what is seen of a workflow, in pixels. */
const MARGIN = 16;

/** A box on the page, in pixels. */
interface Box {
	x: number;
	y: number;
	width: number;
	height: number;
}

/** Files of the templates, without their ending. */
export const templateFiles = (): string[] =>
	readdirSync(path.join(ROOT, 'examples'))
		.filter((file) => file.endsWith('.json'))
		.map((file) => path.basename(file, '.json'))
		.sort();

/** The part of the page that holds every node and note. */
async function seen({ page }: Camera): Promise<Box> {
	const boxes = await page.locator('.vue-flow__node').evaluateAll((nodes) =>
		nodes.map((node) => {
			const { left, top, right, bottom } = node.getBoundingClientRect();
			return { left, top, right, bottom };
		}),
	);
	const left = Math.min(...boxes.map((box) => box.left)) - MARGIN;
	const top = Math.min(...boxes.map((box) => box.top)) - MARGIN;
	// A node's name stands below it, outside its box.
	const right = Math.max(...boxes.map((box) => box.right)) + MARGIN;
	const bottom = Math.max(...boxes.map((box) => box.bottom)) + 2 * MARGIN;
	return { x: left, y: top, width: right - left, height: bottom - top };
}

/** Takes a picture of each template as n8n draws it right after the import. @param into folder of the pictures */
export async function photographTemplates(
	{ n8n }: Instance,
	camera: Camera,
	into: string,
	files = templateFiles(),
): Promise<void> {
	const { page, editor } = camera;
	await page.setViewportSize({ width: 2000, height: 1250 });
	for (const file of files) {
		const { id } = await n8n.createWorkflow(loadTemplate(file));
		await editor.openWorkflow(id);
		// Zooming is drawn in some steps.
		await page.waitForTimeout(1_200);
		await page.screenshot({
			path: path.join(into, `${file}.png`),
			clip: await seen(camera),
			animations: 'disabled',
		});
	}
}
