import type { IDataObject } from 'n8n-workflow';

import { definedOnly } from '../../../../shared/data/objects';
import { collection, defineFields } from '../../../../shared/fields/defineFields';
import { oneOf, text } from '../../../../shared/fields/kinds';
import type { ParameterReader } from '../../../../shared/fields/parameterReader';
import { readAll } from '../../../../shared/fields/readAll';
import { genders } from '../../../api/codes';
import { country } from './options';

/** Parts of an address (SeparatedAddressInput of PortOne's document). */
const ADDRESS = {
	addressLine1: text({ label: 'Address Line 1', description: '상세 주소 1' }),
	addressLine2: text({ label: 'Address Line 2', description: '상세 주소 2' }),
	city: text({ label: 'City', description: '시/군/구' }),
	province: text({ label: 'Province', description: '주/도/시' }),
	country: country({ label: 'Country', description: '국가: by name or code' }),
};

/** Parts of a customer (CustomerInput of PortOne's document) beside name and address. */
const PERSON = {
	id: text({
		label: 'Customer ID',
		description: '고객 아이디: by which your shop knows the customer',
	}),
	email: text({ label: 'Email', description: '이메일' }),
	phoneNumber: text({ label: 'Phone Number', description: '전화번호' }),
	birthYear: text({ label: 'Birth Year', description: '출생 연도' }),
	birthMonth: text({ label: 'Birth Month', description: '출생월' }),
	birthDay: text({ label: 'Birth Day', description: '출생일' }),
	gender: oneOf(genders, { label: 'Gender', description: '성별' }),
	zipcode: text({ label: 'Postal Code', description: '우편번호' }),
	businessRegistrationNumber: text({
		label: 'Business Number',
		description: '사업자 등록 번호',
	}),
};

const NAME = {
	fullName: text({ label: 'Name', description: '이름 (name.full)' }),
	firstName: text({
		label: 'First Name',
		description: '이름 (name.separated.first): together with Last Name, without Name',
	}),
	lastName: text({ label: 'Last Name', description: '성 (name.separated.last)' }),
};

/** The customer and where the goods go to. */
export const CUSTOMER_FIELDS = {
	customer: collection(
		{
			label: 'Customer',
			placeholder: 'Add field',
			description: '고객 정보: what the payment company (PG) asks for',
		},
		{ ...NAME, ...PERSON, ...ADDRESS },
	),
	shippingAddress: collection(
		{ label: 'Shipping Address', placeholder: 'Add field', description: '배송지 주소' },
		ADDRESS,
	),
};

const { customer: CUSTOMER, shippingAddress: SHIPPING } = defineFields(CUSTOMER_FIELDS);

const orNothing = (parts: object): IDataObject | undefined => {
	const defined = definedOnly(parts);
	return Object.keys(defined).length === 0 ? undefined : defined;
};

/** An address as PortOne takes it. @throws InputError when one of its lines is missing */
function addressOf(parts: object): IDataObject | undefined {
	const address = orNothing(parts);
	if (address === undefined) return undefined;
	for (const name of ['addressLine1', 'addressLine2'] as const) {
		if (address[name] === undefined) {
			throw SHIPPING[name].error('is empty', 'PortOne takes an address with both of its lines');
		}
	}
	return address;
}

interface NameParts {
	fullName: string | undefined;
	firstName: string | undefined;
	lastName: string | undefined;
}

/** A name in one of the two forms that PortOne takes. @throws InputError for both at once, or half of one */
function nameOf({ fullName, firstName, lastName }: NameParts): IDataObject | undefined {
	if (firstName === undefined && lastName === undefined) {
		return fullName === undefined ? undefined : { full: fullName };
	}
	if (fullName !== undefined || firstName === undefined || lastName === undefined) {
		throw CUSTOMER.fullName.error('is to be given whole, or as First Name and Last Name');
	}
	return { separated: { first: firstName, last: lastName } };
}

/** Reads customer and shipping address in the API's form; what is unset is left out. @throws InputError */
export function readCustomer(parameters: ParameterReader): IDataObject {
	const {
		fullName,
		firstName,
		lastName,
		addressLine1,
		addressLine2,
		city,
		province,
		country,
		...person
	} = readAll(CUSTOMER, parameters);
	const inCountry = orNothing({ addressLine1, addressLine2, city, province });
	return definedOnly({
		customer: orNothing({
			...person,
			name: nameOf({ fullName, firstName, lastName }),
			country,
			// A country alone is the customer's, and no address.
			address: inCountry === undefined ? undefined : addressOf({ ...inCountry, country }),
		}),
		shippingAddress: addressOf(readAll(SHIPPING, parameters)),
	});
}
