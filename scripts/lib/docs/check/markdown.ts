/** What checks look at in a page. */
export interface Page {
	/** Its headings outside of code, in order. */
	headings: Array<{ level: number; text: string }>;
	/** Names that links may end with, behind `#`. */
	anchors: ReadonlySet<string>;
	/** Where its links and pictures lead, as written. */
	targets: string[];
	pictures: string[];
	tables: number;
	/** Lines of the blocks that a reader types, each with what is carried on behind `\`. */
	commands: string[];
	/** Text of code spans. */
	spans: string[];
}

interface Block {
	language: string;
	lines: string[];
}

/** Divides a page into what is read and what stands in code blocks. */
function divide(text: string): { prose: string[]; blocks: Block[] } {
	const prose: string[] = [];
	const blocks: Block[] = [];
	let open: { fence: string; block: Block } | undefined;
	for (const line of text.split('\n')) {
		const [, fence = '', language = ''] = /^\s*(`{3,}|~{3,})\s*(\w*)/.exec(line) ?? [];
		if (open === undefined && fence !== '') {
			open = { fence, block: { language, lines: [] } };
			blocks.push(open.block);
		} else if (open !== undefined && fence.startsWith(open.fence) && language === '') {
			open = undefined;
		} else if (open === undefined) prose.push(line);
		else open.block.lines.push(line);
	}
	return { prose, blocks };
}

/** The text of a heading without its marks: links, code, emphasis. */
const plain = (text: string): string =>
	text
		.replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
		.replace(/[`*]/g, '')
		.trim();

/** The name that GitHub gives a heading. */
export const slugOf = (text: string): string =>
	plain(text)
		.toLowerCase()
		.replace(/[^\p{L}\p{N}\p{M}_\- ]/gu, '')
		.replaceAll(' ', '-');

function anchorsOf(headings: Page['headings'], prose: string): Set<string> {
	const anchors = new Set<string>();
	const counts = new Map<string, number>();
	for (const { text } of headings) {
		const slug = slugOf(text);
		const count = counts.get(slug) ?? 0;
		counts.set(slug, count + 1);
		anchors.add(count === 0 ? slug : `${slug}-${count}`);
	}
	for (const [, name = ''] of prose.matchAll(/<a\s[^>]*(?:id|name)="([^"]+)"/g)) anchors.add(name);
	return anchors;
}

function headingsOf(prose: string[]): Page['headings'] {
	return prose.flatMap((line) => {
		const [, marks = '', text = ''] = /^(#{1,6})\s+(.*?)\s*#*$/.exec(line) ?? [];
		return marks === '' ? [] : [{ level: marks.length, text }];
	});
}

const SHELLS: ReadonlySet<string> = new Set(['sh', 'bash', 'shell', 'console', 'powershell']);

/** Commands of a block: comments and settings of variables are none. */
function commandsIn({ lines }: Block): string[] {
	return lines
		.join('\n')
		.replace(/\\\n\s*/g, '')
		.split('\n')
		.map((line) =>
			line
				.replace(/^\s*\$ /, '')
				.replace(/\s+#.*$/, '')
				.trim(),
		)
		.filter((line) => line !== '' && !/^(?:#|[A-Z_][A-Z0-9_]*=\S*$)/.test(line));
}

/** Targets of links, in Markdown and in HTML, and of references at a page's end. */
function* targetsIn(prose: string): Generator<string> {
	const text = prose.replace(/`[^`\n]*`/g, '');
	for (const [, target = ''] of text.matchAll(/\]\(<?([^)\s>]+)>?(?:\s+"[^"]*")?\)/g)) yield target;
	for (const [, target = ''] of text.matchAll(/^\[[^\]]+\]:\s*(\S+)/gm)) yield target;
	for (const [, target = ''] of text.matchAll(/\s(?:href|src)="([^"]+)"/g)) yield target;
}

function* picturesIn(prose: string): Generator<string> {
	for (const [, target = ''] of prose.matchAll(/!\[[^\]]*\]\(<?([^)\s>]+)>?[^)]*\)/g)) yield target;
	for (const [, target = ''] of prose.matchAll(/<img\s[^>]*src="([^"]+)"/g)) yield target;
}

/** Reads a page in Markdown. */
export function readPage(text: string): Page {
	const { prose: lines, blocks } = divide(text);
	const prose = lines.join('\n');
	const headings = headingsOf(lines);
	return {
		headings,
		anchors: anchorsOf(headings, prose),
		targets: [...targetsIn(prose)],
		pictures: [...picturesIn(prose)],
		tables: lines.filter((line) => /^\s*\|(?:\s*:?-+:?\s*\|)+\s*$/.test(line)).length,
		commands: blocks.filter(({ language }) => SHELLS.has(language)).flatMap(commandsIn),
		spans: [...prose.matchAll(/`([^`\n]+)`/g)].map(([, span = '']) => span),
	};
}
