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

/**
 * The fields of all objects in one, as `{ ...one, ...other }`: later ones stand over earlier ones. With many fields, and
 * for many rows, that would take many times as long as all at once.
 */
export const merged = (...objects: object[]): IDataObject =>
	Object.fromEntries(objects.flatMap((object) => Object.entries(object))) as IDataObject;
