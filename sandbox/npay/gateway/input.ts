import { parseKst } from '../../core/time/kst';
import type { NpaySettings } from '../settings';
import { invalid, problem } from './errors';

type Members = Record<string, unknown>;

/**
 * Reads a request's query or body strictly: what the documentation does not have is refused.
 * Every method throws ApiProblem for wrong input. `kind` decides the code of a wrong type: bodies
 * are unreadable (000400), queries are mismatched (4000).
 */
export class Input {
	constructor(
		private readonly members: Members,
		private readonly kind: 'query' | 'body',
		private readonly prefix = '',
	) {}

	/** The body as JSON object; anything else is unreadable. */
	static fromBody(body: unknown): Input {
		return new Input(asObject(body), 'body');
	}

	/** The members as they came. */
	get raw(): Members {
		return this.members;
	}

	/** Refuses, or hands to `note`, members that the API does not have. */
	only(names: readonly string[], settings: NpaySettings, note: (text: string) => void): this {
		for (const name of Object.keys(this.members).filter((member) => !names.includes(member))) {
			if (settings.unknownInput === 'reject') throw invalid('Unknown', this.prefix + name);
			note(`unknown ${this.kind} member ${this.prefix}${name}`);
		}
		return this;
	}

	optionalText(name: string): string | undefined {
		const value = this.members[name];
		if (value === undefined || value === null) return undefined;
		if (typeof value !== 'string') throw this.wrongType(name);
		return value;
	}

	text(name: string): string {
		const value = this.optionalText(name);
		if (value === undefined || value === '') throw invalid('NotNull', this.prefix + name);
		return value;
	}

	/** Epoch ms of a date-time in the wire's format. */
	optionalDate(name: string): number | undefined {
		const value = this.optionalText(name);
		if (value === undefined) return undefined;
		const epochMs = parseKst(value);
		if (epochMs === undefined) throw invalid('TypeMismatch', this.prefix + name);
		return epochMs;
	}

	date(name: string): number {
		const value = this.optionalDate(name);
		if (value === undefined) throw invalid('NotNull', this.prefix + name);
		return value;
	}

	optionalCode<Code extends string>(name: string, codes: readonly Code[]): Code | undefined {
		const value = this.optionalText(name);
		return value === undefined ? undefined : this.known(name, value, codes);
	}

	code<Code extends string>(name: string, codes: readonly Code[]): Code {
		const value = this.optionalCode(name, codes);
		if (value === undefined) throw invalid('NotNull', this.prefix + name);
		return value;
	}

	/** A code list that Naver extends at will: only the empty string is refused. */
	optionalOpenCode(name: string): string | undefined {
		const value = this.optionalText(name);
		if (value === '') throw problem('000400');
		return value;
	}

	/** Codes of a repeated query parameter; empty when absent. */
	codes<Code extends string>(name: string, known: readonly Code[]): Code[] {
		const value = this.members[name];
		const list: unknown[] = value === undefined ? [] : Array.isArray(value) ? value : [value];
		return list.map((one) => {
			if (typeof one !== 'string') throw this.wrongType(name);
			return this.known(name, one, known);
		});
	}

	/** A whole number of a query, not below `least`. */
	optionalInt(name: string, least: number): number | undefined {
		const value = this.optionalText(name);
		if (value === undefined) return undefined;
		if (!/^-?\d{1,9}$/.test(value)) throw invalid('TypeMismatch', this.prefix + name);
		if (Number(value) < least) throw invalid('Range', this.prefix + name);
		return Number(value);
	}

	/** A whole number of a JSON body, not below `least`. */
	optionalNumber(name: string, least: number): number | undefined {
		const value = this.members[name];
		if (value === undefined || value === null) return undefined;
		if (typeof value !== 'number') throw this.wrongType(name);
		if (!Number.isInteger(value) || value < least) throw invalid('Range', this.prefix + name);
		return value;
	}

	/** `true` or `false`: JSON in a body, text in a query. */
	optionalBoolean(name: string): boolean | undefined {
		const value = this.members[name];
		if (value === undefined || value === null) return undefined;
		if (typeof value === 'boolean') return value;
		if (this.kind === 'query' && (value === 'true' || value === 'false')) return value === 'true';
		throw this.wrongType(name);
	}

	/** A list of 1 to `most` members. */
	list(name: string, most: number): unknown[] {
		const value = this.members[name];
		if (value === undefined || value === null) throw invalid('NotNull', this.prefix + name);
		if (!Array.isArray(value)) throw this.wrongType(name);
		if (value.length === 0) throw invalid('NotEmpty', this.prefix + name);
		if (value.length > most) throw invalid('Size', this.prefix + name);
		return value as unknown[];
	}

	/** A list of 1 to `most` ids. */
	ids(name: string, most: number): string[] {
		return this.list(name, most).map((one) => {
			if (typeof one !== 'string') throw this.wrongType(name);
			if (one === '') throw invalid('NotEmpty', this.prefix + name);
			return one;
		});
	}

	/** A list of 1 to `most` objects, each to be read by itself. */
	objects(name: string, most: number): Input[] {
		return this.list(name, most).map(
			(one, index) => new Input(asObject(one), 'body', `${this.prefix}${name}[${index}].`),
		);
	}

	private known<Code extends string>(name: string, value: string, codes: readonly Code[]): Code {
		if (value === '') throw problem('000400');
		const code = codes.find((one) => one === value);
		if (code === undefined) throw invalid('TypeMismatch', this.prefix + name);
		return code;
	}

	private wrongType(name: string) {
		return this.kind === 'body' ? problem('000400') : invalid('TypeMismatch', this.prefix + name);
	}
}

/** Refuses a list of ids in which one comes twice. */
export function refuseDuplicates(ids: readonly string[]): void {
	if (new Set(ids).size < ids.length) throw problem('104131');
}

function asObject(value: unknown): Members {
	if (typeof value !== 'object' || value === null || Array.isArray(value)) throw problem('000400');
	return value as Members;
}
