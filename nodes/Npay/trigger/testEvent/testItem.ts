import type { IDataObject } from 'n8n-workflow';

/** Where a test run's item comes from. */
export type Origin = 'match' | 'newest' | 'sample';

const REAL =
	'A real order: Execute of the next nodes acts on it (실제 주문입니다. 다음 노드를 실행하면 이 주문이 처리됩니다)';

const NOTICES: Readonly<Record<Origin, string>> = {
	match: REAL,
	newest: `Nothing of the last days matches Trigger On, so this is the newest order in its place. ${REAL}`,
	sample:
		'A made-up order, because none came in the last days: no node writes with its numbers (예시 주문입니다. 최근 주문이 없어 보여 드리는 것으로, 실제로 처리되지 않습니다)',
};

/** The item of a test run in the editor, with words on what it is. */
export const toTestItem = (item: IDataObject, origin: Origin): IDataObject => ({
	...(origin === 'sample' ? { isSample: true } : {}),
	testNotice: NOTICES[origin],
	...item,
});
