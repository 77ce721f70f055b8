import type { CeosSettingsPatch } from './ceos/settings';
import type { NaverPurchaseSettings } from './naver-purchase/settings';
import type { NpaySettingsPatch } from './npay/settings';
import type { PortOneV1SettingsPatch } from './portone-v1/settings';
import type { PortOneV2SettingsPatch } from './portone-v2/settings';

/** Changes to the settings of each part of the sandbox. */
export interface SettingsPatches {
	npay: NpaySettingsPatch;
	portOneV1: PortOneV1SettingsPatch;
	portOneV2: PortOneV2SettingsPatch;
	ceos: CeosSettingsPatch;
	naverPurchase: Partial<NaverPurchaseSettings>;
}

/** Changes to the settings of the simulated servers. */
export interface SandboxSettings extends Partial<SettingsPatches> {
	/** Field mode: every server answers as in the field, but for what is set beside this. */
	field?: boolean;
}
