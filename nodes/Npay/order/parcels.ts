/** Delivery methods that go with a courier and a number; for the others Naver wants neither. */
export const BY_COURIER: ReadonlySet<string> = new Set(['DELIVERY', 'GDFW_ISSUE_SVC']);

/** How something was sent. */
export interface Parcel {
	method: string | undefined;
	company: string | undefined;
	number: string | undefined;
}

/** Couriers and sheets write the same number with and without hyphens. */
const plain = (number: string | undefined): string => (number ?? '').replace(/[^0-9A-Za-z]/g, '');

/** Whether what was sent is what is wanted; what Naver does not tell, or nobody asks for, does not differ. */
export const isSameParcel = (was: Parcel, wanted: Parcel): boolean =>
	(was.method === undefined || was.method === wanted.method) &&
	(wanted.number === undefined || plain(was.number) === plain(wanted.number)) &&
	(wanted.company === undefined || was.company === undefined || was.company === wanted.company);
