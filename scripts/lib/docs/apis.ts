import type { Confidence } from '../../../nodes/Npay/api/endpoints';
import * as npay from '../../../nodes/Npay/api/endpoints';
import { resources as npayResources } from '../../../nodes/Npay/resources';
import * as portOne from '../../../nodes/PortOne/api/endpoints';
import { ISSUE_PATH as PORTONE_ISSUE_PATH } from '../../../nodes/PortOne/api/token';
import { resources as portOneResources } from '../../../nodes/PortOne/resources';
import { ceosEndpoints, portOneEndpoints } from '../../../nodes/PortOneV2/api/endpoints';
import { resourcesOf } from '../../../nodes/PortOneV2/resources';
import type { Resource } from '../../../nodes/shared/run/operation';

/** What the tables tell of an endpoint. */
export interface Endpoint {
	title: string;
	method: string;
	path: string;
	limit?: string;
	body: Confidence;
}

/** One API with the operations that call it. */
export interface Api {
	name: string;
	resources: ReadonlyArray<Pick<Resource<never>, 'name' | 'operations'>>;
	endpoints: Record<string, Endpoint>;
	/** Where tokens are issued, if the API has any. */
	tokenPath?: string;
}

export const NPAY: Api = {
	name: 'Npay',
	resources: npayResources,
	endpoints: npay.endpoints,
	tokenPath: npay.ISSUE_PATH,
};

/** Endpoints of an API that its owner has documented. */
const documented = (endpoints: Record<string, Omit<Endpoint, 'body'>>): Record<string, Endpoint> =>
	Object.fromEntries(
		Object.entries(endpoints).map(([name, endpoint]) => [name, { ...endpoint, body: 'confirmed' }]),
	);

export const PORTONE: Api = {
	name: 'PortOne V1',
	resources: portOneResources,
	endpoints: documented(portOne.endpoints),
	tokenPath: PORTONE_ISSUE_PATH,
};

export const PORTONE_V2: Api = {
	name: 'PortOne V2',
	resources: resourcesOf.portOne,
	endpoints: documented(portOneEndpoints),
};

export const CEOS: Api = {
	name: 'PortOne V2: CEOS',
	resources: resourcesOf.ceos,
	endpoints: documented(ceosEndpoints),
};
