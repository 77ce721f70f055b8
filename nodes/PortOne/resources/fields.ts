import type { INodeProperties } from 'n8n-workflow';

import { InputError } from '../../shared/failure/errors';
import { checkWritten, refuseGrouped } from '../../shared/data/ids';
import type { Field, ParameterReader } from '../../shared/fields/parameterReader';

export const CUSTOMER_UID: Field = { name: 'customer_uid', label: 'Customer UID' };
export const MERCHANT_UID: Field = { name: 'merchant_uid', label: 'Merchant UID' };
export const IMP_UID: Field = { name: 'imp_uid', label: 'Imp UID' };

/** Longest ids, in characters (PortOne's own document). */
const LONGEST: Record<string, number> = { customer_uid: 80, merchant_uid: 40, imp_uid: 32 };

export const customerUidProperty: INodeProperties = {
	displayName: CUSTOMER_UID.label,
	name: CUSTOMER_UID.name,
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. customer-0001',
	description: '구매자의 결제 수단 식별 고유번호: names the billing key (빌링키) that is charged',
};

export const merchantUidProperty: INodeProperties = {
	displayName: MERCHANT_UID.label,
	name: MERCHANT_UID.name,
	type: 'string',
	required: true,
	default: '={{ $json.merchant_uid }}',
	placeholder: 'e.g. order-2026-11-0001',
	description: '고객사 주문번호: the number that your shop gave the payment',
};

export const impUidProperty: INodeProperties = {
	displayName: IMP_UID.label,
	name: IMP_UID.name,
	type: 'string',
	required: true,
	default: '={{ $json.imp_uid }}',
	placeholder: 'e.g. imp_448280090638',
	description: "포트원 거래고유번호: PortOne's own number of the payment",
};

function checkUid(uid: string, { name, label }: Field): string {
	const longest = LONGEST[name] ?? 80;
	if (uid.length > longest) {
		throw new InputError(label, `has ${uid.length} characters; PortOne takes ${longest}`);
	}
	checkWritten(uid, label);
	if (uid === '.' || uid === '..') throw new InputError(label, `"${uid}" can't be used in a path`);
	return uid;
}

/** Reads an id, which may hold anything but blanks around it. @throws InputError */
export function readUid(parameters: ParameterReader, field: Field): string {
	return checkUid(parameters.requiredText(field), field);
}

/** Reads an id that need not be there. @throws InputError */
export function readOptionalUid(parameters: ParameterReader, field: Field): string | undefined {
	const uid = parameters.text(field);
	return uid === undefined ? undefined : checkUid(uid, field);
}

/** Reads one id, several with commas or line breaks between, or an array. Each comes once. @throws InputError */
export function readUids(parameters: ParameterReader, field: Field): string[] {
	const value = parameters.optional(field);
	if (typeof value === 'string') refuseGrouped(value, field.label);
	const parts: unknown[] = Array.isArray(value) ? value : String(value ?? '').split(/[,\n]+/);
	const uids = parts.map((part) => {
		if (typeof part === 'string') return part.trim();
		if (typeof part === 'number' && Number.isSafeInteger(part)) return String(part);
		throw new InputError(field.label, 'must be text, or an array of texts');
	});
	const given = uids.filter((uid) => uid !== '');
	if (given.length === 0) throw new InputError(field.label, 'is empty', 'Give at least one');
	return [...new Set(given)].map((uid) => checkUid(uid, field));
}

/** Text of a limited length. @throws InputError */
export function readLimited(
	parameters: ParameterReader,
	field: Field,
	longest: number,
): string | undefined {
	const text = parameters.text(field);
	if (text !== undefined && text.length > longest) {
		throw new InputError(field.label, `has ${text.length} characters; PortOne takes ${longest}`);
	}
	return text;
}
