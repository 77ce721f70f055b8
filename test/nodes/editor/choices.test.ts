import type { INodeProperties } from 'n8n-workflow';

import { columnFor } from '../../../nodes/shared/fields/kinds';
import { fieldsIn, NODES, OPERATIONS, titleOf } from './nodes';

const isChoice = ({ type }: INodeProperties): boolean =>
	type === 'options' || type === 'multiOptions';

/** Whether a value stands there; an expression takes it from the item, and chooses nothing. */
const isSet = (value: unknown): boolean =>
	Array.isArray(value)
		? value.length > 0
		: value !== '' && value !== undefined && !String(value).startsWith('=');

/** Choices of writes that stand there before anybody chose, by name and value, each with the reason why they may. */
const STANDING: Record<string, string> = {
	'currency=KRW': 'what a Korean shop sells in, and every amount is read with it',
	'deliveryMethod=DELIVERY':
		'asks for a courier and a tracking number, so that nothing goes out by it alone',
	'delivery_method=DELIVERY': 'as deliveryMethod',
	'reDeliveryMethod=DELIVERY': 'as deliveryMethod',
	'collectDeliveryMethod=RETURN_INDIVIDUAL':
		'the one method for which Naver orders no pickup by itself, as the notice says',
	'scope=some': 'asks for the product orders; all of them is what has to be chosen',
	'method=card': 'decides which fields are shown, and none of them has a value',
	'timing=monthly': 'decides which fields are shown; an amount has to be given',
	'waitingSchedules=refuse': 'the careful one: a key that payments wait for is not deleted',
	'options.consider=customer': 'the careful one: nothing is booked beside any other payment',
};

const writes = OPERATIONS.filter(({ writes: does }) => does);

test.each(writes.map((one) => [titleOf(one), one] as const))(
	'%s makes no choice for the shop',
	(_, { operation }) => {
		const made = fieldsIn(operation.properties)
			.filter(({ field }) => isChoice(field) && isSet(field.default))
			.map(({ path, field }) => `${path}=${String(field.default)}`)
			.filter((choice) => !(choice in STANDING));
		expect(made).toEqual([]);
	},
);

test('each choice that stands there is one of an operation', () => {
	const all = writes.flatMap(({ operation }) =>
		fieldsIn(operation.properties).map(({ path, field }) => `${path}=${String(field.default)}`),
	);
	expect(Object.keys(STANDING).filter((choice) => !all.includes(choice))).toEqual([]);
});

/** Writes that can be undone, or whose undoing is another operation's: they need no warning above their fields. */
const UNDONE: Record<string, string> = {
	'PortOne preparedAmount prepare': 'Update registers another amount',
	'PortOne preparedAmount updateAmount': 'it can be updated again',
	'PortOne schedule unschedule': 'the payment can be scheduled again',
	'PortOne schedule create': 'Cancel takes it back until it is made',
	'PortOne schedule ensure': 'Cancel takes it back until it is made',
	'PortOne schedule reschedule': 'Cancel takes it back until it is made',
	'PortOne schedule update': 'it can be moved again',
	'PortOneV2 portOne schedule create': 'Revoke takes it back until it is made',
	'PortOneV2 portOne schedule ensure': 'Revoke takes it back until it is made',
	'PortOneV2 portOne payment preRegister': 'what is registered last holds',
	'PortOneV2 portOne payment resendWebhook': 'it tells once more what is so',
	'PortOneV2 portOne schedule revoke': 'the payment can be scheduled again',
	'Npay exchange holdbackExchange': 'Release Holdback ends it',
	'Npay exchange releaseExchangeHoldback': 'Hold Back begins it anew',
};

test('every write says what can not be undone, or is known to be undone otherwise', () => {
	const silent = writes.filter(({ operation }) => operation.notice === undefined).map(titleOf);
	expect(silent.sort()).toEqual(Object.keys(UNDONE).sort());
});

/** Choices by which a node decides what it does and shows: their values come from nobody's sheet. */
const OF_THE_NODE = new Set([
	'period',
	...['resource', 'operation', 'server', 'scope', 'method', 'timing', 'triggerOn', 'findBy'],
	...['output', 'personalData', 'review_type', 'reviewType', 'options.reviewType'],
	...['sorting', 'options.order', 'options.sortOrder', 'options.isForTest', 'options.isTest'],
	...['options.summary', 'waitingSchedules'],
]);

test.each(NODES.map((Type) => [Type.name, new Type().description.properties] as const))(
	'%s marks no column as wrong that is dragged on a coded field',
	(_, properties) => {
		const marked = fieldsIn(properties)
			.filter(({ path, field }) => isChoice(field) && !OF_THE_NODE.has(path))
			.filter(({ field }) => field.allowArbitraryValues !== true)
			.map(({ path }) => path);
		expect([...new Set(marked)]).toEqual([]);
	},
);

test.each([
	['deliveryCompanyCode', '택배사'],
	['delivery_company', '택배사'],
	['reDeliveryCompany', '재배송 택배사'],
	['collectDeliveryCompany', '수거 택배사'],
	['options.refundBank', '은행'],
	['virtualAccount.bank', '은행'],
])('%s says how a column gets there', (name, column) => {
	const found = OPERATIONS.flatMap(({ operation }) => fieldsIn(operation.properties)).filter(
		({ path }) => path === name,
	);
	expect(found.map(({ field }) => field.hint)).toEqual(found.map(() => columnFor(column)));
	expect(found.length).toBeGreaterThan(0);
});
