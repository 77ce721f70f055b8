import type { IDataObject } from 'n8n-workflow';

import { SECOND, toUnix } from '../../../shared/data/time';
import type { CodedValue } from '../../../shared/fields/codedValue';
import { defineFields, editorOf } from '../../../shared/fields/defineFields';
import { choice, endInstant, requiredInstant, requiredText } from '../../../shared/fields/kinds';
import { PAGING_FIELDS, readLimit } from '../../../shared/fields/limit';
import { unreadableFailure } from '../../../shared/http/apiFailure';
import { defineOperation } from '../../../shared/run/operation';
import { readEach } from '../../../shared/run/readEach';
import type { PortOneClient } from '../../api/client';
import { SERVER } from '../../api/failures';
import { present } from '../../api/present';

/** Kinds of reviews (`review_type`; PortOne's own document). */
const reviewTypes: readonly CodedValue[] = [
	{ code: 'general', en: 'General', ko: '일반 구매평' },
	{ code: 'premium', en: 'Premium', ko: '프리미엄 구매평' },
];

const fields = defineFields({
	channel_key: requiredText({
		label: 'Channel Key',
		placeholder: 'e.g. channel-key-…',
		description: '채널키 of the channel of Naver Pay orders (주문형), in the PortOne console',
	}),
	from: requiredInstant({
		label: 'From',
		description: '조회기간 시작. A time without an offset is Korean time (KST).',
	}),
	to: endInstant({
		label: 'To',
		description: '조회기간 종료: now where left empty. A date without a time includes that day.',
	}),
	review_type: choice(reviewTypes, {
		label: 'Review Type',
		default: 'general',
		description: '구매평 유형',
	}),
});

interface ReviewInput {
	channel_key: string;
	/** Unix seconds. */
	from: number;
	to: number;
	review_type: string;
	limit: number;
}

export const getMany = defineOperation<PortOneClient, ReviewInput>({
	value: 'getMany',
	name: 'Get Many',
	term: '구매평 조회',
	action: 'Get many reviews',
	description: 'The reviews of a period (주문형)',
	endpoints: ['getNaverReviews'],
	done: 'read',
	properties: [...editorOf(fields), ...editorOf(PAGING_FIELDS)],
	read(parameters) {
		const from = fields.from.read(parameters);
		const to = fields.to.read(parameters) ?? Date.now();
		if (from > to) throw fields.from.error(`is after ${fields.to.label}`, 'Swap the two');
		return {
			channel_key: fields.channel_key.read(parameters),
			from: toUnix(from),
			to: Math.ceil(to / SECOND),
			review_type: fields.review_type.read(parameters),
			limit: readLimit(parameters),
		};
	},
	// PortOne's own document has the channel key in the form data of a GET, where n8n's HTTP helper sends none.
	run: async (entries, context) =>
		await readEach(entries, context, async ({ limit, ...query }): Promise<IDataObject[]> => {
			const { response } = await context.api.request('getNaverReviews', { query });
			if (!Array.isArray(response)) throw unreadableFailure(SERVER, { httpCode: '200' });
			return response.slice(0, limit).map(present);
		}),
});
