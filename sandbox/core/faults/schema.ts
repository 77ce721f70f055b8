import type { FaultKind } from './kinds';

const number = { type: 'number' };
const integer = { type: 'integer', minimum: 0 };
const text = { type: 'string' };
const flag = { type: 'boolean' };

const httpStatus = { type: 'integer', minimum: 200, maximum: 599 };
const names = { type: 'array', items: text, minItems: 1 };
const said = {
	code: text,
	message: text,
	messageLength: { type: 'integer', minimum: 1, maximum: 64 * 1024 * 1024 },
};
const tooMany = { members: { retryAfter: { type: ['integer', 'string'] } } };
const texts = { type: 'object', additionalProperties: text, minProperties: 1 };

/** The members that each kind of fault has of its own, and which of them it needs. */
const KINDS: Record<FaultKind, { members: Record<string, object>; required?: string[] }> = {
	resetBefore: { members: {} },
	resetAfter: { members: {} },
	slowCommit: {
		members: {
			ms: integer,
			check: { enum: ['arrival', 'commit'] },
			status: { type: 'integer', minimum: 400, maximum: 599 },
			html: flag,
			hang: flag,
			...said,
		},
		required: ['ms'],
	},
	rateLimit: tooMany,
	quota: tooMany,
	unauthorized: { members: {} },
	ipNotAllowed: { members: {} },
	dropData: { members: {} },
	unknownFields: { members: {} },
	nullRows: { members: { replace: flag } },
	numericIds: { members: {} },
	dropMembers: { members: { names, within: text }, required: ['names'] },
	setMembers: {
		members: { members: { type: 'object', minProperties: 1 }, within: text },
		required: ['members'],
	},
	headers: { members: { headers: texts }, required: ['headers'] },
	status: { members: { status: httpStatus, ...said, afterDone: flag }, required: ['status'] },
	echo: { members: { status: httpStatus, ...said } },
	html: { members: { status: httpStatus, afterDone: flag } },
	json: { members: { status: httpStatus, body: {}, afterDone: flag }, required: ['body'] },
	truncate: { members: { mode: { enum: ['contentLength', 'chunked'] } } },
	drip: { members: { bytes: { type: 'integer', minimum: 1 }, everyMs: integer } },
	huge: {
		members: { bytes: { type: 'integer', minimum: 1, maximum: 256 * 1024 * 1024 } },
		required: ['bytes'],
	},
	latency: { members: { ms: { ...integer, maximum: 600_000 }, afterDone: flag }, required: ['ms'] },
	timestampSkew: {
		members: { ms: number, of: { enum: ['body', 'header', 'both'] } },
		required: ['ms'],
	},
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
