/** How the simulated Naver Pay asks a shop about a purchase, where the manual leaves it open. */
export interface NaverPurchaseSettings {
	/** The shop's product information, on this machine; null = none registered. */
	productInfoUrl: string | null;
	/** The shop's area surcharges, on this machine; null = none registered. */
	areaSurchargeUrl: string | null;
	/** How the query names the codes of chosen options: the manual has both. */
	optionKey: 'optionManageCodes' | 'optionManageCode';
	/** Brackets of the query as they are, or percent-encoded. */
	brackets: 'plain' | 'encoded';
	/** Whether the answer's content type has to say that it is XML. */
	contentType: 'xml' | 'any';
	/** How long an answer is waited for, real ms. */
	timeoutMs: number;
}

const DEFAULTS: Readonly<NaverPurchaseSettings> = {
	productInfoUrl: null,
	areaSurchargeUrl: null,
	optionKey: 'optionManageCodes',
	brackets: 'plain',
	contentType: 'xml',
	timeoutMs: 10_000,
};

/** The settings a sandbox starts with, as changed by its starter. */
export function initialSettings(patch: Partial<NaverPurchaseSettings> = {}): NaverPurchaseSettings {
	return { ...DEFAULTS, ...patch };
}
