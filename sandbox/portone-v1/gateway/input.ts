import { WrongInput } from './errors';

type Members = Record<string, unknown>;

/**
 * Reads parameters from a query, a form or a JSON body. Forms know only texts, so numbers and flags
 * may be texts. Null is as if absent. Every method throws WrongInput.
 */
export class Input {
	constructor(
		private readonly members: Members,
		private readonly prefix = '',
	) {}

	/** Names of members that are not among these. */
	unknown(names: readonly string[]): string[] {
		return Object.keys(this.members)
			.filter((name) => !names.includes(name))
			.map((name) => this.prefix + name);
	}

	has(name: string): boolean {
		const value = this.members[name];
		return value !== undefined && value !== null && value !== '';
	}

	/** A text of at most so many characters. Empty is as if absent. */
	optionalText(name: string, longest = Infinity): string | undefined {
		if (!this.has(name)) return undefined;
		const value = this.members[name];
		if (typeof value !== 'string') throw this.wrong(name, '문자열이어야 합니다');
		if ([...value].length > longest) throw this.wrong(name, `최대 ${longest}자입니다`);
		return value;
	}

	text(name: string, longest?: number): string {
		return this.optionalText(name, longest) ?? this.missing(name);
	}

	/** A number that is finite and not below `least`. */
	optionalNumber(name: string, least = -Infinity): number | undefined {
		if (!this.has(name)) return undefined;
		const value = this.members[name];
		const isNumber = typeof value === 'number' || /^-?\d+(\.\d+)?$/.test(String(value));
		if (!isNumber || typeof value === 'boolean') throw this.wrong(name, '숫자여야 합니다');
		if (Number(value) < least) throw this.wrong(name, `${least} 이상이어야 합니다`);
		return Number(value);
	}

	number(name: string, least?: number): number {
		return this.optionalNumber(name, least) ?? this.missing(name);
	}

	/** A whole number not below `least`. */
	optionalInt(name: string, least?: number): number | undefined {
		const value = this.optionalNumber(name, least);
		if (value !== undefined && !Number.isSafeInteger(value)) {
			throw this.wrong(name, '정수여야 합니다');
		}
		return value;
	}

	/** A UNIX timestamp in seconds, as epoch ms. */
	time(name: string): number {
		const seconds = this.optionalInt(name, 0) ?? this.missing(name);
		return seconds * 1000;
	}

	optionalFlag(name: string): boolean | undefined {
		if (!this.has(name)) return undefined;
		const value = String(this.members[name]);
		if (value !== 'true' && value !== 'false') throw this.wrong(name, 'true 또는 false입니다');
		return value === 'true';
	}

	optionalCode<Code extends string>(name: string, codes: readonly Code[]): Code | undefined {
		const value = this.optionalText(name);
		if (value === undefined) return undefined;
		const code = codes.find((one) => one === value);
		if (code === undefined) throw this.wrong(name, `다음 중 하나입니다: ${codes.join(', ')}`);
		return code;
	}

	code<Code extends string>(name: string, codes: readonly Code[]): Code {
		return this.optionalCode(name, codes) ?? this.missing(name);
	}

	/** The code, or the default for one that is missing or not among them. */
	codeOr<Code extends string>(name: string, codes: readonly Code[], otherwise: Code): Code {
		return codes.find((one) => one === this.members[name]) ?? otherwise;
	}

	/** A list of texts; one text alone is a list of one. Undefined when absent or empty. */
	optionalTexts(name: string): string[] | undefined {
		if (!this.has(name)) return undefined;
		const list: unknown[] = [this.members[name]].flat();
		return list.length === 0
			? undefined
			: list.map((one) => {
					if (typeof one !== 'string' || one === '') {
						throw this.wrong(name, '문자열의 배열이어야 합니다');
					}
					return one;
				});
	}

	/** An object, to be read by itself; undefined when absent. */
	optionalObject(name: string): Input | undefined {
		if (!this.has(name)) return undefined;
		return this.inner(this.members[name], name);
	}

	/** A list of one or more objects, as list or as JSON text of one. */
	objects(name: string): Input[] {
		if (!this.has(name)) return this.missing(name);
		const value = this.members[name];
		const list = typeof value === 'string' ? parsed(value) : value;
		if (!Array.isArray(list) || list.length === 0) throw this.wrong(name, '배열이어야 합니다');
		return list.map((one, index) => this.inner(one, `${name}[${index}]`));
	}

	/** What is wrong with a member. */
	wrong(name: string, sentence: string): WrongInput {
		return new WrongInput(`${this.prefix}${name} 파라메터가 올바르지 않습니다: ${sentence}.`);
	}

	private missing(name: string): never {
		throw new WrongInput(`필수 파라메터가 누락되었습니다: ${this.prefix}${name}`);
	}

	private inner(value: unknown, name: string): Input {
		if (typeof value !== 'object' || value === null || Array.isArray(value)) {
			throw this.wrong(name, '객체여야 합니다');
		}
		return new Input(value as Members, `${this.prefix}${name}.`);
	}
}

function parsed(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}
