import type { IDataObject } from 'n8n-workflow';

/** A value of an answer as an object: anything else counts as an empty one. */
export const asObject = (value: unknown): IDataObject =>
	typeof value === 'object' && value !== null && !Array.isArray(value)
		? (value as IDataObject)
		: {};

/** The fields that are set, as a new object. */
export const definedOnly = (fields: object): IDataObject =>
	Object.fromEntries(
		Object.entries(fields).filter(([, value]) => value !== undefined),
	) as IDataObject;
