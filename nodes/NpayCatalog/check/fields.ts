import type { IDataObject } from 'n8n-workflow';

import type { CodedValue } from '../../shared/fields/codedValue';
import type { Findings, Place } from './finding';

/** Looks at the fields of one object of a document, and tells what is missing or of the wrong type. */
export class Fields {
	constructor(
		readonly object: IDataObject,
		private readonly findings: Findings,
		private readonly placeOf: (name: string) => Place,
	) {}

	place(name: string): Place {
		return this.placeOf(name);
	}

	private isMissing(name: string, required: boolean): boolean {
		const value = this.object[name];
		if (value !== undefined && value !== null && value !== '') return false;
		if (required) this.findings.refuse('missing', this.place(name), `${name} is missing`);
		return true;
	}

	private wrong(name: string, should: string): undefined {
		const shown = JSON.stringify(this.object[name])?.slice(0, 40);
		this.findings.refuse(
			'wrongType',
			this.place(name),
			`${name} is ${shown}, but must be ${should}`,
		);
		return undefined;
	}

	text(name: string, required = true): string | undefined {
		if (this.isMissing(name, required)) return undefined;
		const value = this.object[name];
		return typeof value === 'string' ? value : this.wrong(name, 'text');
	}

	url(name: string): void {
		const text = this.text(name);
		if (text !== undefined && !/^(https?:)?\/\/[^\s/]\S*$/i.test(text)) {
			this.wrong(name, 'a web address');
		}
	}

	/** A whole number; in the XML, its digits. */
	integer(
		name: string,
		{
			min = 0,
			required = true,
			inXml = false,
		}: { min?: number; required?: boolean; inXml?: boolean } = {},
	): number | undefined {
		if (this.isMissing(name, required)) return undefined;
		const value = this.object[name];
		const number = inXml && /^-?\d+$/.test(String(value)) ? Number(value) : value;
		if (typeof number === 'number' && Number.isSafeInteger(number) && number >= min) return number;
		return this.wrong(
			name,
			Number.isFinite(min) ? `a whole number from ${min} up, without commas` : 'a whole number',
		);
	}

	code(name: string, values: readonly CodedValue[], required = true): string | undefined {
		if (this.isMissing(name, required)) return undefined;
		const value = this.object[name];
		if (values.some(({ code }) => code === value)) return value as string;
		this.findings.refuse(
			'unknownValue',
			this.place(name),
			`${name} is ${JSON.stringify(value)}, but must be ${values.map(({ code }) => code).join(', ')}`,
		);
		return undefined;
	}
}
