import { type CodedValue, toOptions } from '../../../shared/fields/codedValue';
import { type FieldSpec, oneOf } from '../../../shared/fields/kinds';
import { paymentStatuses } from '../../api/codes';

/** In which order payments come (`sorting`; PortOne's own document). Left empty it is the first. */
const sortings: readonly CodedValue[] = [
	{ code: '-started', en: 'Newest First', ko: '결제 시작 최신순' },
	{ code: 'started', en: 'Oldest First', ko: '결제 시작 과거순' },
	{ code: '-paid', en: 'Last Paid First', ko: '결제 완료 최신순' },
	{ code: 'paid', en: 'First Paid First', ko: '결제 완료 과거순' },
	{ code: '-updated', en: 'Last Changed First', ko: '최종 수정 최신순' },
	{ code: 'updated', en: 'First Changed First', ko: '최종 수정 과거순' },
];

/** The state that is looked for. */
export const status = (spec: Omit<FieldSpec, 'label'>) =>
	oneOf(paymentStatuses, {
		label: 'Status',
		options: [{ name: 'All', value: '' }, ...toOptions(paymentStatuses)],
		...spec,
	});

/** The order of payments. */
export const sorting = (spec: Omit<FieldSpec, 'label'>) =>
	oneOf(sortings, { label: 'Sort', default: '-started', ...spec });

/** How payments are found. */
export const findBys = {
	imp_uid: { code: 'imp_uid', en: 'Payment ID', ko: '포트원 거래고유번호', hint: 'imp_uid' },
	merchant_uid: {
		code: 'merchant_uid',
		en: 'Order Number',
		ko: '고객사 주문번호',
		hint: 'merchant_uid',
	},
} as const satisfies Record<string, CodedValue>;

/** Shows a field for one way of finding only. The choice is saved as `findBy`. */
export const WHEN_BY = (...codes: string[]) => ({ show: { findBy: codes } });
