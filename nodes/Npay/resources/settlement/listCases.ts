import type { IDataObject } from 'n8n-workflow';

import type { Operation } from '../../../shared/run/operation';
import { defineOperation } from '../../../shared/run/operation';
import type { NpayClient } from '../../api/client';
import { withLabels } from '../../api/elements';
import type { EndpointName } from '../../api/endpoints';
import { readEachDay } from '../period/dayReads';
import { readEach } from '../../../shared/run/readEach';
import type { CaseInput } from './caseFields';
import { caseProperties, readCase } from './caseFields';

async function readAll(
	api: NpayClient,
	endpoint: EndpointName,
	{ days, periodType, filters, limit }: CaseInput,
): Promise<IDataObject[]> {
	const rows = await readEachDay(api, endpoint, days, { periodType, ...filters }, limit);
	return rows.map(withLabels);
}

/** A list by product order: one call a day, all pages. */
export const caseList = (spec: {
	value: string;
	name: string;
	action: string;
	description: string;
	endpoint: EndpointName;
}): Operation<NpayClient> =>
	defineOperation<NpayClient, CaseInput>({
		...spec,
		endpoints: [spec.endpoint],
		done: 'read',
		properties: caseProperties,
		read: readCase,
		run: async (entries, context) =>
			await readEach(
				entries,
				context,
				async (input) => await readAll(context.api, spec.endpoint, input),
			),
	});
