import type { CodedValue } from '../../../shared/fields/codedValue';
import { oneOf, text } from '../../../shared/fields/kinds';

/** Versions of PortOne with which a payment or a billing key was made (PortOneVersion). */
const versions: readonly CodedValue[] = [
	{ code: 'V1', en: 'V1', ko: '결제모듈 V1' },
	{ code: 'V2', en: 'V2', ko: '결제모듈 V2' },
];

/** The option that asks for what one version has made. */
export const versionOption = oneOf(versions, {
	label: 'PortOne Version',
	description: '포트원 버전: empty for both',
});

/** The option that sorts a list. */
export const orderOption = text({
	label: 'Order',
	type: 'options',
	options: [
		{ name: 'Newest First (내림차순)', value: 'DESC' },
		{ name: 'Oldest First (오름차순)', value: 'ASC' },
	],
	default: 'DESC',
	description: '정렬 방식',
});

/** The option that asks for tests, or for what is real. @param what in the plural: `Payments` */
export const testOption = (what: string) =>
	text({
		label: `Test ${what}`,
		type: 'options',
		options: [
			{ name: 'All', value: '' },
			{ name: 'Only Real Ones (실연동)', value: 'live' },
			{ name: 'Only Test Ones (테스트)', value: 'test' },
		],
		description: '테스트 결제 여부',
	});

/** What the option above asks for, as the API has it. */
export const isTestOf = (value: string | undefined): boolean | undefined =>
	value === undefined ? undefined : value === 'test';
