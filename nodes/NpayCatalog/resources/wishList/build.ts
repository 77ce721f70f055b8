import { defineFields, editorOf } from '../../../shared/fields/defineFields';
import { defineOperation } from '../../../shared/run/operation';
import { toWishList } from '../../documents/wishList';
import { COLUMNS } from '../../rows/columns';
import type { Row } from '../../rows/row';
import { type Attempt, attempt, buildDocument } from '../documents';
import { columnsNotice, filledRows, noRows, row } from '../fields';

/** Columns that a wish list is built from. */
export const WISH_LIST_COLUMNS = [
	COLUMNS.id,
	COLUMNS.name,
	COLUMNS.desc,
	COLUMNS.uprice,
	COLUMNS.url,
	COLUMNS.image,
	COLUMNS.thumb,
];

const fields = defineFields({
	columnsNotice: columnsNotice(
		'One row for each product, with the id that purchases use. basePrice (판매가), infoUrl (상품URL) and imageUrl (이미지URL) work too.',
		WISH_LIST_COLUMNS,
	),
	row,
});

export const build = defineOperation<undefined, Attempt<Row>>({
	value: 'build',
	name: 'Build',
	term: '찜하기 정보 만들기',
	action: 'Build a wish list',
	description: 'The param of IMP.naver_zzim, one from all rows',
	endpoints: [],
	needsAllItems: true,
	done: 'built',
	properties: editorOf(fields),
	read: (parameters) => attempt(() => fields.row.read(parameters)),
	run: async (entries) => [
		buildDocument(entries, {}, (all) => {
			const rows = filledRows(all, WISH_LIST_COLUMNS);
			if (rows.length === 0) throw noRows();
			return { param: toWishList(rows) };
		}),
	],
});
