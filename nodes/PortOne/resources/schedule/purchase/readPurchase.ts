import type { IDataObject } from 'n8n-workflow';

import { InputError } from '../../../../shared/failure/errors';
import { asObject, definedOnly } from '../../../../shared/data/objects';
import type { Field, ParameterReader } from '../../../../shared/fields/parameterReader';
import { readLimited } from '../../fields';
import {
	AMOUNT,
	cashReceiptTypes,
	EXTRA,
	FLAGS,
	NAME,
	option,
	productTypes,
	TEXTS,
	USE_CONFIRMED,
} from './purchaseFields';

function isJson(text: string): boolean {
	try {
		JSON.parse(text);
		return true;
	} catch {
		return false;
	}
}

function readJson(parameters: ParameterReader, field: Field): string | undefined {
	const value = parameters.optional(field);
	if (value === undefined) return undefined;
	const text = typeof value === 'object' ? JSON.stringify(value) : String(value).trim();
	if (!isJson(text)) throw new InputError(field.label, 'is not JSON');
	return text;
}

function readCustomData(parameters: ParameterReader, field: Field): string | undefined {
	const value = parameters.optional(field);
	return typeof value === 'object' ? JSON.stringify(value) : parameters.text(field);
}

function readText(
	parameters: ParameterReader,
	[name, label, longest]: (typeof TEXTS)[number],
): string | undefined {
	const field = option(name, label);
	if (name === 'custom_data') return readCustomData(parameters, field);
	const text = readLimited(parameters, field, longest);
	if (text === undefined) return undefined;
	if (name === 'notice_url' && !/^https?:\/\/\S+$/.test(text)) {
		throw new InputError(label, 'is not a URL');
	}
	if (name === 'promotion_id' && !text.startsWith('promotion-id-')) {
		throw new InputError(label, 'does not start with promotion-id-');
	}
	if (name === 'currency' && !/^[A-Za-z]{3}$/.test(text)) {
		throw new InputError(label, 'must be three letters such as KRW or USD');
	}
	return name === 'currency' ? text.toUpperCase() : text;
}

/** Instalments of cards of this country need 50,000 won; PortOne's document names no such bound for other currencies. */
function readQuota(
	parameters: ParameterReader,
	amount: number,
	currency: string,
): number | undefined {
	const field = option('card_quota', 'Instalment Months');
	const quota = parameters.integer(field, { min: 0, max: 60 });
	if (quota === 1) throw new InputError(field.label, 'must be 0, or 2 and more');
	if (quota !== undefined && quota > 1 && currency === 'KRW' && amount < 50_000) {
		throw new InputError(field.label, 'need an amount of 50,000 won or more');
	}
	return quota;
}

/** A part of the amount. */
function readPart(
	parameters: ParameterReader,
	name: string,
	label: string,
	{ amount, currency }: { amount: number; currency: string },
) {
	const part = parameters.money(option(name, label), currency);
	if (part !== undefined && part > amount) throw new InputError(label, 'is more than the amount');
	return part;
}

/** What is passed on besides: an object of the user's own, and the one field of it that PortOne's document names. */
function readExtra(parameters: ParameterReader): IDataObject | undefined {
	const text = readJson(parameters, EXTRA);
	const given: unknown = text === undefined ? undefined : JSON.parse(text);
	if (
		given !== undefined &&
		(typeof given !== 'object' || given === null || Array.isArray(given))
	) {
		throw new InputError(EXTRA.label, 'is not a JSON object', 'Write it like {"name":"value"}');
	}
	const day = parameters.day(USE_CONFIRMED);
	if (day === undefined) return given as IDataObject | undefined;
	const naverUseCfm = day.replace(/-/g, '');
	const extra = asObject(given);
	if (extra.naverUseCfm !== undefined && extra.naverUseCfm !== naverUseCfm) {
		throw new InputError(
			EXTRA.label,
			`holds another naverUseCfm than ${USE_CONFIRMED.label}`,
			'Give it in one of the two',
		);
	}
	return { ...extra, naverUseCfm };
}

/** Reads what is to be paid, under the API's own names; what is unset is left out. @throws InputError */
export function readPurchase(parameters: ParameterReader): IDataObject {
	const texts = Object.fromEntries(TEXTS.map((text) => [text[0], readText(parameters, text)]));
	const currency = texts.currency ?? 'KRW';
	const amount = parameters.money(AMOUNT, currency, { above: 0 });
	if (amount === undefined) throw new InputError(AMOUNT.label, 'is empty');
	const name = readLimited(parameters, NAME, 40);
	if (name === undefined) throw new InputError(NAME.label, 'is empty');
	const flags = FLAGS.map(([flag, label]) => [flag, parameters.boolean(option(flag, label))]);
	return definedOnly({
		amount,
		name,
		...texts,
		currency,
		...Object.fromEntries(flags),
		tax_free: readPart(parameters, 'tax_free', 'Tax-Free Amount', { amount, currency }),
		vat_amount: readPart(parameters, 'vat_amount', 'VAT Amount', { amount, currency }),
		card_quota: readQuota(parameters, amount, currency),
		product_count: parameters.integer(option('product_count', 'Product Count'), {
			min: 1,
			max: 1_000_000,
		}),
		product_type: parameters.code(option('product_type', 'Product Type'), productTypes, false),
		cash_receipt_type: parameters.code(
			option('cash_receipt_type', 'Cash Receipt Type'),
			cashReceiptTypes,
			false,
		),
		bypass: readJson(parameters, option('bypass', 'Bypass (JSON)')),
		extra: readExtra(parameters),
	});
}
