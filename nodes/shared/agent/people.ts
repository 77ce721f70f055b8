import type { IDataObject } from 'n8n-workflow';

/**
 * Fields, and objects of fields, that tell who a person is: PortOne's V1 and V2, CEOS, and Naver's where no other
 * treatment knows them. In a sheet of settlements the name has its Korean header.
 */
const PERSONAL = new RegExp(
	`^(${[
		...['(buyer|customer)_(name|email|tel|addr|postcode)', 'depositor_name'],
		...['orderer\\w*', 'shipping_?(address|memo)'],
		...['individual_code', '(vbank|refund|bank)_?(num|account|holder|tel)\\w*', 'user_agent'],
		...['customer', 'custom_?data', 'remittee\\w*', 'accountNumber', 'refundAccount', 'email'],
		...['phone\\w*', 'purchaserName', '구매자명', 'writer\\w*', 'reviewer\\w*', 'buyer\\w*'],
	].join('|')})$`,
	'i',
);

/** Numbers that stand inside such an object and tell nothing of the person. */
const HARMLESS = /^(id|country|customerId)$/i;

const mask = (text: string): string => (text === '' ? '' : `${[...text][0]}**`);

function maskAll(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(maskAll);
	if (typeof value !== 'object' || value === null) {
		return typeof value === 'string' || typeof value === 'number' ? mask(String(value)) : value;
	}
	return Object.fromEntries(
		Object.entries(value).map(([name, one]) => [name, HARMLESS.test(name) ? one : maskAll(one)]),
	);
}

function walk(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(walk);
	if (typeof value !== 'object' || value === null) return value;
	return Object.fromEntries(
		Object.entries(value).map(([name, one]) => [
			name,
			PERSONAL.test(name) ? maskAll(one) : walk(one),
		]),
	);
}

/** A row without what tells who people are: the first letter is left of each such text. @returns a copy */
export const maskPeople = (row: IDataObject): IDataObject => walk(row) as IDataObject;
