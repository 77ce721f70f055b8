import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import path from 'node:path';

import { type BrowserContext, chromium, type Page } from 'playwright-core';

import { ROOT } from '../../../scripts/lib/paths';
import { ARTIFACTS } from './instance';

/** Debian's Chromium; another one by CHROMIUM_PATH. */
const CHROMIUM = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';

const FLAGS = [
	'--headless',
	'--no-sandbox',
	'--disable-gpu',
	'--disable-quic',
	'--no-first-run',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync',
	// No page under test needs another host; what asks for one gets nothing. Requests that Playwright routes would not be
	// cached, and each page of n8n's editor would be loaded and compiled anew.
	'--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost',
];

const SHOTS = path.join(ARTIFACTS, 'screenshots');

/** A real browser with an empty profile, which reaches this machine only. */
export class Browser {
	private constructor(
		readonly context: BrowserContext,
		readonly page: Page,
		private readonly profile: string,
	) {}

	static async open(viewport = { width: 1600, height: 900 }): Promise<Browser> {
		mkdirSync(SHOTS, { recursive: true });
		const profile = mkdtempSync(path.join(ARTIFACTS, 'browser-'));
		const context = await chromium.launchPersistentContext(profile, {
			executablePath: CHROMIUM,
			headless: true,
			chromiumSandbox: false,
			viewport,
			locale: 'en-US',
			args: FLAGS,
		});
		// A busy machine takes its time to draw an editor.
		context.setDefaultTimeout(120_000);
		return new Browser(context, context.pages()[0] ?? (await context.newPage()), profile);
	}

	/**
	 * Keeps what is seen; `npm run test:e2e -- --update-images` takes it into the documentation, and notes of what state
	 * of things it is.
	 */
	async shoot(name: string): Promise<void> {
		const file = path.join(SHOTS, `${name}.png`);
		await this.page.screenshot({ path: file, animations: 'disabled' });
		if (!process.env.UPDATE_IMAGES) return;
		const images = path.join(ROOT, 'docs', 'images');
		mkdirSync(images, { recursive: true });
		copyFileSync(file, path.join(images, `${name}.png`));
		const { notePictures } = await import('../../../scripts/lib/docs/pictures/manifest');
		notePictures(ROOT, [`${name}.png`]);
	}

	async close(): Promise<void> {
		await this.context.close();
		rmSync(this.profile, { recursive: true, force: true });
	}
}
