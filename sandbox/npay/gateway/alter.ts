/** Values that the documentation does not have, for members whose lists Naver extends at will. */
export const NEW_VALUES: Readonly<Record<string, string>> = {
	lastChangedType: 'SANDBOX_NEW_CHANGE',
	deliveryAttributeType: 'SANDBOX_NEW_ATTRIBUTE',
	paymentMeans: '새 결제 수단',
	payLocationType: 'SANDBOX_WATCH',
	deliveryStatus: 'SANDBOX_NEW_STATUS',
};
