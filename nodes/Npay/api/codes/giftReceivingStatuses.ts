import type { CodedValue } from '../../../shared/fields/codedValue';

/**
 * Whether the receiver of a gift order has accepted it (`giftReceivingStatus`).
 * Source: as in the Commerce API, unconfirmed; gift orders may not exist in the order type.
 */
export const giftReceivingStatuses: readonly CodedValue[] = [
	{
		code: 'WAIT_FOR_RECEIVING',
		en: 'Waiting for Acceptance',
		ko: '수락 대기(배송지 입력 대기)',
		hint: 'The receiver has not given an address yet',
	},
	{ code: 'RECEIVED', en: 'Accepted', ko: '수락 완료' },
];
