import ts from 'typescript';

import type { Source } from './source';

/** What stands in a template for what is known only as it happens. */
export const OPEN = '{…}';

/** Most texts that one expression is followed to. */
const MOST = 40;

/** Several unknown parts in a row are one. */
const tidy = (text: string): string => text.replace(/(\{…\}[ –]?)+\{…\}/g, OPEN);

const combine = (left: string[], right: string[]): string[] =>
	left.flatMap((one) => right.map((other) => one + other)).slice(0, MOST);

/** Whether a text says something by itself: three words in a row, or more. */
export const isProse = (text: string): boolean => /[a-z]{2,}[ ,;:]+[A-Za-z]+ [A-Za-z]+/.test(text);

const functionOf = (node: ts.Node | undefined): ts.FunctionLikeDeclaration | undefined =>
	node !== undefined && ts.isFunctionLike(node) && 'body' in node
		? (node as ts.FunctionLikeDeclaration)
		: undefined;

/** What stands in brackets, is waited for, or only typed anew. */
function unwrapped(node: ts.Expression | undefined): ts.Expression | undefined {
	if (node === undefined) return undefined;
	return ts.isParenthesizedExpression(node) ||
		ts.isAsExpression(node) ||
		ts.isNonNullExpression(node) ||
		ts.isSatisfiesExpression(node) ||
		ts.isAwaitExpression(node)
		? unwrapped(node.expression)
		: node;
}

/** All that a function's body may give back. */
export function returnsOf({ body }: ts.FunctionLikeDeclaration): ts.Expression[] {
	if (body === undefined) return [];
	if (!ts.isBlock(body)) return [body];
	const found: ts.Expression[] = [];
	const visit = (node: ts.Node): void => {
		if (ts.isFunctionLike(node)) return;
		if (ts.isReturnStatement(node) && node.expression !== undefined) found.push(node.expression);
		node.forEachChild(visit);
	};
	body.forEachChild(visit);
	return found;
}

/**
 * Follows an expression back to the texts that it may be: through names, choices, tables, functions and their callers.
 * What is known only as it happens becomes `{…}`.
 */
export class Resolver {
	private readonly underWay = new Set<ts.Node>();

	constructor(private readonly source: Source) {}

	/** The texts of an expression in a message's place. */
	texts(expression: ts.Expression): string[] {
		if (this.underWay.has(expression)) return [OPEN];
		this.underWay.add(expression);
		try {
			return [...new Set(this.follow(expression).map(tidy))];
		} finally {
			this.underWay.delete(expression);
		}
	}

	private follow(node: ts.Expression): string[] {
		if (ts.isStringLiteralLike(node)) return [node.text];
		if (ts.isTemplateExpression(node)) return this.template(node);
		if (ts.isConditionalExpression(node)) {
			return [...this.texts(node.whenTrue), ...this.texts(node.whenFalse)];
		}
		if (ts.isBinaryExpression(node)) return this.binary(node);
		if (ts.isIdentifier(node)) return this.named(node);
		if (ts.isPropertyAccessExpression(node)) return this.named(node.name);
		if (ts.isElementAccessExpression(node)) return this.table(node.expression);
		if (ts.isCallExpression(node)) return this.call(node);
		return this.wrapped(node);
	}

	private wrapped(node: ts.Expression): string[] {
		const inner = unwrapped(node);
		return inner === undefined || inner === node ? [OPEN] : this.texts(inner);
	}

	private template(node: ts.TemplateExpression): string[] {
		return node.templateSpans.reduce(
			(texts, { expression, literal }) =>
				combine(combine(texts, this.inside(expression)), [literal.text]),
			[node.head.text],
		);
	}

	/** A part of a message: spelled out where it is one and the same text always, or whole clauses. */
	private inside(expression: ts.Expression): string[] {
		const texts = this.isGiven(expression) ? [] : this.texts(expression);
		const isClear = texts.length > 0 && (texts.length === 1 || texts.every(isProse));
		return isClear ? texts : [OPEN];
	}

	/** Whether what a name in a message stands for is decided by callers, or as it happens. */
	private isGiven(expression: ts.Expression): boolean {
		if (ts.isPropertyAccessExpression(expression)) return true;
		if (!ts.isIdentifier(expression)) return false;
		const declared = this.declarationOf(expression);
		return declared === undefined || !ts.isVariableDeclaration(declared);
	}

