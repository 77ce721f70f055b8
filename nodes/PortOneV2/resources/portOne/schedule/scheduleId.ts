import type { INodeProperties } from 'n8n-workflow';

import type { Field } from '../../../../shared/fields/parameterReader';

export const SCHEDULE_ID: Field = { name: 'scheduleId', label: 'Schedule ID' };

export const scheduleIdProperty: INodeProperties = {
	displayName: SCHEDULE_ID.label,
	name: SCHEDULE_ID.name,
	type: 'string',
	required: true,
	default: '={{ $json.scheduleId }}',
	placeholder: 'e.g. 00000000-0000-0000-0000-000000000000',
	description: '결제 예약 건 아이디: as PortOne gave it when the payment was scheduled',
};
