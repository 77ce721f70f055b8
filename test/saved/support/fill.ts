import {
	type INode,
	type INodeParameters,
	type INodeProperties,
	type INodePropertyCollection,
	type INodeTypeDescription,
	NodeHelpers,
	type NodeParameterValueType,
} from 'n8n-workflow';

import { ONE_OF, SAMPLES } from './samples';

/** What says which operation it is; everything else is a parameter of it. */
const IDENTITY = new Set(['server', 'resource', 'operation', 'triggerOn']);

/** Sends nothing where it is on: a set of its own. */
const DRY_RUN = 'dryRun';

const NODE = { typeVersion: 1 } as INode;

/** Whether the editor shows a field beside these values. */
export const isShown = (
	values: INodeParameters,
	property: INodeProperties,
	description: INodeTypeDescription,
): boolean => NodeHelpers.displayParameter(values, property, NODE, description);

/** The values that a list of options holds. */
export const valuesOf = ({ options = [] }: INodeProperties): NodeParameterValueType[] =>
	options.flatMap((option) => ('value' in option ? [option.value] : []));

/** The groups of a fixed collection. */
export const groupsOf = ({ options = [] }: INodeProperties): INodePropertyCollection[] =>
	options.filter((option) => 'values' in option);

/** The fields of a collection. */
export const fieldsOf = ({ options = [] }: INodeProperties): INodeProperties[] =>
	options.filter((option) => 'type' in option);

/** Other fields that decide whether a field is shown, with the values for it. */
const conditionsOf = ({ displayOptions }: INodeProperties): Array<[string, unknown[]]> =>
	Object.entries(displayOptions?.show ?? {}).filter(([name]) => !IDENTITY.has(name)) as Array<
		[string, unknown[]]
	>;

/** A value that differs from the default, where one is known. */
function sampleOf(property: INodeProperties): NodeParameterValueType {
	const { name, type, default: preset, typeOptions } = property;
	const known = SAMPLES[name];
	if (type === 'options' || type === 'multiOptions') {
		const values = valuesOf(property);
		const others = values.filter((value) => value !== '' && value !== preset);
		const one = values.includes(known as NodeParameterValueType) ? known : others[0];
		return (type === 'options' ? one : others.slice(0, 2)) as NodeParameterValueType;
	}
	if (type === 'boolean') return preset !== true;
	if (typeof preset === 'string' && preset.startsWith('=')) return preset;
	if (known !== undefined) return known as NodeParameterValueType;
	if (type === 'number') return Math.min(Number(preset) + 1, typeOptions?.maxValue ?? Infinity);
	return type === 'dateTime' ? '2026-11-21T10:00:00' : type === 'json' ? '{}' : '문구';
}

/** Fields of a collection that are set, of those of which a request takes one. */
function pick(names: string[], isOther: boolean): string[] {
	const left = ONE_OF.filter((pair) => pair.every((name) => names.includes(name))).map(
		([first, second]) => (isOther ? first : second),
	);
	return names.filter((name) => name !== DRY_RUN && !left.includes(name));
}

function valueOf(
	property: INodeProperties,
	given: unknown,
	isOther: boolean,
): NodeParameterValueType {
	const own = (given ?? {}) as INodeParameters;
	if (property.type === 'collection') {
		const fields = fieldsOf(property);
		const picked = pick(
			fields.map(({ name }) => name),
			isOther,
		);
		const filled = fields
			.filter(({ name }) => picked.includes(name))
			.map((field) => [field.name, own[field.name] ?? valueOf(field, undefined, isOther)]);
		return Object.fromEntries(filled) as INodeParameters;
	}
	if (property.type === 'fixedCollection') {
		const groups = groupsOf(property).map(({ name, values }) => {
			const entry = Object.fromEntries(values.map((field) => [field.name, sampleOf(field)]));
			return [name, property.typeOptions?.multipleValues === true ? [entry] : entry];
		});
		return Object.fromEntries(groups) as INodeParameters;
	}
	return (given ?? sampleOf(property)) as NodeParameterValueType;
}

/** A set of parameters, as a workflow saves them. */
export interface ParameterSet {
	/** `few`, `all`, `all 2` …, `others` and `dry run`. */
	title: string;
	parameters: INodeParameters;
}

/** Sets of parameters of one operation, in which every parameter is set at least once. */
export class Filler {
	/** Fields that decide which others are shown: they keep their default where nothing needs another value. */
	private readonly deciding: Set<string>;

	constructor(private readonly description: INodeTypeDescription) {
		const names = description.properties.flatMap((one) => conditionsOf(one).map(([name]) => name));
		this.deciding = new Set(names);
	}

	/** @param given what the operation is, and what it can't do without */
	sets(given: INodeParameters): ParameterSet[] {
		const first = this.fill(given);
		const filled = [first];
		const missing = this.belonging(given).filter((one) => !this.shows(first, one));
		for (const property of missing) {
			if (filled.some((values) => this.shows(values, property))) continue;
			const needed = conditionsOf(property).map(([name, allowed]) => [name, allowed[0]]);
			filled.push(this.fill({ ...given, ...(Object.fromEntries(needed) as INodeParameters) }));
		}
		return [
			{ title: 'few', parameters: given },
			...filled.map((parameters, index) => ({
				title: index === 0 ? 'all' : `all ${index + 1}`,
				parameters,
			})),
			...this.others(given, first),
			...this.dryRun(first),
		];
	}

	private shows(values: INodeParameters, property: INodeProperties): boolean {
		return isShown(values, property, this.description);
	}

	/** Fields of the operation, shown beside some values of the others. */
	private belonging(given: INodeParameters): INodeProperties[] {
		return this.description.properties.filter(({ type, displayOptions }) =>
			type === 'notice'
				? false
				: Object.entries(displayOptions?.show ?? {}).every(
						([name, allowed]) =>
							!IDENTITY.has(name) || (allowed as unknown[]).includes(given[name]),
					),
		);
	}

	private fill(given: INodeParameters, isOther = false): INodeParameters {
		const values: INodeParameters = { ...given };
		const belonging = this.belonging(given);
		const picked = pick([...new Set(belonging.map(({ name }) => name))], isOther);
		const own = belonging.filter(({ name }) => picked.includes(name));
		const done = new Set<INodeProperties>();
		// A field shows up once those that decide about it have their values.
		for (;;) {
			const shown = own.filter((one) => !done.has(one) && this.shows(values, one));
			if (shown.length === 0) return values;
			for (const property of shown) {
				done.add(property);
				if (IDENTITY.has(property.name)) continue;
				values[property.name] = this.deciding.has(property.name)
					? (given[property.name] ?? this.presetOf(property))
					: valueOf(property, given[property.name], isOther);
			}
		}
	}

	private presetOf(property: INodeProperties): NodeParameterValueType {
		return property.default === '' ? sampleOf(property) : property.default;
	}

	/** With those fields that don't go together with others. */
	private others(given: INodeParameters, first: INodeParameters): ParameterSet[] {
		const parameters = this.fill(given, true);
		const isSame = JSON.stringify(parameters) === JSON.stringify(first);
		return isSame ? [] : [{ title: 'others', parameters }];
	}

	private dryRun(values: INodeParameters): ParameterSet[] {
		const options = this.description.properties.find(
			(one) => one.name === 'options' && this.shows(values, one),
		);
		if (options === undefined || !fieldsOf(options).some(({ name }) => name === DRY_RUN)) return [];
		const all = { ...(values.options as INodeParameters), [DRY_RUN]: true };
		return [{ title: 'dry run', parameters: { ...values, options: all } }];
	}
}
