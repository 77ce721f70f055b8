import type { Resource } from '../../../shared/run/operation';
import { build } from './build';

export const wishList: Resource<undefined> = {
	value: 'wishList',
	name: 'Wish List',
	description: '찜하기: the param of IMP.naver_zzim',
	operations: [build],
};
