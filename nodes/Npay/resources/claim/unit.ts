import type { IDataObject } from 'n8n-workflow';

import { definedOnly } from '../../../shared/data/objects';
import type { ClaimState, OrderState } from '../../order/state';
import type { WriteUnit } from '../../order/writes';

/** One call about a product order's claim. */
export interface ClaimUnit extends WriteUnit {
	/** The API's own fields, or none: then nothing is sent as a body. */
	body: IDataObject | undefined;
	/** Pieces that are left by the operator's own record, where he gives them. */
	remainQuantity: number | undefined;
	/** The product order as it was read before anything was sent. */
	before?: OrderState;
}

/** What a row tells of a claim. */
export const toldOf = ({ id, type, status, requestDate, quantity }: ClaimState): IDataObject =>
	definedOnly({
		claimType: type,
		claimId: id,
		claimStatus: status,
		claimRequestDate: requestDate,
		requestQuantity: quantity,
	});
