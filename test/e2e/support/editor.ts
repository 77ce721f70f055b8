import { OWNER } from '../../../scripts/lib/n8n/session';
import { Browser } from './browser';

/** n8n's editor in a real browser. */
export class Editor {
	/** What the page wrote to the console as errors, and errors that it did not catch. */
	readonly errors: string[] = [];

	private constructor(
		private readonly base: string,
		readonly browser: Browser,
	) {}

	get page() {
		return this.browser.page;
	}

	private watchErrors(): void {
		this.page.on('console', (message) => {
			if (message.type() === 'error') this.errors.push(message.text());
		});
		this.page.on('pageerror', (error) => this.errors.push(error.message));
	}

	/** Opens a browser with an empty profile and logs in as the owner. */
	static async open(base: string): Promise<Editor> {
		const browser = await Browser.open();
		// Hints for new users would cover what is looked at.
		await browser.context.addInitScript(() => {
			localStorage.setItem('N8N_PIN_DATA_DISCOVERY_NDV', 'true');
			localStorage.setItem('N8N_PIN_DATA_DISCOVERY_CANVAS', 'true');
		});
		const editor = new Editor(base, browser);
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

	/** Imports a workflow into the empty one that is open, by the menu, and shows all of it. */
	async importFile(file: string): Promise<void> {
		await this.page.locator('[data-test-id="workflow-menu"]').click();
		await this.page.getByText('Import', { exact: true }).hover();
		const chooser = this.page.waitForEvent('filechooser');
		await this.page.getByText('From file', { exact: true }).click();
		await (await chooser).setFiles(file);
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
		await this.browser.close();
	}
}
