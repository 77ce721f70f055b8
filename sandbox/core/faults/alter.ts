import type { Alteration } from './kinds';

type Tree = Record<string, unknown>;

/** Alterations that mean the same in replies of every server. */
export type PlainAlteration = Extract<
	Alteration,
	{ kind: 'nullRows' | 'numericIds' | 'dropMembers' | 'setMembers' }
>;

/** Whether an alteration is made here, and not by the server itself. */
export function isPlain(alteration: Alteration): alteration is PlainAlteration {
	const { kind } = alteration;
	return (
		kind === 'nullRows' || kind === 'numericIds' || kind === 'dropMembers' || kind === 'setMembers'
	);
}

/** A copy of a reply's body with something changed that no document foresees. */
export function plainlyAltered(body: unknown, alteration: PlainAlteration): unknown {
	switch (alteration.kind) {
		case 'nullRows':
			return withNullRows(body, alteration.replace ?? false);
		case 'numericIds':
			return withNumericIds(body);
		case 'dropMembers': {
			const { names, within } = alteration;
			return changed(body, within, (tree) =>
				Object.fromEntries(Object.entries(tree).filter(([name]) => !names.includes(name))),
			);
		}
		case 'setMembers':
			return changed(body, alteration.within, (tree) => ({ ...tree, ...alteration.members }));
	}
}

/**
 * A copy of a reply with unknown members in every object, and with values that the documentation
 * does not have for the members of `newValues`.
 */
export function withUnknowns(value: unknown, newValues: Readonly<Record<string, string>>): unknown {
	if (Array.isArray(value)) return value.map((one) => withUnknowns(one, newValues));
	if (!isTree(value)) return value;
	const members = Object.entries(value).map(([name, member]) => [
		name,
		newValues[name] ?? withUnknowns(member, newValues),
	]);
	return {
		...Object.fromEntries(members),
		sandboxUnknownText: '문서에 없는 항목',
		sandboxUnknownObject: { nested: [1, { deep: true }] },
	};
}

/** Puts a null before the rows of each list that is no part of a row, or in place of the first row. */
function withNullRows(value: unknown, replace: boolean): unknown {
	if (Array.isArray(value))
		return value.length === 0 ? [] : [null, ...value.slice(Number(replace))];
	return isTree(value) ? mapped(value, (member) => withNullRows(member, replace)) : value;
}

/** Ids of digits as JSON numbers, rounded as JSON readers round them. */
function withNumericIds(value: unknown, name = ''): unknown {
	if (Array.isArray(value)) return value.map((one) => withNumericIds(one, name));
	if (isTree(value)) return mapped(value, withNumericIds);
	return typeof value === 'string' && /(Ids?|Uid|_uid)$/.test(name) && /^\d+$/.test(value)
		? Number(value)
		: value;
}

/** Changes the whole body, or every object that is the member `within`, or in the list of that name. */
function changed(
	value: unknown,
	within: string | undefined,
	change: (tree: Tree) => Tree,
): unknown {
	if (within === undefined) return isTree(value) ? change(value) : value;
	if (Array.isArray(value)) return value.map((one) => changed(one, within, change));
	if (!isTree(value)) return value;
	return mapped(value, (member, name) => {
		if (name !== within) return changed(member, within, change);
		if (Array.isArray(member)) return member.map((one) => (isTree(one) ? change(one) : one));
		return isTree(member) ? change(member) : member;
	});
}

function mapped(tree: Tree, change: (member: unknown, name: string) => unknown): Tree {
	return Object.fromEntries(
		Object.entries(tree).map(([name, member]) => [name, change(member, name)]),
	);
}

function isTree(value: unknown): value is Tree {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
