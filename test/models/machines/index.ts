import type { Machine } from '../machine';
import { ceosPay, v2PayInstantly, v2PayWithBillingKey } from './payments';
import {
	ceosCancel,
	v1CancelPart,
	v1CancelWhole,
	v2CancelPart,
	v2CancelWhole,
} from './refunds';

export const MACHINES: readonly Machine[] = [
	ceosPay,
	ceosCancel,
	v1CancelPart,
	v1CancelWhole,
	v2PayInstantly,
	v2PayWithBillingKey,
	v2CancelPart,
	v2CancelWhole,
];
