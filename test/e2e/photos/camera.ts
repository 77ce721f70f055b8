import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import type { Locator } from 'playwright-core';

import type { Editor } from '../support/editor';

/** A picture that was taken, with its caption. */
export interface Photo {
	caption: string;
	file: string;
}

/** Width of a picture on a sheet, in pixels. */
const COLUMN = 420;

/** Takes pictures of n8n's editor, and puts them together to sheets. */
export class Camera {
	private constructor(
		readonly editor: Editor,
		private readonly folder: string,
	) {}

	/** @param folder is emptied */
	static open(editor: Editor, folder: string): Camera {
		rmSync(folder, { recursive: true, force: true });
		mkdirSync(folder, { recursive: true });
		// A page with changes asks before it is left.
		editor.page.on('dialog', (dialog) => void dialog.accept());
		return new Camera(editor, folder);
	}

	get page() {
		return this.editor.page;
	}

	/**
	 * Waits until the page has been still for a moment, and takes what is seen of an element.
	 *
	 * @param last what of it comes last; below that, nothing is taken
	 */
	async take(element: Locator, caption: string, last?: Locator): Promise<Photo> {
		await element.waitFor();
		await this.page.waitForTimeout(400);
		const file = path.join(this.folder, `${caption.replace(/[^\p{L}\p{N}]+/gu, '-')}.png`);
		const whole = await element.boundingBox();
		if (whole === null) throw new Error(`Nothing is seen of ${caption}`);
		const end = await last?.evaluateAll((all) =>
			Math.max(...all.map((one) => one.getBoundingClientRect().bottom)),
		);
		const height = Math.min(whole.height, (end ?? Number.POSITIVE_INFINITY) - whole.y + 24);
		const clip = { ...whole, height };
		await this.page.screenshot({ path: file, clip, animations: 'disabled' });
		return { caption, file };
	}

	/** Has the editor show itself in the dark from now on. */
	async darken(): Promise<void> {
		await this.editor.browser.context.addInitScript(() => {
			localStorage.setItem('N8N_THEME', 'dark');
		});
	}

	/** Lays pictures out in columns, on one picture. */
	async sheet(photos: Photo[], file: string, columns = 4): Promise<void> {
		const figures = photos.map(({ caption, file: picture }) => {
			const data = readFileSync(picture).toString('base64');
			return `<figure><figcaption>${caption}</figcaption><img src="data:image/png;base64,${data}"></figure>`;
		});
		const style = `body{margin:0;padding:12px;background:#888;font:14px sans-serif;columns:${columns};column-gap:12px;width:${columns * (COLUMN + 12)}px}figure{margin:0 0 12px;break-inside:avoid;background:#fff}figcaption{padding:6px;font-weight:bold}img{width:100%;display:block}`;
		const html = path.join(this.folder, 'sheet.html');
		writeFileSync(
			html,
			`<!doctype html><meta charset="utf-8"><style>${style}</style>${figures.join('')}`,
		);
		const page = await this.editor.browser.context.newPage();
		try {
			await page.setContent(readFileSync(html, 'utf8'));
			await page.setViewportSize({ width: columns * (COLUMN + 12) + 24, height: 800 });
			mkdirSync(path.dirname(file), { recursive: true });
			await page.screenshot({ path: file, fullPage: true });
		} finally {
			await page.close();
		}
	}
}
