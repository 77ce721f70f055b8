import path from 'node:path';

import ts from 'typescript';

import { isProse, OPEN, Resolver } from './resolve';
import { type Sink, sinksAt } from './sinks';
import { nodesBelow, readSource, type Source } from './source';

/** Findings of Check have codes, by which docs/catalog.md tells of them. */
const ELSEWHERE = /^nodes\/NpayCatalog\/check\//;

/** What the code can tell users. */
export interface Collected {
	/** Messages with `{…}` for what is known only as it happens; where in the code each is made. */
	messages: ReadonlyMap<string, readonly string[]>;
	/** Codes of servers that the code has an advice for, by the file that holds them. */
	codes: ReadonlyMap<string, readonly string[]>;
}

const saysSomething = (text: string, { frame }: Sink): boolean =>
	frame.startsWith(OPEN) ? /[a-z]/i.test(text) : isProse(text);

function textsOf(resolver: Resolver, sink: Sink): string[] {
	const { expression, part, frame } = sink;
	const texts = part === undefined ? resolver.texts(expression) : resolver.part(expression, part);
	return texts
		.filter((text) => saysSomething(text, sink))
		.map((text) => frame.replace('{}', () => text));
}

function* sinksIn(file: ts.SourceFile, { checker }: Source): Generator<Sink> {
	for (const node of nodesBelow(file)) yield* sinksAt(node, checker);
}

/** The keys of a table called ADVICE: codes of a server. */
function codesIn(file: ts.SourceFile): string[] {
	return [...nodesBelow(file)].flatMap((node) => {
		if (!ts.isVariableDeclaration(node) || node.name.getText() !== 'ADVICE') return [];
		const { initializer } = node;
		if (initializer === undefined || !ts.isObjectLiteralExpression(initializer)) return [];
		return initializer.properties.flatMap(({ name }) =>
			name !== undefined && (ts.isStringLiteral(name) || ts.isNumericLiteral(name))
				? [name.text]
				: [],
		);
	});
}

/** Collects from the code what users may read. @param root the project's folder */
export function collect(root: string): Collected {
	const source = readSource(root);
	const resolver = new Resolver(source);
	const messages = new Map<string, string[]>();
	const codes = new Map<string, string[]>();
	for (const file of source.files) {
		const name = path.relative(root, file.fileName).split(path.sep).join('/');
		if (ELSEWHERE.test(name)) continue;
		const found = codesIn(file);
		if (found.length > 0) codes.set(name, found);
		for (const sink of sinksIn(file, source)) {
			for (const text of textsOf(resolver, sink)) {
				messages.set(text, [...new Set([...(messages.get(text) ?? []), name])]);
			}
		}
	}
	return { messages, codes };
}
