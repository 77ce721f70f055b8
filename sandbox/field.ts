import type { SandboxSettings } from './settings';

/**
 * How servers answer in the field, where their documents leave it open: what shops, client libraries
 * and the Commerce API show, and not what suits a client best. Each can be set by itself, too.
 */
const FIELD: Required<Omit<SandboxSettings, 'field' | 'naverPurchase' | 'portOneV1'>> = {
	npay: {
		lastPageMore: 'nullMembers',
		returnFee: 'unpaid',
		coupons: true,
		adjustments: true,
		holdbackReleaseEmitsEvent: true,
	},
	portOneV2: { refunds: { result: 'requested', afterMs: 1000, then: 'succeeds' } },
	ceos: { envelope: 'status', secretShape: 'course', stores: 'githubIds' },
};

/** Settings in full: with `field`, those of the field, with the given ones on top. */
export function withField(settings: SandboxSettings): SandboxSettings {
	if (!settings.field) return settings;
	const { npay, portOneV2, ceos } = settings;
	return {
		...settings,
		npay: { ...FIELD.npay, ...npay },
		portOneV2: {
			...FIELD.portOneV2,
			...portOneV2,
			refunds: { ...FIELD.portOneV2.refunds, ...portOneV2?.refunds },
		},
		ceos: { ...FIELD.ceos, ...ceos },
	};
}
