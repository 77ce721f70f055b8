import type { PortOneV2Settings } from '../settings';

/** What a text search looks for, and in which member. */
export interface TextSearch {
	field: string;
	value: string;
}

/** Makes the test of a text against what is searched for, as the settings have it. */
export function matcherOf({ lists }: PortOneV2Settings): (text: string, sought: string) => boolean {
	return lists.textSearch === 'whole'
		? (text, sought) => text === sought
		: (text, sought) => text.includes(sought);
}

/** A buyer's members that are searched, by the names of the search. */
export function customerTexts(customer: {
	name?: { full?: string; separated?: { first: string; last: string } };
	email?: string;
	phoneNumber?: string;
	address?: object;
	zipcode?: string;
}): Record<string, string | undefined> {
	const { separated, full } = customer.name ?? {};
	return {
		CUSTOMER_NAME: separated ? `${separated.last}${separated.first}` : full,
		CUSTOMER_EMAIL: customer.email,
		CUSTOMER_PHONE_NUMBER: customer.phoneNumber,
		CUSTOMER_ADDRESS: customer.address && Object.values(customer.address).join(' '),
		CUSTOMER_ZIPCODE: customer.zipcode,
	};
}
