import type { Message } from './outside/slack';
import { type OpenTemplate, type TemplateShop, until } from './templates';

/** Waits for a Slack message that holds all of these words. */
export const told = async (shop: TemplateShop, ...words: string[]): Promise<Message> =>
	await until(`a message with ${words.join(', ')}`, () =>
		shop.outside.slack.messages.findLast(({ text }) => words.every((word) => text.includes(word))),
	);

/** How many Slack messages hold these words. */
export const countOf = (shop: TemplateShop, words: string): number =>
	shop.outside.slack.messages.filter(({ text }) => text.includes(words)).length;

/**
 * Whether a person who sees this page tries again: a message is there before its execution waits, and for a moment
 * after its start n8n takes waiting executions for crashed ones.
 */
const isTooEarly = (page: string): boolean =>
	page.includes('is running already') || page.includes('a problem executing the workflow');

/** Presses a button of a message. @returns what the page says */
export async function pressIn(
	shop: TemplateShop,
	{ buttons, text }: Message,
	label: string,
): Promise<string> {
	const url = buttons[label];
	if (url === undefined) throw new Error(`No button ${label} in: ${text}`);
	return await until(`${label} pressed`, async () => {
		const page = await shop.visit(url);
		return isTooEarly(page) ? undefined : page;
	});
}

/** Opens the form behind a message's button, and sends it filled in, field by field. */
export async function fillIn(
	shop: TemplateShop,
	message: Message,
	label: string,
	values: readonly string[],
): Promise<string> {
	const page = await pressIn(shop, message, label);
	if (!page.includes('field-0')) throw new Error(`No form behind ${label}: ${page.slice(0, 300)}`);
	const form = new FormData();
	values.forEach((value, index) => form.set(`field-${index}`, value));
	return await until(`${label} sent`, async () => {
		const answer = await shop.visit(message.buttons[label] ?? '', form);
		return isTooEarly(answer) ? undefined : answer;
	});
}

/** Waits for so many executions that have ended in an error. */
export async function untilFailed(template: OpenTemplate, count: number): Promise<void> {
	await until(`${count} failed executions`, async () => {
		const all = await template.executions();
		return all.filter(({ status }) => status === 'error').length >= count || undefined;
	});
}
