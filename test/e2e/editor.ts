import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { chromium } from 'playwright-core';
import { OWNER } from '../../scripts/lib/n8n/session';
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
];

/** n8n's editor in a real browser. */
export class Editor {
	/** What the page wrote to the console as errors, and errors that it did not catch. */
	readonly errors: string[] = [];

	private constructor(
		private readonly base: string,
		private readonly context: BrowserContext,
		private readonly profile: string,
		readonly page: Page,
	) {}

	private watchErrors(): void {
		this.page.on('console', (message) => {
			if (message.type() === 'error') this.errors.push(message.text());
		});
		this.page.on('pageerror', (error) => this.errors.push(error.message));
	}

	/** Opens a browser with an empty profile and logs in as the owner. */
	static async open(base: string): Promise<Editor> {
		mkdirSync(ARTIFACTS, { recursive: true });
		const profile = mkdtempSync(path.join(ARTIFACTS, 'browser-'));
		const context = await chromium.launchPersistentContext(profile, {
			executablePath: CHROMIUM,
			headless: true,
			chromiumSandbox: false,
			viewport: { width: 1600, height: 900 },
			locale: 'en-US',
			args: FLAGS,
		});
		// The editor needs no other host; whatever asks for one gets nothing.
		await context.route(
			(url) => !url.href.startsWith(base) && !['blob:', 'data:'].includes(url.protocol),
			(route) => route.abort(),
		);
		// Hints for new users would cover what is looked at.
		await context.addInitScript(() => {
			localStorage.setItem('N8N_PIN_DATA_DISCOVERY_NDV', 'true');
			localStorage.setItem('N8N_PIN_DATA_DISCOVERY_CANVAS', 'true');
		});
		const editor = new Editor(
			base,
			context,
			profile,
			context.pages()[0] ?? (await context.newPage()),
		);
		await editor.logIn();
		// Only from here on: before the login, n8n's own page asks for things that it may not have yet.
		editor.watchErrors();
		return editor;
	}

	private async logIn(): Promise<void> {
		await this.page.goto(`${this.base}/signin`);
		await this.page.locator('input[autocomplete="email"]').fill(OWNER.email);
		await this.page.locator('input[type="password"]').fill(OWNER.password);
		await this.page.locator('[data-test-id="form-submit-button"]').click();
		await this.page.waitForURL((url) => !url.pathname.includes('signin'));
	}

	/** Shows a workflow on the canvas, all of it. */
	async openWorkflow(id: string): Promise<void> {
		await this.page.goto(`${this.base}/workflow/${id}`);
		await this.page.locator('[data-test-id="canvas-node"]').first().waitFor();
		await this.page.locator('[data-test-id="zoom-to-fit"]').click();
	}

	node(name: string) {
		return this.page.locator(`[data-test-id="canvas-node"][data-node-name="${name}"]`);
	}

	/** Opens a node's panel. */
	async openNode(name: string): Promise<void> {
		await this.node(name).dblclick();
		await this.page.locator('[data-test-id="parameter-input"]').first().waitFor();
	}

	/** Closes the node's panel. */
	async closeNode(): Promise<void> {
		await this.page.locator('[data-test-id="ndv-close-button"]').click();
	}

	async close(): Promise<void> {
		await this.context.close();
		rmSync(this.profile, { recursive: true, force: true });
	}
}
