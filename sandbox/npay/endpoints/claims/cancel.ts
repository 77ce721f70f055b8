import { CANCEL_REASONS } from '../../claims/cancel';
import { invalid } from '../../gateway/errors';
import type { Input } from '../../gateway/input';
import { cancelApproveWrite, cancelRequestWrite } from '../../seller/cancel';
import type { Endpoint } from '../endpoint';
import { claimEndpoint, NO_BODY } from './claim-endpoint';

/** Longest cancelDetailedReason, characters. */
const LONGEST_REASON = 500;

/** 취소 요청, 취소 요청 승인 */
export const CANCEL_ENDPOINTS: readonly Endpoint[] = [
	claimEndpoint({
		path: 'cancel/request',
		members: ['cancelReason', 'cancelDetailedReason', 'cancelQuantity'],
		read: (input) => ({
			cancelReason: input.code('cancelReason', CANCEL_REASONS),
			cancelDetailedReason: detailedReason(input),
			cancelQuantity: input.optionalNumber('cancelQuantity', 1),
		}),
		write: cancelRequestWrite,
	}),
	claimEndpoint({ path: 'cancel/approve', ...NO_BODY, write: cancelApproveWrite }),
];

function detailedReason(input: Input): string | undefined {
	const text = input.optionalText('cancelDetailedReason');
	if (text !== undefined && text.length > LONGEST_REASON) {
		throw invalid('Size', 'cancelDetailedReason');
	}
	return text;
}
