import type { Reply } from './googleSheets';

interface Block {
	type: string;
	text?: { text?: string };
	elements?: Array<{ type: string; text?: { text: string }; url?: string }>;
}

/** A message as Slack was told it. */
export interface Message {
	channel: string;
	/** All of its words. */
	text: string;
	/** Where its buttons lead, by their labels. */
	buttons: Record<string, string>;
}

/** Slack as n8n's node asks it (Web API): messages in memory. A stand-in; n8n's own node runs against it. */
export class Slack {
	readonly messages: Message[] = [];

	clear(): void {
		this.messages.length = 0;
	}

	/** Answers a call. @param name of the method, `chat.postMessage` */
	handle(name: string, body: Record<string, unknown>): Reply {
		if (name !== 'chat.postMessage') return { status: 200, body: { ok: true } };
		const {
			channel = '',
			text = '',
			blocks = [],
		} = body as {
			channel?: string;
			text?: string;
			blocks?: Block[] | string;
		};
		const parts = typeof blocks === 'string' ? (JSON.parse(blocks) as Block[]) : blocks;
		const words = parts.flatMap((block) => block.text?.text ?? []);
		const buttons = parts.flatMap(({ elements = [] }) =>
			elements.flatMap((one) => (one.url === undefined ? [] : [[one.text?.text ?? '', one.url]])),
		);
		this.messages.push({
			channel,
			text: [text, ...words].filter((one) => one !== '').join('\n'),
			buttons: Object.fromEntries(buttons) as Record<string, string>,
		});
		const ts = `${1_764_500_000 + this.messages.length}.000100`;
		return { status: 200, body: { ok: true, channel: 'C0000000001', ts, message: { text } } };
	}
}
