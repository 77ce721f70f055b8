import type { IDataObject } from 'n8n-workflow';

/** What a request carries. Unset query parameters are left out: servers refuse empty ones. */
export interface RequestParts {
	/** Values for the `{names}` of the endpoint's path. */
	path?: Record<string, string>;
	/** Arrays are sent as repeated keys. */
	query?: Record<string, string | number | boolean | string[] | undefined>;
	body?: IDataObject;
}

/** An endpoint's path with its names filled in, percent-encoded. */
export function fillPath(path: string, values: Record<string, string> = {}): string {
	return path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(values[name] ?? ''));
}

/** The query parameters that are set. */
export function toQuery(query: RequestParts['query']): IDataObject {
	return Object.fromEntries(
		Object.entries(query ?? {}).filter(
			([, value]) =>
				value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0),
		),
	) as IDataObject;
}
