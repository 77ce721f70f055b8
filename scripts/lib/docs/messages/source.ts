import fs from 'node:fs';
import path from 'node:path';

import ts from 'typescript';

/** The nodes' source, ready to be asked which name stands for what. */
export interface Source {
	checker: ts.TypeChecker;
	files: ts.SourceFile[];
	/** The calls of a function or constructor by its own name. */
	callsOf(owner: ts.FunctionLikeDeclaration): Call[];
}

const filesBelow = (folder: string): string[] =>
	fs
		.readdirSync(folder, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
		.map((entry) => path.join(entry.parentPath, entry.name))
		.sort();

/** Reads nothing but the files themselves and the language's own types: what a package exports is `any`. */
function programOf(names: string[]): ts.Program {
	const options: ts.CompilerOptions = {
		target: ts.ScriptTarget.ES2022,
		module: ts.ModuleKind.CommonJS,
		moduleResolution: ts.ModuleResolutionKind.Node10,
		lib: ['lib.es2022.d.ts'],
		types: [],
		strict: true,
	};
	const host = ts.createCompilerHost(options);
	const resolve = (name: string, from: string): ts.ResolvedModule | undefined =>
		name.startsWith('.')
			? ts.resolveModuleName(name, from, options, host).resolvedModule
			: undefined;
	host.resolveModuleNames = (modules, from) => modules.map((name) => resolve(name, from));
	return ts.createProgram(names, options, host);
}

/** Each node below another one, the outer ones first. */
export function* nodesBelow(node: ts.Node): Generator<ts.Node> {
	yield node;
	for (const child of childrenOf(node)) yield* nodesBelow(child);
}

function childrenOf(node: ts.Node): ts.Node[] {
	const children: ts.Node[] = [];
	node.forEachChild((child) => void children.push(child));
	return children;
}

type Call = ts.CallExpression | ts.NewExpression;

/** The last part of the name that is called. */
const calledName = ({ expression }: Call): string =>
	ts.isPropertyAccessExpression(expression) ? expression.name.text : expression.getText();

function callsByName(files: ts.SourceFile[]): ReadonlyMap<string, readonly Call[]> {
	const byName = new Map<string, Call[]>();
	for (const node of files.flatMap((file) => [...nodesBelow(file)])) {
		if (!ts.isCallExpression(node) && !ts.isNewExpression(node)) continue;
		const name = calledName(node);
		const known = byName.get(name);
		if (known === undefined) byName.set(name, [node]);
		else known.push(node);
	}
	return byName;
}

/** The name by which a function is called. */
function nameOf(owner: ts.FunctionLikeDeclaration): string | undefined {
	const named = ts.isConstructorDeclaration(owner)
		? owner.parent
		: owner.name === undefined
			? owner.parent
			: owner;
	const { name } = named as { name?: ts.Node };
	return name?.getText();
}

/** Reads the source of what ships. @param root the project's folder */
export function readSource(root: string): Source {
	const names = ['credentials', 'nodes'].flatMap((folder) => filesBelow(path.join(root, folder)));
	const program = programOf(names);
	const checker = program.getTypeChecker();
	const files = names
		.map((name) => program.getSourceFile(name))
		.filter((file) => file !== undefined);
	const byName = callsByName(files);
	const callsOf = (owner: ts.FunctionLikeDeclaration): Call[] =>
		(byName.get(nameOf(owner) ?? '') ?? []).filter(
			(call) => checker.getResolvedSignature(call)?.declaration === owner,
		);
	return { checker, files, callsOf };
}
