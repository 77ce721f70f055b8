import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';

import type {
	ICredentialType,
	INodeParameters,
	INodeProperties,
	INodeType,
	INodeTypeDescription,
} from 'n8n-workflow';

// With their endings: beside each node lies a file of the same name in JSON, which some loaders take first.
import { NpayApi } from '../../../../credentials/NpayApi.credentials.ts';
import { PortOneApi } from '../../../../credentials/PortOneApi.credentials.ts';
import { PortOneV2Api } from '../../../../credentials/PortOneV2Api.credentials.ts';
import { Npay } from '../../../../nodes/Npay/Npay.node.ts';
import { NpayTrigger } from '../../../../nodes/Npay/NpayTrigger.node.ts';
import { NpayCatalog } from '../../../../nodes/NpayCatalog/NpayCatalog.node.ts';
import { PortOne } from '../../../../nodes/PortOne/PortOne.node.ts';
import { PortOneTrigger } from '../../../../nodes/PortOne/PortOneTrigger.node.ts';
import { PortOneV2 } from '../../../../nodes/PortOneV2/PortOneV2.node.ts';
import { PortOneV2Trigger } from '../../../../nodes/PortOneV2/PortOneV2Trigger.node.ts';
import { projectFiles } from '../check/files';

/** Something that a picture shows, of which a change makes it old. */
export type Shown =
	/** All of a node's panels, or the one for what is chosen. */
	| { node: string; chosen?: INodeParameters }
	/** What n8n's node creator lists of a node. */
	| { actionsOf: string }
	| { credential: string }
	/** A workflow in `examples`, by its name. */
	| { example: string }
	/** Files that begin like this. */
	| { files: string };

const NODES: Array<new () => INodeType> = [
	...[Npay, NpayTrigger, NpayCatalog, PortOne, PortOneTrigger, PortOneV2, PortOneV2Trigger],
];
const CREDENTIALS: Array<new () => ICredentialType> = [NpayApi, PortOneApi, PortOneV2Api];

/** The names by which n8n knows the nodes and the credentials. */
export const NODE_NAMES = NODES.map((Node) => new Node().description.name);
export const CREDENTIAL_NAMES = CREDENTIALS.map((Credential) => new Credential().name);

/** What n8n gets to see of every node and credential. */
export const descriptions = (): object[] => [
	...NODES.map((Node) => new Node().description),
	...CREDENTIALS.map((Credential) => new Credential()),
];

function descriptionOf(name: string): INodeTypeDescription {
	const found = NODES.map((Node) => new Node().description).find((one) => one.name === name);
	if (found === undefined) throw new Error(`There is no node ${name}`);
	return found;
}

function credentialOf(name: string): ICredentialType {
	const found = CREDENTIALS.map((Credential) => new Credential()).find((one) => one.name === name);
	if (found === undefined) throw new Error(`There is no credential ${name}`);
	return found;
}

const isShown = ({ displayOptions }: INodeProperties, chosen: INodeParameters): boolean =>
	Object.entries(displayOptions?.show ?? {}).every(([name, values]) =>
		(values as unknown[]).includes(chosen[name]),
	);

/** What a panel shows: not what n8n alone reads, such as routes and rules. */
const seen = ({ properties, displayName }: INodeTypeDescription, chosen?: INodeParameters) => ({
	displayName,
	properties: properties
		.filter((property) => chosen === undefined || isShown(property, chosen))
		.map(({ displayName: label, type, options, default: value, ...rest }) => ({
			...{ label, type, options, value },
			...{ placeholder: rest.placeholder, description: rest.description, hint: rest.hint },
		})),
});

/** Operations and what they do, as the node creator lists them. */
const actionsOf = ({ properties, displayName, description }: INodeTypeDescription) => ({
	displayName,
	description,
	options: properties
		.filter(({ name }) => ['resource', 'operation', 'triggerOn', 'server'].includes(name))
		.map(({ options }) => options),
});

function example(root: string, name: string): unknown {
	const file = path.join(root, 'examples', `${name}.json`);
	return fs.existsSync(file) ? JSON.parse(fs.readFileSync(file, 'utf8')) : `no ${name}`;
}

const filesBelow = (root: string, start: string): unknown =>
	projectFiles(root)
		.filter((file) => file.startsWith(start))
		.map((file) => fs.readFileSync(path.join(root, file), 'base64'));

/** What a picture shows, as data that changes with it. */
function dataOf(root: string, shown: Shown): unknown {
	if ('node' in shown) return seen(descriptionOf(shown.node), shown.chosen);
	if ('actionsOf' in shown) return actionsOf(descriptionOf(shown.actionsOf));
	if ('credential' in shown) {
		const { displayName, properties } = credentialOf(shown.credential);
		return { displayName, properties };
	}
	return 'example' in shown ? example(root, shown.example) : filesBelow(root, shown.files);
}

/** A short name of how things look now. @param root the project's folder */
export const hashOf = (root: string, shown: readonly Shown[]): string =>
	createHash('sha256')
		.update(JSON.stringify(shown.map((one) => dataOf(root, one))))
		.digest('hex')
		.slice(0, 16);
