import type { IDataObject } from 'n8n-workflow';

import { definedOnly } from '../../../../shared/data/objects';
import { toKst } from '../../../../shared/data/time';
import { collection, defineFields } from '../../../../shared/fields/defineFields';
import {
	columnFor,
	instant,
	integer,
	oneOf,
	openCode,
	text,
} from '../../../../shared/fields/kinds';
import type { ParameterReader } from '../../../../shared/fields/parameterReader';
import { banks, cashReceiptTypes } from '../../../api/codes';
import { BANK } from '../../fields';

/** An account that is issued for one payment. */
export const virtualAccount = collection(
	{
		label: 'Virtual Account',
		placeholder: 'Add field',
		displayOptions: { show: { method: ['virtualAccount'] } },
		default: { bank: '' },
		description: '가상계좌: an account that the buyer pays into until it expires',
	},
	{
		bank: openCode(BANK, banks, {
			label: 'Bank',
			hint: columnFor('은행'),
			description: '은행: by name or code; required',
		}),
		customerIdentityNumber: text({
			label: 'Cash Receipt Number',
			description: '현금영수증 식별 번호: phone or business number',
		}),
		type: oneOf(cashReceiptTypes, {
			label: 'Cash Receipt Type',
			description: '현금영수증 유형',
		}),
		dueDate: instant({
			label: 'Due Date',
			description: '만료 시점: instead of Valid Hours. A time without an offset is Korean (KST).',
		}),
		pgAccountId: text({
			label: 'Fixed Account ID',
			description: '고정식 가상계좌의 Account ID (pgAccountId)',
		}),
		accountNumber: text({
			label: 'Fixed Account Number',
			description: '고정식 가상계좌번호 (accountNumber)',
		}),
		remitteeName: text({ label: 'Remittee Name', description: '예금주명' }),
		validHours: integer(
			{
				label: 'Valid Hours',
				typeOptions: { minValue: 1 },
				default: 24,
				description: '유효 시간: how many hours the account can be paid into',
			},
			{ min: 1, max: 24 * 365 },
		),
	},
);

const { virtualAccount: ACCOUNT } = defineFields({ virtualAccount });

function readExpiry(parameters: ParameterReader): IDataObject {
	const dueDate = ACCOUNT.dueDate.read(parameters);
	const validHours = ACCOUNT.validHours.read(parameters);
	if (dueDate !== undefined && validHours !== undefined) {
		throw ACCOUNT.dueDate.error('does not go together with Valid Hours');
	}
	return dueDate === undefined ? { validHours: validHours ?? 24 } : { dueDate: toKst(dueDate) };
}

function readFixed(parameters: ParameterReader): IDataObject {
	const pgAccountId = ACCOUNT.pgAccountId.read(parameters);
	const accountNumber = ACCOUNT.accountNumber.read(parameters);
	if (pgAccountId === undefined && accountNumber === undefined) return { type: 'NORMAL' };
	if (pgAccountId !== undefined && accountNumber !== undefined) {
		throw ACCOUNT.pgAccountId.error(`does not go together with ${ACCOUNT.accountNumber.label}`);
	}
	return { type: 'FIXED', fixed: definedOnly({ pgAccountId, accountNumber }) };
}

function readReceipt(parameters: ParameterReader): IDataObject | undefined {
	const type = ACCOUNT.type.read(parameters);
	const customerIdentityNumber = ACCOUNT.customerIdentityNumber.read(parameters);
	if (type === undefined && customerIdentityNumber === undefined) return undefined;
	if (type === undefined) {
		throw ACCOUNT.type.error(`is empty, but ${ACCOUNT.customerIdentityNumber.label} is not`);
	}
	if (customerIdentityNumber === undefined) throw ACCOUNT.customerIdentityNumber.error('is empty');
	return { type, customerIdentityNumber };
}

/** Reads a virtual account in the API's form. @throws InputError */
export function readVirtualAccount(parameters: ParameterReader): IDataObject {
	const bank = ACCOUNT.bank.read(parameters);
	if (bank === undefined) throw ACCOUNT.bank.error('is empty', 'A virtual account needs it');
	return definedOnly({
		bank,
		expiry: readExpiry(parameters),
		option: readFixed(parameters),
		cashReceipt: readReceipt(parameters),
		remitteeName: ACCOUNT.remitteeName.read(parameters),
	});
}
