import { ChatModel, type Script, type ToolCall } from './outside/chatModel';
import { type Mail, MailServer } from './outside/mail';
import { type Execution, type OpenTemplate, TemplateShop, until } from './templates';

const CHAT = '채팅 (Chat)';
const APPROVE = '승인 (Approve)';
const DECLINE = '거절 (Decline)';

/** Where approvals are asked for. */
export const APPROVER = 'owner@shop.test';

/** The template *shop-assistant* in a real n8n; its model and the mail server are played. */
export class Assistant {
	private constructor(
		readonly shop: TemplateShop,
		readonly model: ChatModel,
		readonly mail: MailServer,
		readonly template: OpenTemplate,
	) {}

	/** @param name of the test file: n8n's home is named so @param productInfo where the shop tells of its products */
	static async open(name: string, productInfo: string): Promise<Assistant> {
		// The one that may fail is first.
		const shop = await TemplateShop.open(name);
		const [model, mail] = await Promise.all([ChatModel.open(), MailServer.open()]);
		shop.know('openAiApi', model.credential);
		shop.know('smtp', mail.credential);
		const settings = {
			'승인 메일': APPROVER,
			'보내는 메일': 'n8n@shop.test',
			'상품정보 주소': productInfo,
		};
		const template = await shop.import('shop-assistant', { settings });
		return new Assistant(shop, model, mail, template);
	}

	get npay() {
		return this.shop.sandbox.npay;
	}

	reset(): void {
		this.shop.sandbox.reset({ npay: { rateLimit: { enabled: false } } });
		this.mail.mails.length = 0;
	}

	async close(): Promise<void> {
		await Promise.all([this.shop.close(), this.model.close(), this.mail.close()]);
	}

	/**
	 * Says something in the editor's chat.
	 *
	 * @param script what the model does about it
	 * @returns the execution's ID
	 */
	async say(chatInput: string, script: Script): Promise<string> {
		this.model.act(script);
		const message = { sessionId: `session ${Date.now()}`, action: 'sendMessage', chatInput };
		return await this.template.start(CHAT, message);
	}

	/** Waits until an execution waits for its approval. @returns the mail that asks for it */
	async asked(id: string): Promise<Mail> {
		await until('an execution that waits', async () => (await this.status(id)) === 'waiting');
		const mail = this.mail.mails.find(({ links }) => links[APPROVE]?.includes(`/${id}/`));
		if (mail === undefined) throw new Error('Nobody was asked by mail');
		return mail;
	}

	async approve(mail: Mail): Promise<string> {
		return await this.shop.visit(mail.links[APPROVE] ?? '');
	}

	async decline(mail: Mail): Promise<string> {
		return await this.shop.visit(mail.links[DECLINE] ?? '');
	}

	/** Waits for an execution's end. @returns what the person reads in the chat */
	async answer(id: string): Promise<string> {
		const ended = await until('an end', async () => {
			const execution = await this.shop.n8n.execution(id);
			return ['new', 'running', 'waiting'].includes(execution.status) ? undefined : execution;
		});
		return outputOf(ended);
	}

	async status(id: string): Promise<string> {
		return (await this.shop.n8n.execution(id)).status;
	}

	/** What tools answered the model, in its last turn. */
	get results(): string[] {
		return this.model.turns.at(-1)?.results ?? [];
	}
}

function outputOf({ status, data }: Execution): string {
	const [run] = data.resultData.runData['비서 (Assistant)']?.slice(-1) ?? [];
	const output: unknown = run?.data?.main?.[0]?.[0]?.json.output;
	return typeof output === 'string' ? output : status;
}

/** A call of a tool that a person approves: n8n wants its input so. */
export const gated = (
	tool: string,
	toolParameters: object,
	hitlParameters: object = {},
): ToolCall => ({
	tool,
	input: { toolParameters, hitlParameters },
});

/** A model that does one thing after the other, whatever it hears, and then tells what tools have answered. */
export const inTurn =
	(...steps: Array<ToolCall | ToolCall[]>): Script =>
	({ results }) => {
		const calls = steps.map((step) => [step].flat().length);
		const done = calls.findIndex(
			(_, index) => calls.slice(0, index).reduce((sum, one) => sum + one, 0) >= results.length,
		);
		return (done < 0 ? undefined : steps[done]) ?? `Told: ${results.join('\n')}`;
	};
