import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { InputError } from '../../../../shared/failure/errors';
import { definedOnly } from '../../../../shared/data/objects';
import type { ParameterReader } from '../../../../shared/fields/parameterReader';

/** A text field inside a collection: internal name, label, description, and the form that it must have. */
type Part = readonly [name: string, label: string, description: string, form?: RegExp];

const COUNTRY = /^[A-Z]{2}$/;

/** Parts of an address (SeparatedAddressInput of PortOne's document). */
const ADDRESS: readonly Part[] = [
	['addressLine1', 'Address Line 1', '상세 주소 1'],
	['addressLine2', 'Address Line 2', '상세 주소 2'],
	['city', 'City', '시/군/구'],
	['province', 'Province', '주/도/시'],
	['country', 'Country', '국가: two capital letters, e.g. KR', COUNTRY],
];

/** Parts of a customer (CustomerInput of PortOne's document) beside name and address. */
const CUSTOMER: readonly Part[] = [
	['id', 'Customer ID', '고객 아이디: by which your shop knows the customer'],
	['email', 'Email', '이메일'],
	['phoneNumber', 'Phone Number', '전화번호'],
	['birthYear', 'Birth Year', '출생 연도'],
	['birthMonth', 'Birth Month', '출생월'],
	['birthDay', 'Birth Day', '출생일'],
	['gender', 'Gender', '성별: MALE, FEMALE or OTHER', /^(MALE|FEMALE|OTHER)$/],
	['zipcode', 'Postal Code', '우편번호'],
	['businessRegistrationNumber', 'Business Number', '사업자 등록 번호'],
];

const NAME: readonly Part[] = [
	['fullName', 'Name', '이름 (name.full)'],
	['firstName', 'First Name', '이름 (name.separated.first): together with Last Name, without Name'],
	['lastName', 'Last Name', '성 (name.separated.last)'],
];

const toProperties = (parts: readonly Part[]): INodeProperties[] =>
	parts
		.map(
			([name, displayName, description]): INodeProperties => ({
				displayName,
				name,
				type: 'string',
				default: '',
				description,
			}),
		)
		.sort((a, b) => a.displayName.localeCompare(b.displayName, 'en'));

const collection = (
	displayName: string,
	name: string,
	description: string,
	parts: readonly Part[],
): INodeProperties => ({
	displayName,
	name,
	type: 'collection',
	placeholder: 'Add field',
	default: {},
	description,
	options: toProperties(parts),
});

/** The customer and where the goods go to. */
export const nestedProperties: INodeProperties[] = [
	collection('Customer', 'customer', '고객 정보: what the payment company (PG) asks for', [
		...NAME,
		...CUSTOMER,
		...ADDRESS.map((part): Part => [part[0], part[1], part[2]]),
	]),
	collection('Shipping Address', 'shippingAddress', '배송지 주소', ADDRESS),
];

function readParts(
	parameters: ParameterReader,
	owner: string,
	parts: readonly Part[],
): Record<string, string | undefined> {
	return Object.fromEntries(
		parts.map(([name, label, , form]) => {
			const text = parameters.text({ name: `${owner}.${name}`, label });
			if (text !== undefined && form !== undefined && !form.test(text)) {
				throw new InputError(label, 'is not one that PortOne takes');
			}
			return [name, text];
		}),
	);
}

const orNothing = (fields: object): IDataObject | undefined => {
	const defined = definedOnly(fields);
	return Object.keys(defined).length === 0 ? undefined : defined;
};

function readAddress(parameters: ParameterReader, owner: string): IDataObject | undefined {
	const address = orNothing(readParts(parameters, owner, ADDRESS));
	if (address === undefined) return undefined;
	const isCountryOnly = owner === 'customer' && Object.keys(address).join() === 'country';
	if (isCountryOnly) return undefined;
	for (const [name, label] of ADDRESS.slice(0, 2)) {
		if (address[name] === undefined) {
			throw new InputError(label, 'is empty', 'PortOne takes an address with both of its lines');
		}
	}
	return address;
}

/** A name in one of the two forms that PortOne takes. @throws InputError for both at once, or half of one */
function readName(parameters: ParameterReader): IDataObject | undefined {
	const { fullName, firstName, lastName } = readParts(parameters, 'customer', NAME);
	if (firstName === undefined && lastName === undefined) {
		return fullName === undefined ? undefined : { full: fullName };
	}
	if (fullName !== undefined || firstName === undefined || lastName === undefined) {
		throw new InputError('Name', 'is to be given whole, or as First Name and Last Name');
	}
	return { separated: { first: firstName, last: lastName } };
}

/** Reads customer and shipping address in the API's form; what is unset is left out. @throws InputError */
export function readNested(parameters: ParameterReader): IDataObject {
	const { country } = readParts(parameters, 'customer', ADDRESS);
	return definedOnly({
		customer: orNothing({
			...readParts(parameters, 'customer', CUSTOMER),
			name: readName(parameters),
			country,
			address: readAddress(parameters, 'customer'),
		}),
		shippingAddress: readAddress(parameters, 'shippingAddress'),
	});
}
