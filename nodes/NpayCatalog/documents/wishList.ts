import type { IDataObject } from 'n8n-workflow';

import { definedOnly } from '../../shared/data/objects';
import { agree, integer, need, text, url } from '../rows/agree';
import { COLUMNS } from '../rows/columns';
import type { Row } from '../rows/row';
import { byProduct } from './purchase';

/** The param of `IMP.naver_zzim` (찜), each product once. @throws CellError */
export const toWishList = (rows: Row[]): IDataObject => ({
	naverProducts: [...byProduct(rows)].map(([id, group]) =>
		definedOnly({
			id,
			name: need(group, COLUMNS.name, text),
			desc: need(group, COLUMNS.desc, text),
			uprice: need(group, COLUMNS.uprice, integer),
			url: need(group, COLUMNS.url, url),
			image: need(group, COLUMNS.image, url),
			thumb: agree(group, COLUMNS.thumb, url),
		}),
	),
});
