import ts from 'typescript';

import { OPEN, returnsOf } from './resolve';

/** A place in the code whose text users get to read. */
export interface Sink {
	expression: ts.Expression;
	/** What the text needs around it to be what users read; `{}` stands for it. */
	frame: string;
	/** Where the text is one part of what a spread call gives: which one. */
	part?: number;
}

/** Where a text stands among arguments, and what is put around it. */
interface Place {
	at: number;
	frame: string;
}

const WHOLE = '{}';
/** What is wrong with a field comes behind its label. */
const PROBLEM = `${OPEN} {}`;
/** What an order would have to be comes before how it is. */
const NEEDED = `{}; this one is ${OPEN}`;

/** Errors, by the position of their message among the arguments. */
const ERRORS: Readonly<Record<string, Place>> = {
	InputError: { at: 1, frame: PROBLEM },
	CellError: { at: 2, frame: PROBLEM },
	AccountError: { at: 0, frame: WHOLE },
	TokenError: { at: 0, frame: WHOLE },
	NodeOperationError: { at: 1, frame: WHOLE },
	UserError: { at: 0, frame: WHOLE },
	OperationalError: { at: 0, frame: WHOLE },
};

/** Functions that tell, by the position of their text among the arguments. */
const TELLERS: Readonly<Record<string, Place>> = {
	hint: { at: 0, frame: WHOLE },
	'told.push': { at: 0, frame: WHOLE },
	warnOnce: { at: 2, frame: WHOLE },
	warn: { at: 2, frame: WHOLE },
	'logger.warn': { at: 0, frame: WHOLE },
	butIs: { at: 1, frame: NEEDED },
	unless: { at: 1, frame: NEEDED },
};

const PROPERTIES: Readonly<Record<string, string>> = {
	message: WHOLE,
	reason: WHOLE,
	testNotice: WHOLE,
	problem: PROBLEM,
};

/** The name of what is called, and with that of the object before it: `logger.warn`. */
function namesOf({ expression }: ts.CallExpression | ts.NewExpression): string[] {
	if (ts.isIdentifier(expression)) return [expression.text];
	if (!ts.isPropertyAccessExpression(expression)) return [];
	const { expression: owner, name } = expression;
	const last = ts.isPropertyAccessExpression(owner) ? owner.name : owner;
	return [ts.isIdentifier(last) ? `${last.text}.${name.text}` : '', name.text];
}

function placeIn(
	table: Readonly<Record<string, Place>>,
	node: ts.CallExpression | ts.NewExpression,
): Place | undefined {
	const name = namesOf(node).find((one) => Object.hasOwn(table, one));
	return name === undefined ? undefined : table[name];
}

function argumentAt(node: ts.CallExpression | ts.NewExpression, { at, frame }: Place): Sink[] {
	const given = node.arguments ?? [];
	const spread = given.findIndex((one) => ts.isSpreadElement(one));
	if (spread >= 0 && spread <= at) {
		const { expression } = given[spread] as ts.SpreadElement;
		return [{ expression, frame, part: at - spread }];
	}
	const expression = given[at];
	return expression === undefined ? [] : [{ expression, frame }];
}

/** A call of a field's or a row's own `error`: the argument that it takes as `problem`. */
function complaintOf(node: ts.CallExpression, checker: ts.TypeChecker): Sink[] {
	if (!namesOf(node).includes('error')) return [];
	const parameters = checker.getResolvedSignature(node)?.declaration?.parameters ?? [];
	const at = parameters.findIndex(({ name }) => name.getText() === 'problem');
	return at < 0 ? [] : argumentAt(node, { at, frame: PROBLEM });
}

/** Whether an object says why an order's state forbids something, in both languages. */
function isRefusal(node: ts.Expression, checker: ts.TypeChecker): boolean {
	const type = checker.getContextualType(node);
	return type !== undefined && checker.getNonNullableType(type).symbol?.name === 'Refusal';
}

/** What a function called `refusal` gives back. */
function refusalsOf(node: ts.Node): Sink[] {
	const written = ts.isPropertyAssignment(node) ? node.initializer : node;
	if (!('body' in written) || !ts.isFunctionLike(written)) return [];
	return returnsOf(written as ts.FunctionLikeDeclaration).map((expression) => ({
		expression,
		frame: WHOLE,
	}));
}

function propertyOf(node: ts.PropertyAssignment, checker: ts.TypeChecker): Sink[] {
	const name = node.name.getText();
	if (name === 'en' && isRefusal(node.parent, checker)) {
		return [{ expression: node.initializer, frame: WHOLE }];
	}
	const frame = Object.hasOwn(PROPERTIES, name) ? PROPERTIES[name] : undefined;
	return frame === undefined ? [] : [{ expression: node.initializer, frame }];
}

function callOf(node: ts.CallExpression, checker: ts.TypeChecker): Sink[] {
	const teller = placeIn(TELLERS, node);
	return teller === undefined ? complaintOf(node, checker) : argumentAt(node, teller);
}

/** Hints that a variable called `told` begins with. */
function toldFirst({ initializer }: ts.VariableDeclaration): Sink[] {
	const lists =
		initializer !== undefined && ts.isConditionalExpression(initializer)
			? [initializer.whenTrue, initializer.whenFalse]
			: [initializer];
	return lists.flatMap((list) =>
		list !== undefined && ts.isArrayLiteralExpression(list)
			? list.elements.map((expression) => ({ expression, frame: WHOLE }))
			: [],
	);
}

const nameOf = (node: ts.Node): string =>
	ts.isPropertyAssignment(node) ||
	ts.isMethodDeclaration(node) ||
	ts.isFunctionDeclaration(node) ||
	ts.isVariableDeclaration(node)
		? (node.name?.getText() ?? '')
		: '';

/** The texts that users may read at one node of the code. */
export function sinksAt(node: ts.Node, checker: ts.TypeChecker): Sink[] {
	if (nameOf(node) === 'refusal') return refusalsOf(node);
	if (ts.isNewExpression(node)) {
		const error = placeIn(ERRORS, node);
		return error === undefined ? [] : argumentAt(node, error);
	}
	if (ts.isCallExpression(node)) return callOf(node, checker);
	if (ts.isPropertyAssignment(node)) return propertyOf(node, checker);
	if (ts.isVariableDeclaration(node) && nameOf(node) === 'told') return toldFirst(node);
	if (!ts.isShorthandPropertyAssignment(node)) return [];
	const frame = PROPERTIES[node.name.text];
	return frame === undefined ? [] : [{ expression: node.name, frame }];
}
