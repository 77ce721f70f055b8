import type { NodeUnderTest } from '../world/n8n';

export const NPAY: NodeUnderTest = {
	file: 'Npay/Npay.node.ts',
	className: 'Npay',
	credential: 'npayApi',
	fields: (baseUrl) => ({
		...{ environment: 'custom', baseUrl, tokenType: 'SELF' },
		...{ applicationId: 'client-1', applicationSecret: `$2a$04$${'a'.repeat(22)}` },
	}),
	hasToken: true,
};

export const PORTONE_V1: NodeUnderTest = {
	file: 'PortOne/PortOne.node.ts',
	className: 'PortOne',
	credential: 'portOneApi',
	fields: (baseUrl) => ({ impKey: 'key', impSecret: 'secret', baseUrl }),
	hasToken: true,
};

const v2 = (protocol: string, storeId: string): NodeUnderTest => ({
	file: 'PortOneV2/PortOneV2.node.ts',
	className: 'PortOneV2',
	credential: 'portOneV2Api',
	fields: (baseUrl) => ({
		...{ server: 'custom', protocol, baseUrl, storeId },
		...{ apiSecret: 'secret', githubId: '' },
	}),
	hasToken: false,
});

export const PORTONE_V2 = v2('portOne', '');
export const CEOS = v2('ceos', 'store');
