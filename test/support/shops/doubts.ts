import type { IDataObject } from 'n8n-workflow';

import { Doubts } from '../../../nodes/shared/write/doubts';

/** The memory of doubts of a node whose static data is this. */
export const doubtsOf = (staticData: IDataObject): Doubts =>
	Doubts.of({ getWorkflowStaticData: () => staticData });

/** The memory of a node that has kept nothing. */
export const noDoubts = (): Doubts => doubtsOf({});
