import type { CodedValue } from '../../../shared/fields/codedValue';
import { InputError } from '../../../shared/failure/errors';
import type { Operation } from '../../../shared/run/operation';
import type { NpayClient } from '../../api/client';
import type { EndpointName } from '../../api/endpoints';
import { allowsDecision, allowsRelease } from '../../order/refusals';
import { CLAIM_NAMES, decides } from './judges';
import { claimOperation, codeProperty, readReason } from './operation';

/** Claims that can be held back and refused. */
type ClaimType = 'RETURN' | 'EXCHANGE';

/** Refusing a return or an exchange: the same but for names. */
export const rejectOperation = (spec: {
	type: ClaimType;
	endpoint: EndpointName;
	/** The API's name of the reason. */
	field: string;
	description: string;
}): Operation<NpayClient> => {
	const REASON = { name: spec.field, label: 'Reason' };
	return claimOperation({
		value: spec.endpoint,
		name: 'Reject',
		action: `Reject ${CLAIM_NAMES[spec.type].many}`,
		description: spec.description,
		done: 'rejected',
		notice:
			'The claim ends, and the buyer reads the reason. This cannot be taken back (거부는 되돌릴 수 없습니다).',
		endpoint: spec.endpoint,
		properties: [
			{
				displayName: REASON.label,
				name: spec.field,
				type: 'string',
				required: true,
				default: '',
				description: '거부 사유: the buyer reads it',
			},
		],
		readBody(parameters) {
			const reason = readReason(parameters, REASON);
			if (reason === undefined)
				throw new InputError(REASON.label, 'is empty', 'The buyer reads it');
			return { [spec.field]: reason };
		},
		judge: decides(
			spec.type,
			allowsDecision(spec.type),
			({ status }) => status === `${spec.type}_REJECT`,
		),
	});
};

/** Holding a return or an exchange back. */
export const holdbackOperation = (spec: {
	type: ClaimType;
	endpoint: EndpointName;
	reasons: readonly CodedValue[];
	/** The API's name of the reason in words. */
	detail: string;
	/** The API's name of the amount to be paid, KRW. */
	amount: string;
	description: string;
	notice?: string;
}): Operation<NpayClient> => {
	const CLASS = { name: 'holdbackClassType', label: 'Holdback Reason' };
	const DETAIL = { name: spec.detail, label: 'Detailed Reason' };
	const AMOUNT = { name: spec.amount, label: 'Extra Fee' };
	return claimOperation({
		value: spec.endpoint,
		name: 'Hold Back',
		action: `Hold back ${CLAIM_NAMES[spec.type].many}`,
		description: spec.description,
		done: 'held back',
		endpoint: spec.endpoint,
		notice: spec.notice,
		properties: [
			codeProperty(CLASS, spec.reasons, '보류 사유', {
				required: true,
			}),
			{
				displayName: DETAIL.label,
				name: spec.detail,
				type: 'string',
				required: true,
				default: '',
				description: '보류 상세 사유: the buyer reads it',
			},
			{
				displayName: AMOUNT.label,
				name: spec.amount,
				type: 'number',
				typeOptions: { minValue: 0 },
				default: 0,
				description: '추가 비용: what the buyer is to pay, in won (KRW)',
			},
		],
		readBody(parameters, passUnknown) {
			const detail = readReason(parameters, DETAIL);
			if (detail === undefined)
				throw new InputError(DETAIL.label, 'is empty', 'The buyer reads it');
			return {
				holdbackClassType: parameters.requiredCode(CLASS, spec.reasons, passUnknown),
				[spec.detail]: detail,
				[spec.amount]: parameters.wholeMoney(AMOUNT, 'KRW', { max: 100_000_000 }),
			};
		},
		judge: decides(
			spec.type,
			allowsDecision(spec.type),
			({ holdbackStatus, holdbackReason, extraFee }, body) =>
				holdbackStatus === 'HOLDBACK' &&
				(holdbackReason === undefined || holdbackReason === body.holdbackClassType) &&
				(extraFee ?? 0) === (body[spec.amount] ?? 0),
		),
	});
};

/** Ending a holdback. */
export const releaseOperation = (spec: {
	type: ClaimType;
	endpoint: EndpointName;
	description: string;
	notice?: string;
}): Operation<NpayClient> =>
	claimOperation({
		value: spec.endpoint,
		name: 'Release Holdback',
		action: `Release the holdback of ${CLAIM_NAMES[spec.type].many}`,
		description: spec.description,
		done: 'released',
		endpoint: spec.endpoint,
		notice: spec.notice,
		judge: decides(
			spec.type,
			allowsRelease(spec.type),
			({ holdbackStatus }) => holdbackStatus === 'RELEASED',
		),
	});
