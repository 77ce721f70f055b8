import type { IHttpRequestOptions } from 'n8n-workflow';

/**
 * What a node and its credential tell each other about one request. n8n hands the request's options from the one
 * to the other as they are; it calls the credential, so that nothing else can be handed over.
 */
export interface Wire {
	/** Set when the token was refused: the credential then has n8n get a new one before anything is sent. */
	renewToken: boolean;
	/** When the answer has to be there, whole: the credential has the request end then. */
	readonly deadline: AbortSignal;
	/** Tokens and secrets that went out with the request. */
	readonly sent: Set<string>;
}

/** After an update n8n may hold a credential of the one version and a node of the other: a registered symbol is the same in both. */
const WIRE = Symbol.for('n8n-nodes-npay.wire');

type Wired = IHttpRequestOptions & { [WIRE]?: Wire };

export const withWire = (options: IHttpRequestOptions, wire: Wire): IHttpRequestOptions => {
	const wired: Wired = { ...options, [WIRE]: wire };
	return wired;
};

export const wireOf = (options: IHttpRequestOptions): Wire | undefined => (options as Wired)[WIRE];
