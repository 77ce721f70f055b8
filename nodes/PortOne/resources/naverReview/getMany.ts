import { limited, type Listing, mapRows } from '../../../shared/data/listing';
import { SECOND, toUnix } from '../../../shared/data/time';
import type { CodedValue } from '../../../shared/fields/codedValue';
import { defineFields, editorOf } from '../../../shared/fields/defineFields';
import { choice, requiredText } from '../../../shared/fields/kinds';
import { PAGING_FIELDS, readLimit } from '../../../shared/fields/limit';
import { CUSTOM, PAST, period } from '../../../shared/fields/period/names';
import {
	type Asked,
	fromTime,
	type OpenTimes,
	pastTimes,
	readTimes,
	toTime,
} from '../../../shared/fields/period/times';
import { unreadableFailure } from '../../../shared/http/apiFailure';
import { defineOperation } from '../../../shared/run/operation';
import { readLists } from '../../../shared/run/read/readLists';
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
	period: period(PAST, 'last24Hours'),
	from: fromTime('조회기간 시작. A time without an offset is Korean time (KST).'),
	to: toTime('조회기간 종료: now where left empty. A date without a time includes that day.'),
	review_type: choice(reviewTypes, {
		label: 'Review Type',
		default: 'general',
		description: '구매평 유형',
	}),
});

interface ReviewInput {
	channel_key: string;
	period: Asked<OpenTimes>;
	review_type: string;
	limit: number;
}

async function readReviews(
	client: PortOneClient,
	{ period: asked, limit, ...query }: ReviewInput,
): Promise<Listing> {
	const now = async () => await client.now();
	const { from, to } = await pastTimes(asked, now);
	const end =
		asked.name === CUSTOM && to !== undefined ? to : Math.min(to ?? Infinity, await now());
	const { response } = await client.request('getNaverReviews', {
		query: { ...query, from: toUnix(from), to: Math.ceil(end / SECOND) },
	});
	if (!Array.isArray(response)) throw unreadableFailure(SERVER, { httpCode: '200' });
	return mapRows(limited(response, limit, 'none'), present);
}

export const getMany = defineOperation<PortOneClient, ReviewInput>({
	value: 'getMany',
	name: 'Get Many',
	term: '구매평 조회',
	action: 'Get many reviews',
	description: 'The reviews of a period (주문형)',
	endpoints: ['getNaverReviews', 'getSchedule'],
	done: 'read',
	properties: [...editorOf(fields), ...editorOf(PAGING_FIELDS)],
	read(parameters) {
		return {
			channel_key: fields.channel_key.read(parameters),
			period: readTimes(parameters, fields),
			review_type: fields.review_type.read(parameters),
			limit: readLimit(parameters),
		};
	},
	// PortOne's own document has the channel key in the form data of a GET, where n8n's HTTP helper sends none.
	run: async (entries, context) =>
		await readLists(entries, context, async (input) => await readReviews(context.api, input)),
});
