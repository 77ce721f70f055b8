import Fastify, { type FastifyInstance } from 'fastify';

/** A message as OpenAI's chat completions have it. */
interface WireMessage {
	role: 'system' | 'developer' | 'user' | 'assistant' | 'tool';
	content: string | null;
	tool_calls?: Array<{ id: string; function: { name: string; arguments: string } }>;
}

interface WireRequest {
	messages: WireMessage[];
	tools?: Array<{ function: { name: string; description: string; parameters: object } }>;
	stream?: boolean;
}

/** What the model is told, and may do, at one turn. */
export interface Turn {
	system: string;
	/** What the person has said last. */
	user: string;
	/** What tools have answered since, oldest first. */
	results: string[];
	/** The tools' descriptions, by their names. */
	tools: Record<string, string>;
	/** Everything that is told, as text: to look for what must not be there. */
	whole: string;
}

/** A tool that the model wants to be run. */
export interface ToolCall {
	tool: string;
	/** What it is given. Behind a human approval n8n wants them under `toolParameters`. */
	input: object;
}

/** What the model answers: words, or tools to run. */
export type Answer = string | ToolCall | ToolCall[];

/** Decides what the model answers. */
export type Script = (turn: Turn) => Answer;

const isCall = (answer: Answer): answer is ToolCall | ToolCall[] => typeof answer !== 'string';

function turnOf({ messages, tools = [] }: WireRequest): Turn {
	const last = messages.findLastIndex(({ role }) => role === 'user');
	const of = (roles: string[], from = 0) =>
		messages.slice(from).flatMap((one) => (roles.includes(one.role) ? [String(one.content)] : []));
	return {
		system: of(['system', 'developer']).join('\n'),
		user: String(messages[last]?.content ?? ''),
		results: of(['tool'], last + 1),
		tools: Object.fromEntries(tools.map((one) => [one.function.name, one.function.description])),
		whole: JSON.stringify(messages),
	};
}

/**
 * A chat model on loopback that says what a test wants: the interface is OpenAI's (chat completions), which n8n's node
 * speaks to any address that its credential names.
 */
export class ChatModel {
	/** What it was told, turn by turn. */
	readonly turns: Turn[] = [];

	private script: Script = () => 'I have nothing to say.';

	private calls = 0;

	private port = 0;

	private readonly server: FastifyInstance = Fastify({ forceCloseConnections: true });

	static async open(): Promise<ChatModel> {
		const model = new ChatModel();
		await model.listen();
		return model;
	}

	/** What n8n's OpenAI credential holds to ask here. */
	get credential(): Record<string, unknown> {
		return { apiKey: 'made-up', url: `http://127.0.0.1:${this.port}/v1` };
	}

	/** From now on it answers so; what it was told before is forgotten. */
	act(script: Script): void {
		this.turns.length = 0;
		this.script = script;
	}

	async close(): Promise<void> {
		await this.server.close();
	}

	private async listen(): Promise<void> {
		this.server.post('/v1/chat/completions', async ({ body }, reply) => {
			const request = body as WireRequest;
			const turn = turnOf(request);
			this.turns.push(turn);
			const message = this.message(this.script(turn));
			if (request.stream !== true) return this.whole(message);
			const parts = this.parts(message).map((part) => `data: ${part}\n\n`);
			return await reply.header('content-type', 'text/event-stream').send(parts.join(''));
		});
		await this.server.listen({ host: '127.0.0.1', port: 0 });
		this.port = (this.server.server.address() as { port: number }).port;
	}

	private message(answer: Answer): WireMessage {
		if (!isCall(answer)) return { role: 'assistant', content: answer };
		const tool_calls = [answer].flat().map(({ tool, input }) => {
			this.calls += 1;
			const call = { name: tool, arguments: JSON.stringify(input) };
			return { id: `call_${this.calls}`, type: 'function', function: call };
		});
		return { role: 'assistant', content: null, tool_calls };
	}

	private whole(message: WireMessage) {
		const finish_reason = message.tool_calls === undefined ? 'stop' : 'tool_calls';
		return {
			...this.head('chat.completion'),
			choices: [{ index: 0, message, finish_reason }],
			usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 },
		};
	}

	/** The same in two parts, as a stream brings it. */
	private parts(message: WireMessage): string[] {
		const tool_calls = message.tool_calls?.map((call, index) => ({ index, ...call }));
		const delta = { ...message, ...(tool_calls === undefined ? {} : { tool_calls }) };
		const finish_reason = tool_calls === undefined ? 'stop' : 'tool_calls';
		const choices = [
			{ index: 0, delta, finish_reason: null },
			{ index: 0, delta: {}, finish_reason },
		];
		const head = this.head('chat.completion.chunk');
		return [...choices.map((one) => JSON.stringify({ ...head, choices: [one] })), '[DONE]'];
	}

	private head(object: string) {
		return {
			id: `chatcmpl-${this.turns.length}`,
			object,
			created: 1_764_500_000,
			model: 'made-up',
		};
	}
}
