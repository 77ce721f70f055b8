import { setTimeout as sleep } from 'node:timers/promises';

import type { SandboxSettings } from '../../../sandbox';
import { DEFAULT_APPLICATION } from '../../../sandbox/npay/settings';
import { credentialOf, load } from '../../../scripts/lib/examples';
import type { N8nClient } from '../../../scripts/lib/n8n/client';
import { everySeconds } from '../../../scripts/lib/n8n/polling';
import { type Instance, startInstance } from './instance';
import { Outside } from './outside/outside';
import { npayCredential } from './workflows';

export type Execution = Awaited<ReturnType<N8nClient['execution']>>;

const POLL_SECONDS = 3;
const UNTIL_MS = 120_000;

/** The spreadsheet that templates are pointed at. */
export const SPREADSHEET = '1nPayTemplateSheet0000000000000000000000000';

const BROWSER =
	'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/143.0 Safari/537.36';

const NEVER_EXPIRES = { access_token: 'made-up', token_type: 'Bearer', expires_in: 3_600_000 };

interface Node {
	name: string;
	type: string;
	parameters: Record<string, unknown>;
}

/** A template as its file has it. */
export interface Template {
	name: string;
	nodes: Node[];
	connections: object;
	settings?: object;
}

/** The spreadsheet's address, as an operator copies it from the browser. */
export const SPREADSHEET_URL = `https://docs.google.com/spreadsheets/d/${SPREADSHEET}/edit`;

/** What a test fills in where an operator would. */
export interface FillIn {
	/** Values of the node *설정 (Settings)* by their names. */
	settings?: Record<string, unknown>;
	/** Parameters of nodes, by the node's name, merged into the template's own. */
	parameters?: Record<string, object>;
}

/** The node in which a template's user says which sheet, channel and so on. */
export const SETTINGS = '설정 (Settings)';

export const loadTemplate = (file: string): Template => load(file) as Template;

/** Waits until something is so. @throws with `what` after two minutes */
export async function until<Value>(
	what: string,
	look: () => Promise<Value | undefined> | Value | undefined,
): Promise<Value> {
	const deadline = Date.now() + UNTIL_MS;
	for (;;) {
		const found = await look();
		if (found !== undefined && found !== false) return found;
		if (Date.now() > deadline) throw new Error(`${what}: not within ${UNTIL_MS / 1_000} s`);
		await sleep(150);
	}
}

/** A real n8n in which templates are imported and run; Naver is the sandbox, Google and Slack are stand-ins. */
export class TemplateShop {
	private readonly credentials = new Map<string, { id: string; name: string }>();

	private readonly further = new Map<string, Record<string, unknown>>();

	/** Templates that are switched on. */
	private readonly on = new Set<OpenTemplate>();

	private constructor(
		readonly instance: Instance,
		readonly outside: Outside,
	) {}

	/**
	 * @param name of the test file: n8n's home is named so
	 * @param settings further environment of n8n
	 */
	static async open(
		name: string,
		line: 1 | 2 = 2,
		settings: Record<string, string> = {},
	): Promise<TemplateShop> {
		const outside = await Outside.open();
		try {
			const instance = await startInstance(line, name, {
				// A busy machine keeps n8n's database waiting; n8n would answer that it is away.
				DB_PING_TIMEOUT_MS: '60000',
				...outside.settings,
				...settings,
			});
			return new TemplateShop(instance, outside);
		} catch (error) {
			await outside.close();
			throw error;
		}
	}

	get n8n() {
		return this.instance.n8n;
	}

	get sandbox() {
		return this.instance.sandbox;
	}

	async close(): Promise<void> {
		await this.instance.close();
		await this.outside.close();
	}

	/** Credentials of a type that this class doesn't know hold this. */
	know(type: string, data: Record<string, unknown>): void {
		this.further.set(type, data);
	}

	/** Presses a button of the last Slack message that has it, as a person does. @returns what the page says */
	async press(label: string): Promise<string> {
		const url = await until(
			`a message with ${label}`,
			() => this.outside.slack.messages.findLast(({ buttons }) => label in buttons)?.buttons[label],
		);
		return await this.visit(url);
	}

	/**
	 * Opens a page of n8n's as a browser does: buttons in messages ignore anything that looks like a bot, and n8n 1 signs
	 * the host, too.
	 */
	async visit(url: string, form?: FormData): Promise<string> {
		const reply = await fetch(url, {
			headers: { 'user-agent': BROWSER },
			...(form === undefined ? {} : { method: 'POST', body: form }),
		});
		return await reply.text();
	}

	/** Dies as by a power cut, and comes back. */
	async crash(): Promise<void> {
		await this.instance.server.kill();
		await this.instance.server.start();
	}

