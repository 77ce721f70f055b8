import { XMLParser, XMLValidator } from 'fast-xml-parser';

import { PurchaseRefused, type Reason } from '../types';

const LISTS: ReadonlySet<string> = new Set([
	'product',
	'optionItem',
	'value',
	'combination',
	'options',
	'supplement',
	'additionalFee',
]);

const parser = new XMLParser({
	parseTagValue: false,
	ignoreAttributes: true,
	// Characters written as numbers, such as &#128512;, in any number that a catalog holds.
	htmlEntities: true,
	processEntities: { enabled: true, maxTotalExpansions: 50_000, maxExpandedLength: 5_000_000 },
	isArray: (name) => LISTS.has(name),
});

/** An element of an answer; everything that is wrong with it is collected. */
export class Element {
	private constructor(
		private readonly value: unknown,
		readonly path: string,
		private readonly wrong: (path: string, message: string) => void,
	) {}

	/** The root element of that name. Throws PurchaseRefused for what is no such document. */
	static parse(xml: string, root: string, document: Reason['in'], reasons: Reason[]): Element {
		const refuse = (message: string) =>
			new PurchaseRefused([{ in: document, path: root, message }]);
		const valid = XMLValidator.validate(xml);
		if (valid !== true) {
			throw refuse(`올바른 XML이 아닙니다 (${valid.err.line}행: ${valid.err.msg})`);
		}
		const parsed = parser.parse(xml) as Record<string, unknown>;
		if (!(root in parsed)) throw refuse(`<${root}> 요소가 없습니다`);
		return new Element(parsed[root], root, (path, message) =>
			reasons.push({ in: document, path, message }),
		);
	}

	/** The text of a child; undefined when absent or empty. */
	optional(name: string): string | undefined {
		const value = this.member(name);
		return typeof value === 'string' && value !== '' ? value : undefined;
	}

	/** The text of a child that has to be there. */
	text(name: string): string {
		const value = this.optional(name);
		if (value === undefined) this.wrong(`${this.path}.${name}`, '값이 없습니다');
		return value ?? '';
	}

	/** A whole number that may be absent; NaN when it is none. */
	optionalInteger(name: string): number | undefined {
		const value = this.optional(name);
		if (value === undefined) return undefined;
		if (/^-?\d+$/.test(value)) return Number(value);
		this.wrong(`${this.path}.${name}`, `정수가 아닙니다: ${value}`);
		return NaN;
	}

	/** A whole number that has to be there; NaN when it is none. */
	integer(name: string): number {
		const value = this.optionalInteger(name);
		if (value === undefined) this.wrong(`${this.path}.${name}`, '값이 없습니다');
		return value ?? NaN;
	}

	/** A child; one without content when absent. */
	child(name: string): Element {
		return new Element(this.member(name) ?? {}, `${this.path}.${name}`, this.wrong);
	}

	/** All children of a name. */
	children(name: string): Element[] {
		const list = this.member(name);
		return (Array.isArray(list) ? (list as unknown[]) : []).map(
			(one, index) => new Element(one, `${this.path}.${name}[${index}]`, this.wrong),
		);
	}

	private member(name: string): unknown {
		if (typeof this.value !== 'object' || this.value === null) return undefined;
		return (this.value as Record<string, unknown>)[name];
	}
}
