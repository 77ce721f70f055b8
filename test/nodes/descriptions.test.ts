import type { ICredentialType, INodeType } from 'n8n-workflow';

import { NpayApi } from '../../credentials/NpayApi.credentials';
import { PortOneApi } from '../../credentials/PortOneApi.credentials';
import { PortOneV2Api } from '../../credentials/PortOneV2Api.credentials';
import { Npay } from '../../nodes/Npay/Npay.node';
import { NpayTrigger } from '../../nodes/Npay/NpayTrigger.node';
import { NpayCatalog } from '../../nodes/NpayCatalog/NpayCatalog.node';
import { PortOne } from '../../nodes/PortOne/PortOne.node';
import { PortOneTrigger } from '../../nodes/PortOne/PortOneTrigger.node';
import { PortOneV2 } from '../../nodes/PortOneV2/PortOneV2.node';
import { PortOneV2Trigger } from '../../nodes/PortOneV2/PortOneV2Trigger.node';

/**
 * What n8n gets to see of every node and credential: names that are saved in workflows, defaults, order, texts. A
 * change of it is a decision: look at the difference, then `npx jest test/nodes/descriptions -u`.
 */
const asData = (value: object): unknown => JSON.parse(JSON.stringify(value));

const NODES: Array<new () => INodeType> = [
	...[Npay, NpayTrigger, NpayCatalog, PortOne, PortOneTrigger, PortOneV2, PortOneV2Trigger],
];
const CREDENTIALS: Array<new () => ICredentialType> = [NpayApi, PortOneApi, PortOneV2Api];

test.each(NODES.map((Node) => [Node.name, Node] as const))('node %s', (_, Node) => {
	expect(asData(new Node().description)).toMatchSnapshot();
});

test.each(CREDENTIALS.map((Credential) => [Credential.name, Credential] as const))(
	'credential %s',
	(_, Credential) => {
		expect(asData(new Credential())).toMatchSnapshot();
	},
);