	/** Imports a template, its credentials chosen and its settings filled in; triggers that poll do so every 3 s. */
	async import(
		file: string,
		{ settings = {}, parameters = {} }: FillIn = {},
	): Promise<OpenTemplate> {
		const template = loadTemplate(file);
		const nodes = [];
		for (const node of template.nodes) {
			const filled = { ...node.parameters, ...parameters[node.name] };
			if (node.name === SETTINGS) fillSettings(filled, settings);
			if (filled.pollTimes !== undefined) filled.pollTimes = everySeconds(POLL_SECONDS);
			nodes.push({ ...node, parameters: filled, ...(await this.chosen(node)) });
		}
		const { id } = await this.n8n.createWorkflow({ ...template, nodes });
		return new OpenTemplate(this.n8n, id, this.on);
	}

	/** Switches all templates off. */
	async switchOff(): Promise<void> {
		for (const template of this.on) await template.deactivate();
	}

	private async chosen(node: Node): Promise<object> {
		const type = credentialOf(node);
		return type === undefined ? {} : { credentials: { [type]: await this.credential(type) } };
	}

	private async credential(type: string): Promise<{ id: string; name: string }> {
		const known = this.credentials.get(type);
		if (known !== undefined) return known;
		const { id, name } = await this.n8n.createCredential(this.credentialData(type));
		this.credentials.set(type, { id, name });
		return { id, name };
	}

	private credentialData(type: string) {
		if (type === 'npayApi') return npayCredential(this.sandbox, DEFAULT_APPLICATION);
		const data: Record<string, Record<string, unknown>> = {
			googleSheetsOAuth2Api: {
				clientId: 'made-up',
				clientSecret: 'made-up',
				oauthTokenData: NEVER_EXPIRES,
			},
			slackApi: { accessToken: 'xoxb-made-up' },
			httpBasicAuth: { user: 'staff', password: 'staff' },
		};
		const found = this.further.get(type) ?? data[type];
		if (found === undefined) throw new Error(`No credential of type ${type} is known here`);
		return { name: type, type, data: found };
	}
}

/**
 * Opens a shop for the tests of a file or a group, and closes it after them. Each test begins with nothing in it, and
 * leaves no template switched on.
 *
 * @param take is given the shop before the first test
 * @param sandbox settings that each test begins with
 */
export function useTemplateShop(
	name: string,
	take: (shop: TemplateShop) => void,
	{ line = 2, sandbox = {} }: { line?: 1 | 2; sandbox?: SandboxSettings } = {},
): void {
	let shop: TemplateShop | undefined;
	beforeAll(async () => {
		shop = await TemplateShop.open(name, line);
		take(shop);
	});
	afterAll(async () => await shop?.close());
	beforeEach(() => {
		shop?.sandbox.reset(sandbox);
		shop?.outside.reset();
	});
	afterEach(async () => await shop?.switchOff());
}

/** A template in n8n. */
export class OpenTemplate {
	constructor(
		private readonly n8n: N8nClient,
		readonly id: string,
		private readonly on: Set<OpenTemplate>,
	) {}

	async activate(): Promise<this> {
		await this.n8n.activate(this.id);
		this.on.add(this);
		return this;
	}

	async deactivate(): Promise<void> {
		await this.n8n.deactivate(this.id);
		this.on.delete(this);
	}

	/** Runs it from a trigger, as the editor's button does, and waits for its end. */
	async run(trigger: string): Promise<Execution> {
		return await this.n8n.run(this.id, trigger);
	}

	/**
	 * Starts it from a trigger, and doesn't wait.
	 *
	 * @param json what the trigger gives; by default it runs itself
	 * @returns the execution's ID
	 */
	async start(trigger: string, json?: object): Promise<string> {
		return await this.n8n.start(this.id, trigger, json);
	}

	/** Its executions, newest first. */
	async executions(): Promise<Execution[]> {
		return await this.n8n.executions(this.id);
	}

	/** Waits for so many executions that have ended. */
	async ended(count: number): Promise<Execution[]> {
		return await until(`${count} executions`, async () => {
			const all = await this.executions();
			const ended = all.filter(({ status }) => ['success', 'error', 'crashed'].includes(status));
			return ended.length >= count ? ended : undefined;
		});
	}
}

/** Puts values into a Set node's assignments. @throws if it has no such field */
function fillSettings(parameters: Record<string, unknown>, values: Record<string, unknown>): void {
	const { assignments } = parameters.assignments as {
		assignments: Array<{ name: string; value: unknown }>;
	};
	const names = assignments.map(({ name }) => name);
	for (const name of Object.keys(values)) {
		if (!names.includes(name)) throw new Error(`Settings have ${names.join(', ')}, not ${name}`);
	}
	parameters.assignments = {
		assignments: assignments.map((one) =>
			one.name in values ? { ...one, value: values[one.name] } : one,
		),
	};
}
