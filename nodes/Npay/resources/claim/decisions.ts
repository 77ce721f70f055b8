import type { CodedValue } from '../../../shared/fields/codedValue';
import { defineField, defineFields } from '../../../shared/fields/defineFields';
import { columnFor, requiredCode, wholeMoney } from '../../../shared/fields/kinds';
import { chargesExtra, NAME_THE_EXTRA } from '../../../shared/naver/claimReasons';
import type { Operation } from '../../../shared/run/operation';
import type { NpayClient } from '../../api/client';
import type { EndpointName } from '../../api/endpoints';
import { allowsDecision, allowsRelease } from '../../order/refusals';
import { requiredReason } from './fields';
import { CLAIM_NAMES, decides } from './judges';
import { claimOperation } from './operation';

/** Claims that can be held back and refused. */
type ClaimType = 'RETURN' | 'EXCHANGE';

/** Refusing a return or an exchange: the same but for names. */
export const rejectOperation = (spec: {
	type: ClaimType;
	endpoint: EndpointName;
	/** The API's name of the reason. */
	field: string;
	term: string;
	description: string;
}): Operation<NpayClient> => {
	const reason = defineField(
		spec.field,
		requiredReason({
			label: 'Reason',
			description: '거부 사유: why it is refused, in words that the buyer reads',
		}),
	);
	return claimOperation({
		value: spec.endpoint,
		name: 'Reject',
		term: spec.term,
		action: `Reject ${CLAIM_NAMES[spec.type].many}`,
		description: spec.description,
		done: 'rejected',
		notice:
			'The claim ends, and the buyer reads the reason. This cannot be taken back (거부는 되돌릴 수 없습니다).',
		endpoint: spec.endpoint,
		fields: { reason },
		readBody: (parameters) => ({ [spec.field]: reason.read(parameters) }),
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
	term: string;
	description: string;
	notice?: string;
}): Operation<NpayClient> => {
	const { holdbackClassType } = defineFields({
		holdbackClassType: requiredCode(spec.reasons, {
			label: 'Holdback Reason',
			hint: columnFor('보류 사유'),
			description: '보류 사유: why it is held back, by its code or its Korean name',
		}),
	});
	const detail = defineField(
		spec.detail,
		requiredReason({
			label: 'Detailed Reason',
			description: '보류 상세 사유: the reason in words that the buyer reads',
		}),
	);
	const amount = defineField(
		spec.amount,
		wholeMoney(
			{
				label: 'Extra Fee',
				typeOptions: { minValue: 0 },
				default: 0,
				description:
					'추가 비용: what the buyer is to pay, in whole won (KRW), 0 for nothing. A reason that charges extra costs (추가 비용 청구) needs it.',
			},
			{ max: 100_000_000 },
		),
	);
	return claimOperation({
		value: spec.endpoint,
		name: 'Hold Back',
		term: spec.term,
		action: `Hold back ${CLAIM_NAMES[spec.type].many}`,
		description: spec.description,
		done: 'held back',
		endpoint: spec.endpoint,
		notice: spec.notice,
		fields: { holdbackClassType, detail, amount },
		readBody(parameters, passUnknown) {
			const words = detail.read(parameters);
			const reason = holdbackClassType.read(parameters, passUnknown);
			const fee = amount.read(parameters, 'KRW');
			if (chargesExtra(reason) && (fee ?? 0) === 0) throw amount.error('is 0', NAME_THE_EXTRA);
			return {
				holdbackClassType: reason,
				[spec.detail]: words,
				[spec.amount]: fee,
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
	term: string;
	description: string;
	notice?: string;
}): Operation<NpayClient> =>
	claimOperation({
		value: spec.endpoint,
		name: 'Release Holdback',
		term: spec.term,
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
