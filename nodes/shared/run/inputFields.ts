import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { judgedOnce } from '../data/boundedMap';
import { defineFields, optionsOf } from '../fields/defineFields';
import { flag, onByDefault } from '../fields/kinds';
import type { ParameterReader } from '../fields/parameterReader';
import { isResultName } from '../write/resultNames';

const { options: OPTIONS } = defineFields({
	options: optionsOf({
		showPersonalData: flag({
			label: 'Unmask for AI Agents',
			description:
				'Whether names, phone numbers and addresses (개인정보) come out whole where this node is a tool of an AI agent. They are masked otherwise; in a workflow they never are.',
		}),
		includeInputFields: onByDefault({
			label: 'Include Input Fields',
			description:
				'Whether each row also has the fields of its input item, such as product, receiver and address, so that the next node finds them. Never the results of earlier writes and the data of cards; and none as a tool of an AI agent.',
		}),
	}),
});

const isOptions = ({ name, type }: INodeProperties): boolean =>
	name === OPTIONS.editor.name && type === 'collection';

const byLabel = (one: { displayName?: string }, other: { displayName?: string }): number =>
	(one.displayName ?? '').localeCompare(other.displayName ?? '', 'en');

/** Options that any operation may have. */
export type CommonOption = 'includeInputFields' | 'showPersonalData';

/** An operation's fields with common options, among those that it has or in a collection of their own. */
export function withOptions(
	properties: INodeProperties[],
	wanted: readonly CommonOption[],
): INodeProperties[] {
	const ours = wanted.map((name) => OPTIONS[name].editor);
	if (ours.length === 0) return properties;
	if (!properties.some(isOptions)) return [...properties, { ...OPTIONS.editor, options: ours }];
	return properties.map((property) => {
		if (!isOptions(property)) return property;
		const others = (property.options ?? []) as INodeProperties[];
		return { ...property, options: [...others, ...ours].sort(byLabel) };
	});
}

/** Names of what nobody may read: cards and secrets, in the words of APIs and of sheets. */
const SECRET_NAME =
	/^(card|credential|cvc|cvv|pin)$|card_?(no|num)|passw|pwd|secret|token|api_?key|카드(정보|번호)|비밀\s*번호|유효\s*기간|cvc|시크릿|토큰/i;

/** Names of a card's parts that say nothing by themselves. */
const CARD_PART = /^(expiry|expiryYear|expiryMonth|birth|birthOrBusinessRegistrationNumber)$/i;

const isSecretName = judgedOnce((name) => SECRET_NAME.test(name) || CARD_PART.test(name));

/** What an input item has of its own that doesn't go on with its rows. */
const isLeftBehind = judgedOnce((name) => isResultName(name) || isSecretName(name));

const asText = (value: unknown): string => String(value).replace(/[^\p{L}\p{N}]/gu, '');

/** Whether it is an object as JSON has it, of whatever realm: n8n runs code in realms of its own. */
function isPlain(value: unknown): value is IDataObject {
	if (typeof value !== 'object' || value === null) return false;
	const prototype = Object.getPrototypeOf(value) as object | null;
	return prototype === null || Object.getPrototypeOf(prototype) === null;
}

/** The names of an operation's secret fields, those inside collections by their path. */
export const secretNames = (properties: readonly INodeProperties[], prefix = ''): string[] =>
	properties.flatMap(({ name, type, typeOptions, options }) => {
		if (type === 'collection') {
			return secretNames((options ?? []) as INodeProperties[], `${prefix}${name}.`);
		}
		return typeOptions?.password === true ? [prefix + name] : [];
	});

/** Whether a value is one of some secrets, however it is written. */
const isSecret = (value: unknown, secrets: ReadonlySet<string>): boolean =>
	secrets.size > 0 && typeof value !== 'object' && secrets.has(asText(value));

/** Takes out what nobody may read, however deep it stands. */
function withoutSecrets(value: unknown, secrets: ReadonlySet<string>): unknown {
	if (typeof value !== 'object' || value === null) return value;
	if (Array.isArray(value)) return value.map((one) => withoutSecrets(one, secrets));
	return isPlain(value) ? pick(value, secrets, isSecretName) : value;
}

/** The fields of an object without secrets, and without those that are left out by their names. */
const pick = (
	object: IDataObject,
	secrets: ReadonlySet<string>,
	isLeftOut: (name: string) => boolean,
): IDataObject =>
	Object.fromEntries(
		Object.entries(object)
			.filter(([name, value]) => !isLeftOut(name) && !isSecret(value, secrets))
			.map(([name, value]) => [name, withoutSecrets(value, secrets) as IDataObject]),
	);

/**
 * The fields of an input item that go on with its rows: without those that tell of an earlier write, cards and
 * secrets, and whatever the operation's own secret fields were filled from.
 *
 * @param secretFields names of the operation's own secret fields
 * @returns a copy; empty where the option is off, or can't be read
 */
export function inputFields(
	json: IDataObject,
	parameters: ParameterReader,
	secretFields: readonly string[],
): IDataObject {
	try {
		if (!OPTIONS.includeInputFields.read(parameters)) return {};
		const given = secretFields
			.map((name) => asText(parameters.optional({ name, label: name }) ?? ''))
			.filter((text) => text !== '');
		return pick(json, new Set(given), isLeftBehind);
	} catch {
		return {};
	}
}

/** Whether a model may be told who people are. */
export const showsPersonalData = (parameters: ParameterReader): boolean =>
	OPTIONS.showPersonalData.read(parameters);
