import type { FaultKind } from './faults';

const number = { type: 'number' };
const integer = { type: 'integer', minimum: 0 };
const text = { type: 'string' };
const flag = { type: 'boolean' };

/** The members that each kind of fault has of its own, and which of them it needs. */
const KINDS: Record<FaultKind, { members: Record<string, object>; required?: string[] }> = {
	resetBefore: { members: {} },
	resetAfter: { members: {} },
	rateLimit: { members: {} },
	quota: { members: {} },
	unauthorized: { members: {} },
	ipNotAllowed: { members: {} },
	dropData: { members: {} },
	unknownFields: { members: {} },
	status: {
		members: {
			status: { type: 'integer', minimum: 200, maximum: 599 },
			code: text,
			message: text,
			afterDone: flag,
		},
		required: ['status'],
	},
	html: { members: { status: { type: 'integer', minimum: 200, maximum: 599 }, afterDone: flag } },
	truncate: { members: { mode: { enum: ['contentLength', 'chunked'] } } },
	huge: {
		members: { bytes: { type: 'integer', minimum: 1, maximum: 256 * 1024 * 1024 } },
		required: ['bytes'],
	},
	latency: { members: { ms: { ...integer, maximum: 600_000 }, afterDone: flag }, required: ['ms'] },
	timestampSkew: { members: { ms: number }, required: ['ms'] },
	changeWhilePaging: { members: { count: integer, position: { enum: ['first', 'random'] } } },
};

const COMMON = {
	match: {
		type: 'object',
		properties: {
			server: text,
			method: text,
			path: text,
			page: { type: 'integer', minimum: 1 },
		},
		additionalProperties: false,
	},
	after: integer,
	times: integer,
	probability: { type: 'number', minimum: 0, maximum: 1 },
	seed: { type: ['string', 'number'] },
};

/** JSON schema of a fault as the control API takes it. */
export const FAULT_SCHEMA = {
	type: 'object',
	required: ['kind'],
	properties: { kind: { enum: Object.keys(KINDS) } },
	allOf: Object.entries(KINDS).map(([kind, { members, required = [] }]) => ({
		if: { required: ['kind'], properties: { kind: { const: kind } } },
		then: {
			required,
			properties: { kind: true, ...COMMON, ...members },
			additionalProperties: false,
		},
	})),
};
