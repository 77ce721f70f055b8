import type { IDataObject } from 'n8n-workflow';

import { definedOnly } from '../../../shared/data/objects';
import { InputError } from '../../../shared/failure/errors';
import { defineFields } from '../../../shared/fields/defineFields';
import { checked, money, text } from '../../../shared/fields/kinds';
import type { ParameterReader } from '../../../shared/fields/parameterReader';
import type { ApiFailure } from '../../../shared/http/apiFailure';
import { readKnown } from '../../../shared/http/readMany';
import { findConflicts } from '../../../shared/run/conflicts';
import type { Entry } from '../../../shared/run/operation';
import { JOB_DEFAULTS, oneByOne, type WriteJob } from '../../../shared/write/writeJob';
import { answerAbout, fetchOne, type PortOneClient } from '../../api/client';
import type { EndpointName } from '../../api/endpoints';
import { isNotFound } from '../../api/failures';
import { present } from '../../api/present';
import { PREPARED_WORDS } from '../words';
import { ownMerchantUid } from './fields';

/** The fields of an amount that is registered. */
export const PREPARED = defineFields({
	merchant_uid: ownMerchantUid,
	amount: money(
		{
			label: 'Amount',
			typeOptions: { minValue: 0 },
			required: true,
			default: 0,
			description:
				'결제 예정금액: in won (KRW), or in the currency below. The payment window (결제창) does not open for another one.',
		},
		{ above: 0 },
	),
	currency: checked(
		text({
			label: 'Currency',
			placeholder: 'e.g. KRW',
			description: '결제 예정통화: three letters; where left empty PortOne checks no currency',
		}),
		(letters, { label }) => {
			if (/^[A-Za-z]{3}$/.test(letters)) return letters.toUpperCase();
			throw new InputError(label, 'must be three letters such as KRW or USD');
		},
	),
});

/** An order and what its payment is to come to. */
export interface PreparedUnit {
	merchant_uid: string;
	amount: number;
	currency: string | undefined;
}

/** What is registered for an order; `undefined` where nothing is. */
export interface PreparedState {
	prepared: IDataObject | undefined;
}

/** Reads the fields. @throws InputError */
export function readPrepared(parameters: ParameterReader): PreparedUnit {
	const merchant_uid = PREPARED.merchant_uid.read(parameters);
	const currency = PREPARED.currency.read(parameters);
	const amount = PREPARED.amount.read(parameters, currency ?? 'KRW');
	if (amount === undefined) throw PREPARED.amount.error('is empty');
	return { merchant_uid, amount, currency };
}

/** Items that give one order different amounts. */
export const findPreparedConflicts = (entries: Array<Entry<PreparedUnit>>) =>
	findConflicts(entries, {
		label: PREPARED.merchant_uid.label,
		advice: 'Give each order once',
		unitsOf: (input) => [input],
		keyOf: ({ merchant_uid }) => merchant_uid,
	});

/** That there is nothing of the kind: neither that something can't be done ("수 없습니다"), nor that a right is missing. */
const NOT_REGISTERED =
	/존재하지 않|찾을 수 없|(?:등록|사전|내역|존재).*(?<!수 |권한이 )없습니다|not found/i;

/** PortOne's document has a 404 for an update only; a reading may be refused with HTTP 200 and words. */
const isNotRegistered = (error: ApiFailure): boolean =>
	isNotFound(error) ||
	(error.failure.httpCode === '200' &&
		!error.outcomeUnknown &&
		NOT_REGISTERED.test(error.failure.message));

/** Reads what is registered for an order. @returns `undefined` where nothing is @throws ApiFailure */
export const fetchPrepared = async (
	client: PortOneClient,
	merchant_uid: string,
): Promise<IDataObject | undefined> =>
	await fetchOne(
		client,
		'getPreparedAmount',
		{ path: { merchant_uid } },
		['merchant_uid', merchant_uid],
		isNotRegistered,
	);

/** Whether an amount stands as it is wanted; a currency that isn't asked for isn't looked at. */
export const isAsWanted = (
	prepared: IDataObject | undefined,
	{ amount, currency }: PreparedUnit,
): boolean =>
	prepared !== undefined &&
	Number(prepared.amount) === amount &&
	(currency === undefined || prepared.currency === currency);

/** What is registered, in words. */
export const inWords = ({ amount, currency }: IDataObject): string =>
	typeof currency === 'string' && currency !== ''
		? `${String(amount)} ${currency}`
		: String(amount);

/** Registering an amount, or another one: twice does no more than once. */
export const preparedJob = (
	client: PortOneClient,
	endpoint: EndpointName,
): WriteJob<PreparedUnit, PreparedState> => ({
	...JOB_DEFAULTS,
	words: PREPARED_WORDS,
	keyOf: ({ merchant_uid }) => merchant_uid,
	batches: oneByOne,
	async send([unit]) {
		const { merchant_uid = '' } = unit ?? {};
		const { response } = await client.request(endpoint, { body: definedOnly({ ...unit }) });
		const prepared = answerAbout(response, 'merchant_uid', merchant_uid);
		return { results: new Map([[merchant_uid, { row: { ...present(prepared), success: true } }]]) };
	},
	readStates: async (units) =>
		await readKnown(
			units.map(({ merchant_uid }) => merchant_uid),
			async (uid) => ({ prepared: await fetchPrepared(client, uid) }),
		),
	isDone: ({ prepared }, unit) => isAsWanted(prepared, unit),
	refusal: () => undefined,
	doneFields: ({ prepared }) => present(prepared),
});
