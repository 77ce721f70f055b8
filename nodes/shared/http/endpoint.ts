/** One endpoint of an API as data. */
export interface Endpoint {
	/** The API owner's Korean name for it. */
	readonly title: string;
	readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
	/** Path below the base URL; `{name}` is filled in, percent-encoded. */
	readonly path: string;
	/** Reads may be sent again after a lost answer; writes never blindly. */
	readonly kind: 'read' | 'write';
	/** Most of something in one call, or longest time span, in words for the docs. */
	readonly limit?: string;
}

const endpoint =
	(method: Endpoint['method'], kind: Endpoint['kind']) =>
	(title: string, path: string, limit?: string): Endpoint => ({
		title,
		method,
		path,
		kind,
		...(limit === undefined ? {} : { limit }),
	});

/** A read by GET. @param limit in words for the docs */
export const read = endpoint('GET', 'read');

/** A write by POST. @param limit in words for the docs */
export const write = endpoint('POST', 'write');
