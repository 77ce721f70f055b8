import type { INode } from 'n8n-workflow';

import {
	banks,
	cashReceiptTypes,
	countries,
	genders,
	locales,
} from '../../../nodes/PortOneV2/api/codes';
import { readCustomer } from '../../../nodes/PortOneV2/resources/portOne/order/customer';
import { readVirtualAccount } from '../../../nodes/PortOneV2/resources/portOne/payment/virtualAccount';
import { findCode } from '../../../nodes/shared/fields/codedValue';
import { ParameterReader } from '../../../nodes/shared/fields/parameterReader';

/** A reader of one item's parameters. */
const given = (parameters: Record<string, Record<string, unknown>>) =>
	new ParameterReader(
		{
			getNode: () => ({}) as INode,
			getNodeParameter(path, _, fallback) {
				const [collection = '', name = ''] = path.split('.');
				return parameters[collection]?.[name] ?? fallback;
			},
		},
		0,
	);

const bankOf = (bank: string) => readVirtualAccount(given({ virtualAccount: { bank } })).bank;
const customerOf = (customer: Record<string, string>) =>
	readCustomer(given({ customer, shippingAddress: {} })).customer;

test.each([
	['SHINHAN', 'SHINHAN'],
	['신한은행', 'SHINHAN'],
	['신한', 'SHINHAN'],
	['KB국민은행', 'KOOKMIN'],
	['카카오뱅크', 'KAKAO'],
	['대구은행', 'DAEGU'],
	['NH농협은행', 'NONGHYUP'],
	['우체국', 'POST'],
	['NEW_BANK', 'NEW_BANK'],
])('the bank %j is %s', (written, code) => {
	expect(bankOf(written)).toBe(code);
});

test('a bank that nobody knows is refused with those that may be meant', () => {
	expect(() => bankOf('신햔은행')).toThrow(/Bank "신햔은행" is not one of the API's codes/);
	expect(() => bankOf('신햔은행')).toThrow(
		expect.objectContaining({ advice: expect.stringContaining('신한은행 (SHINHAN)') }),
	);
	expect(() => bankOf('')).toThrow(/Bank is empty/);
});

test.each(['농협', '수협'])('%s may be two banks, so that it is neither', (written) => {
	expect(findCode(written, banks)).toBeUndefined();
	expect(() => bankOf(written)).toThrow(/is not one of the API's codes/);
});

test('a customer is from a country and of a gender by their names', () => {
	expect(customerOf({ id: 'kim', country: '대한민국', gender: '여' })).toMatchObject({
		country: 'KR',
		gender: 'FEMALE',
	});
	expect(customerOf({ id: 'kim', country: 'XK' })).toMatchObject({ country: 'XK' });
	expect(() => customerOf({ id: 'kim', country: '한국어' })).toThrow(/Country/);
	expect(() => customerOf({ id: 'kim', gender: 'NONE' })).toThrow(/Gender/);
});

test('lists are as long as those of PortOne’s document, and no word stands for two', () => {
	const lists = [banks, countries, cashReceiptTypes, genders, locales];
	expect(lists.map(({ length }) => length)).toEqual([79, 249, 3, 3, 8]);
	for (const list of lists) {
		const words = list.flatMap(({ code, en, ko, also = [] }) => [
			...new Set([code, en, ko, ...also].map((word) => word.toLowerCase())),
		]);
		const twice = words.filter((word, index) => words.indexOf(word) !== index);
		expect(twice).toEqual([]);
	}
});
