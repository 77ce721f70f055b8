import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { InputError } from '../../../../shared/failure/errors';
import { definedOnly } from '../../../../shared/data/objects';
import type { Field, ParameterReader } from '../../../../shared/fields/parameterReader';
import { toKst } from '../../../../shared/data/time';

const field = (name: string, label: string): Field => ({ name: `virtualAccount.${name}`, label });
const BANK = field('bank', 'Bank');
const VALID_HOURS = field('validHours', 'Valid Hours');
const DUE_DATE = field('dueDate', 'Due Date');
const PG_ACCOUNT = field('pgAccountId', 'Fixed Account ID');
const FIXED_NUMBER = field('accountNumber', 'Fixed Account Number');
const RECEIPT_TYPE = field('type', 'Cash Receipt Type');
const RECEIPT_NUMBER = field('customerIdentityNumber', 'Cash Receipt Number');
const REMITTEE = field('remitteeName', 'Remittee Name');

const text = ({ name, label }: Field, description: string): INodeProperties => ({
	displayName: label,
	name: name.replace('virtualAccount.', ''),
	type: 'string',
	default: '',
	description,
});

export const virtualAccountProperty: INodeProperties = {
	displayName: 'Virtual Account',
	name: 'virtualAccount',
	type: 'collection',
	placeholder: 'Add field',
	default: {},
	displayOptions: { show: { method: ['virtualAccount'] } },
	description: '가상계좌: an account that the buyer pays into until it expires',
	options: [
		text(BANK, '은행, e.g. SHINHAN, KOOKMIN, WOORI: required'),
		text(RECEIPT_NUMBER, '현금영수증 식별 번호: phone or business number'),
		text(RECEIPT_TYPE, '현금영수증: PERSONAL, CORPORATE or NO_RECEIPT'),
		{
			displayName: DUE_DATE.label,
			name: 'dueDate',
			type: 'dateTime',
			default: '',
			description: '만료 시점: instead of Valid Hours. A time without an offset is Korean (KST).',
		},
		text(PG_ACCOUNT, '고정식 가상계좌의 Account ID (pgAccountId)'),
		text(FIXED_NUMBER, '고정식 가상계좌번호 (accountNumber)'),
		text(REMITTEE, '예금주명'),
		{
			displayName: VALID_HOURS.label,
			name: 'validHours',
			type: 'number',
			typeOptions: { minValue: 1 },
			default: 24,
			description: '유효 시간: how many hours the account can be paid into',
		},
	],
};

function readExpiry(parameters: ParameterReader): IDataObject {
	const dueDate = parameters.instant(DUE_DATE);
	const validHours = parameters.integer(VALID_HOURS, { min: 1, max: 24 * 365 });
	if (dueDate !== undefined && validHours !== undefined) {
		throw new InputError(DUE_DATE.label, 'does not go together with Valid Hours');
	}
	return dueDate === undefined ? { validHours: validHours ?? 24 } : { dueDate: toKst(dueDate) };
}

function readFixed(parameters: ParameterReader): IDataObject {
	const pgAccountId = parameters.text(PG_ACCOUNT);
	const accountNumber = parameters.text(FIXED_NUMBER);
	if (pgAccountId === undefined && accountNumber === undefined) return { type: 'NORMAL' };
	if (pgAccountId !== undefined && accountNumber !== undefined) {
		throw new InputError(PG_ACCOUNT.label, `does not go together with ${FIXED_NUMBER.label}`);
	}
	return { type: 'FIXED', fixed: definedOnly({ pgAccountId, accountNumber }) };
}

function readReceipt(parameters: ParameterReader): IDataObject | undefined {
	const type = parameters.text(RECEIPT_TYPE);
	const customerIdentityNumber = parameters.text(RECEIPT_NUMBER);
	if (type === undefined && customerIdentityNumber === undefined) return undefined;
	if (!/^(PERSONAL|CORPORATE|NO_RECEIPT)$/.test(type ?? '')) {
		throw new InputError(RECEIPT_TYPE.label, 'must be PERSONAL, CORPORATE or NO_RECEIPT');
	}
	if (customerIdentityNumber === undefined) throw new InputError(RECEIPT_NUMBER.label, 'is empty');
	return { type, customerIdentityNumber };
}

/** Reads a virtual account in the API's form. @throws InputError */
export function readVirtualAccount(parameters: ParameterReader): IDataObject {
	const bank = parameters.text(BANK);
	if (bank === undefined || !/^[A-Z_]{2,40}$/.test(bank)) {
		throw new InputError(BANK.label, "must be one of PortOne's codes, such as SHINHAN or KOOKMIN");
	}
	return definedOnly({
		bank,
		expiry: readExpiry(parameters),
		option: readFixed(parameters),
		cashReceipt: readReceipt(parameters),
		remitteeName: parameters.text(REMITTEE),
	});
}
