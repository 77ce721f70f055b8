import type { INodeProperties } from 'n8n-workflow';

import { InputError } from '../failure/errors';
import type { Field, ParameterReader } from './parameterReader';

/** A field before it has a name: what the editor shows of it, and how its value is read. */
export interface FieldKind<Value, Args extends unknown[] = []> {
	label: string;
	editor: Omit<INodeProperties, 'name' | 'displayName'>;
	read(parameters: ParameterReader, field: Field, ...args: Args): Value;
}

/** Fields that the editor shows once they were added (`collection`). */
export interface CollectionKind<Shape extends FieldShape> {
	label: string;
	editor: Omit<INodeProperties, 'name' | 'displayName'>;
	shape: Shape;
}

/** Fields by the names that saved workflows have for them. */
export interface FieldShape {
	[name: string]: AnyKind;
}

type AnyKind = FieldKind<unknown, never[]> | CollectionKind<FieldShape>;

/** A field with its name. */
export interface NamedField<Value, Args extends unknown[] = []> extends Field {
	/** What the editor shows. */
	editor: INodeProperties;
	/** Reads the value of one item. @throws InputError that names the field as the editor does */
	read(parameters: ParameterReader, ...args: Args): Value;
	/** A complaint about the value. @param problem the rest of a sentence that begins with the label */
	error(problem: string, advice?: string): InputError;
}

type Named<Kind extends AnyKind> =
	Kind extends CollectionKind<infer Inner>
		? NamedFields<Inner> & { editor: INodeProperties }
		: Kind extends FieldKind<infer Value, infer Args>
			? NamedField<Value, Args>
			: never;

/** The fields of a shape, each with its name; a collection's own stand in it. */
export type NamedFields<Shape extends FieldShape> = {
	readonly [Name in keyof Shape]: Named<Shape[Name]>;
};

const isCollection = (kind: AnyKind): kind is CollectionKind<FieldShape> => 'shape' in kind;

function named(name: string, path: string, kind: AnyKind): object {
	const { label } = kind;
	const editor: INodeProperties = { displayName: label, name, ...kind.editor };
	if (isCollection(kind)) return { ...nameAll(kind.shape, `${path}.`), editor };
	const field: Field = { name: path, label };
	return {
		...field,
		editor,
		read: (parameters: ParameterReader, ...args: unknown[]): unknown =>
			kind.read(parameters, field, ...(args as never[])),
		error: (problem: string, advice?: string) => new InputError(label, problem, advice),
	};
}

const nameAll = (shape: FieldShape, prefix: string): Record<string, object> =>
	Object.fromEntries(
		Object.entries(shape).map(([name, kind]) => [name, named(name, prefix + name, kind)]),
	);

/**
 * Gives fields their names: the keys, as saved workflows have them. One value is then the editor's field, its reader
 * and its label in errors, and a name that isn't there doesn't compile.
 */
export const defineFields = <Shape extends FieldShape>(shape: Shape): NamedFields<Shape> =>
	nameAll(shape, '') as NamedFields<Shape>;

/** The same for one field whose name is told by others. */
export const defineField = <Kind extends AnyKind>(name: string, kind: Kind): Named<Kind> =>
	named(name, name, kind) as Named<Kind>;

/** What the editor shows of fields, in their order. */
export const editorOf = (fields: Record<string, { editor: INodeProperties }>): INodeProperties[] =>
	Object.values(fields).map(({ editor }) => editor);

/** A collection; its fields stand by their labels in the alphabet, as n8n's nodes have them. */
export function collection<Shape extends FieldShape>(
	{ label, ...editor }: { label: string; placeholder: string } & Partial<INodeProperties>,
	shape: Shape,
): CollectionKind<Shape> {
	const options = Object.entries(shape)
		.map(([name, kind]): INodeProperties => ({ displayName: kind.label, name, ...kind.editor }))
		.sort((one, other) => one.displayName.localeCompare(other.displayName, 'en'));
	return { label, editor: { type: 'collection', default: {}, ...editor, options }, shape };
}

/** The collection of fields that few users touch. */
export const optionsOf = <Shape extends FieldShape>(shape: Shape): CollectionKind<Shape> =>
	collection({ label: 'Options', placeholder: 'Add option' }, shape);