	private binary({ operatorToken, left, right }: ts.BinaryExpression): string[] {
		if (operatorToken.kind === ts.SyntaxKind.PlusToken) {
			return combine(this.inside(left), this.inside(right));
		}
		const isChoice =
			operatorToken.kind === ts.SyntaxKind.QuestionQuestionToken ||
			operatorToken.kind === ts.SyntaxKind.BarBarToken;
		return isChoice ? [...this.texts(left), ...this.texts(right)] : [OPEN];
	}

	private declarationOf(name: ts.Node): ts.Declaration | undefined {
		const { checker } = this.source;
		const symbol =
			ts.isShorthandPropertyAssignment(name.parent) && name.parent.name === name
				? checker.getShorthandAssignmentValueSymbol(name.parent)
				: checker.getSymbolAtLocation(name);
		if (symbol === undefined) return undefined;
		const real =
			(symbol.flags & ts.SymbolFlags.Alias) !== 0 ? checker.getAliasedSymbol(symbol) : symbol;
		return real.valueDeclaration ?? real.declarations?.[0];
	}

	/** What a name stands for: a constant's value, or what callers give as a parameter. */
	private named(name: ts.Node): string[] {
		const declared = this.declarationOf(name);
		if (declared === undefined) return [OPEN];
		if (ts.isVariableDeclaration(declared) || ts.isPropertyAssignment(declared)) {
			return declared.initializer === undefined ? [OPEN] : this.texts(declared.initializer);
		}
		return ts.isParameter(declared) ? this.given(declared) : [OPEN];
	}

	/** What callers give as a parameter. */
	private given(parameter: ts.ParameterDeclaration): string[] {
		const owner = functionOf(parameter.parent);
		if (owner === undefined || this.underWay.has(parameter)) return [OPEN];
		this.underWay.add(parameter);
		const position = owner.parameters.indexOf(parameter);
		const calls = this.source.callsOf(owner);
		const texts = calls.flatMap((call) => {
			const argument = call.arguments?.[position];
			return argument === undefined || ts.isSpreadElement(argument) ? [OPEN] : this.texts(argument);
		});
		this.underWay.delete(parameter);
		return texts.length === 0 ? [OPEN] : texts;
	}

	/** All texts of a table out of which one is taken. */
	private table(expression: ts.Expression): string[] {
		const declared = ts.isIdentifier(expression) ? this.declarationOf(expression) : undefined;
		if (declared === undefined || !ts.isVariableDeclaration(declared)) return [OPEN];
		const table = unwrapped(declared.initializer);
		if (table === undefined || !ts.isObjectLiteralExpression(table)) return [OPEN];
		return table.properties.flatMap((property) =>
			ts.isPropertyAssignment(property) ? this.texts(property.initializer) : [OPEN],
		);
	}

	private call(node: ts.CallExpression): string[] {
		const joined = this.joined(node);
		if (joined !== undefined) return joined;
		const declared = functionOf(this.source.checker.getResolvedSignature(node)?.declaration);
		const returned = declared === undefined ? [] : returnsOf(declared);
		return returned.length === 0 ? [OPEN] : returned.flatMap((one) => this.texts(one));
	}

	/** `[one, other].join('. ')` */
	private joined({ expression, arguments: [between] }: ts.CallExpression): string[] | undefined {
		if (!ts.isPropertyAccessExpression(expression) || expression.name.text !== 'join') return;
		const list = expression.expression;
		if (!ts.isArrayLiteralExpression(list) || between === undefined) return;
		const [first = [], ...others] = list.elements.map((element) => this.inside(element));
		const [link = OPEN] = this.texts(between);
		return others.reduce((texts, other) => combine(combine(texts, [link]), other), first);
	}

	/** What a function gives back of which parts are spread: `[problem, advice]`. @returns the texts of one part */
	part(expression: ts.Expression, position: number): string[] {
		if (ts.isArrayLiteralExpression(expression)) {
			const element = expression.elements[position];
			return element === undefined ? [] : this.texts(element);
		}
		if (ts.isParenthesizedExpression(expression)) return this.part(expression.expression, position);
		if (ts.isConditionalExpression(expression)) {
			return [
				...this.part(expression.whenTrue, position),
				...this.part(expression.whenFalse, position),
			];
		}
		if (!ts.isCallExpression(expression)) return [];
		const declared = functionOf(this.source.checker.getResolvedSignature(expression)?.declaration);
		if (declared === undefined || this.underWay.has(declared)) return [];
		this.underWay.add(declared);
		const texts = returnsOf(declared).flatMap((one) => this.part(one, position));
		this.underWay.delete(declared);
		return texts;
	}
}
