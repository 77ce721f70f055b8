import type { FieldSpec } from '../../../../shared/fields/kinds';
import { optionalIds, requiredId } from '../../fields';

const SCHEDULE_ID: FieldSpec = {
	label: 'Schedule ID',
	default: '={{ $json.scheduleId }}',
	placeholder: 'e.g. 00000000-0000-0000-0000-000000000000',
};

/** PortOne's number of a schedule. */
export const scheduleId = requiredId({
	...SCHEDULE_ID,
	description: '결제 예약 건 아이디: as PortOne gave it when the payment was scheduled',
});

/** PortOne's numbers of several schedules. @param spec how they are shown */
export const scheduleIds = (spec: Omit<FieldSpec, 'label'>) =>
	optionalIds({ ...SCHEDULE_ID, required: true, ...spec });
