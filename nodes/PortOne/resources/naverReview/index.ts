import type { IDataObject } from 'n8n-workflow';

import { unreadableFailure } from '../../../shared/http/apiFailure';
import { toOptions } from '../../../shared/fields/codedValue';
import type { CodedValue } from '../../../shared/fields/codedValue';
import { InputError } from '../../../shared/failure/errors';
import { pagingProperties } from '../../../shared/fields/optionsCollection';
import { readLimit } from '../../../shared/fields/limit';
import type { Resource } from '../../../shared/run/operation';
import { defineOperation } from '../../../shared/run/operation';
import { readEach } from '../../../shared/run/readEach';
import { SECOND, toUnix } from '../../../shared/data/time';
import type { PortOneClient } from '../../api/client';
import { SERVER } from '../../api/failures';
import { present } from '../../api/present';

const CHANNEL_KEY = { name: 'channel_key', label: 'Channel Key' };
const FROM = { name: 'from', label: 'From' };
const TO = { name: 'to', label: 'To' };
const REVIEW_TYPE = { name: 'review_type', label: 'Review Type' };

/** Kinds of reviews (`review_type`; PortOne's own document). */
const reviewTypes: readonly CodedValue[] = [
	{ code: 'general', en: 'General', ko: '일반 구매평' },
	{ code: 'premium', en: 'Premium', ko: '프리미엄 구매평' },
];

interface ReviewInput {
	channel_key: string;
	/** Unix seconds. */
	from: number;
	to: number;
	review_type: string;
	limit: number;
}

const getMany = defineOperation<PortOneClient, ReviewInput>({
	value: 'getMany',
	name: 'Get Many',
	action: 'Get many reviews',
	description: '구매평 조회: the reviews of a period (주문형)',
	endpoints: ['getNaverReviews'],
	done: 'read',
	properties: [
		{
			displayName: CHANNEL_KEY.label,
			name: CHANNEL_KEY.name,
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. channel-key-…',
			description: '채널키 of the channel of Naver Pay orders (주문형), in the PortOne console',
		},
		{
			displayName: FROM.label,
			name: FROM.name,
			type: 'dateTime',
			required: true,
			default: '',
			description: '조회기간 시작. A time without an offset is Korean time (KST).',
		},
		{
			displayName: TO.label,
			name: TO.name,
			type: 'dateTime',
			default: '',
			description: '조회기간 종료: now where left empty. A date without a time includes that day.',
		},
		{
			displayName: REVIEW_TYPE.label,
			name: REVIEW_TYPE.name,
			type: 'options',
			options: toOptions(reviewTypes),
			default: 'general',
			description: '구매평 유형',
		},
		...pagingProperties,
	],
	read(parameters) {
		const from = parameters.requiredInstant(FROM);
		const to = parameters.endInstant(TO) ?? Date.now();
		if (from > to) throw new InputError(FROM.label, `is after ${TO.label}`, 'Swap the two');
		return {
			channel_key: parameters.requiredText(CHANNEL_KEY),
			from: toUnix(from),
			to: Math.ceil(to / SECOND),
			review_type: parameters.requiredCode(REVIEW_TYPE, reviewTypes, false),
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

export const naverReview: Resource<PortOneClient> = {
	value: 'naverReview',
	name: 'Naver Review',
	description: '네이버페이 구매평',
	operations: [getMany],
};
