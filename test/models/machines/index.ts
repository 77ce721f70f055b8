import type { Machine } from '../machine';
import {
	npayApprove,
	npayApproveReturn,
	npayCancelPart,
	npayCancelWhole,
	npayReturnPart,
	npayReturnWhole,
} from './claims';
import { ceosPay, v1PayAgain, v2PayInstantly, v2PayUsedUp, v2PayWithBillingKey } from './payments';
import { ceosCancel, v1CancelPart, v1CancelWhole, v2CancelPart, v2CancelWhole } from './refunds';
import {
	v1CancelAll,
	v1Create,
	v1Ensure,
	v1Reschedule,
	v1Retry,
	v2Create,
	v2Ensure,
	v2EnsureMove,
	v2EnsureReplace,
	v2Revoke,
} from './schedules';

export const MACHINES: readonly Machine[] = [
	ceosPay,
	ceosCancel,
	v1PayAgain,
	v1CancelPart,
	v1CancelWhole,
	v2PayInstantly,
	v2PayWithBillingKey,
	v2PayUsedUp,
	v2CancelPart,
	v2CancelWhole,
	v1CancelAll,
	v1Create,
	v1Ensure,
	v1Reschedule,
	v1Retry,
	v2Create,
	v2Ensure,
	v2EnsureMove,
	v2EnsureReplace,
	v2Revoke,
	npayCancelPart,
	npayCancelWhole,
	npayReturnPart,
	npayReturnWhole,
	npayApprove,
	npayApproveReturn,
];
