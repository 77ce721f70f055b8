import type { Address } from '../types';

/** The name of every simulated shop. */
export const MERCHANT_NAME = '샌드박스 상점';

/** Where the merchant sends from, and where returns go. */
export const TAKING_ADDRESS: Readonly<Address> = {
	addressType: 'DOMESTIC',
	baseAddress: '경기도 파주시 문발로 100 (한국물류센터)',
	detailedAddress: 'B동 2층',
	city: '',
	state: '',
	country: '대한민국',
	zipCode: '10881',
	name: MERCHANT_NAME,
	tel1: '02-1234-5678',
	isRoadNameAddress: true,
};
