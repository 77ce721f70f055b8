import { setTimeout as sleep } from 'node:timers/promises';

import { read, utils } from '@e965/xlsx';

/** The end of a form: its words, and the file that a browser downloads from it. */
export interface EndPage {
	text: string;
	file: { name: string; rows: Array<Record<string, string | number>> } | undefined;
}

const STAFF = `Basic ${Buffer.from('staff:staff').toString('base64')}`;
const UNTIL_MS = 60_000;

/** What n8n's page says between its tags. */
const wordsOf = (html: string): string =>
	html
		.replace(/<(script|style)[\s\S]*?<\/\1>/g, '')
		.replace(/<br ?\/?>/g, '\n')
		.replace(/<[^>]+>/g, ' ')
		.replaceAll('&amp;', '&')
		.replace(/[ \t]+/g, ' ')
		.trim();

interface Download {
	data: string | { data: number[] };
	fileName: string;
}

/** The first sheet of what a page's own script would save as a file. */
function fileOf(html: string): EndPage['file'] {
	// One file in n8n 1, a list of them in n8n 2.
	const [, encoded = ''] = /"((?:%5B)?%7B[^"]*)"/.exec(html) ?? [];
	if (encoded === '') return undefined;
	const [download] = [JSON.parse(decodeURIComponent(encoded)) as Download | Download[]].flat();
	if (download === undefined) return undefined;
	const { data, fileName } = download;
	const content = typeof data === 'string' ? Buffer.from(data, 'latin1') : Buffer.from(data.data);
	const book = read(content);
	const sheet = book.Sheets[book.SheetNames[0] ?? ''] ?? {};
	return { name: fileName, rows: utils.sheet_to_json(sheet, { defval: '' }) };
}

/** A form of n8n's behind Basic Auth, filled in as a browser does it. */
export class StaffForm {
	/** @param url of the form */
	constructor(private readonly url: string) {}

	/** The form's page. @param headers `{}` for somebody without the password */
	async open(headers: Record<string, string> = { authorization: STAFF }): Promise<Response> {
		return await fetch(this.url, { headers });
	}

	/** Sends it off. @param values by the fields' places; @returns where its next page will be */
	async send(values: ReadonlyArray<string | File>): Promise<URL> {
		const body = new FormData();
		for (const [place, value] of values.entries()) body.append(`field-${place}`, value);
		const headers = { authorization: STAFF };
		const reply = await fetch(this.url, { method: 'POST', headers, body });
		const { formWaitingUrl } = (await reply.json()) as { formWaitingUrl: string };
		return new URL(formWaitingUrl);
	}

	/** Waits for the last page as n8n's own page does, and lets the execution end. */
	async end(waiting: URL): Promise<EndPage> {
		const status = new URL(waiting);
		status.pathname += '/n8n-execution-status';
		const deadline = Date.now() + UNTIL_MS;
		for (;;) {
			const said = (await (await fetch(status)).text()).trim();
			if (said === 'form-waiting') break;
			if (['error', 'crashed', 'success', 'null'].includes(said) || Date.now() > deadline)
				throw new Error(`The form ended with ${said}`);
			await sleep(150);
		}
		const html = await (await fetch(waiting)).text();
		await fetch(waiting, { method: 'POST' });
		return { text: wordsOf(html), file: fileOf(html) };
	}
}
