import type { FailureSettings } from '../core/payments/failures';

/** Names under which the secret may stand in an object. */
export const SECRET_NAMES = ['apiSecret', 'api_secret', 'secret', 'token'] as const;

/**
 * The form of an issued secret, which is not documented: a bare text, a JSON string, or an object
 * that has it under a name, at the top or one level down. `course`: what the server of the 2026 course
 * gives, `{githubId, apiSecretKey, createdAt}`.
 */
export const SECRET_SHAPES = [
	'text',
	'json',
	'course',
	...SECRET_NAMES,
	...SECRET_NAMES.map((name) => `data.${name}` as const),
	...SECRET_NAMES.map((name) => `result.${name}` as const),
] as const;

export type SecretShape = (typeof SECRET_SHAPES)[number];

/** How the simulated CEOS behaves where its page leaves it open. */
export interface CeosSettings {
	/** CEOS's page: one payment in ten fails. */
	failures: FailureSettings;
	/** HTTP status of a payment that failed. */
	failureStatus: number;
	/** Whether a payment that failed can be read afterwards (FAILED), or is not there (404). */
	failedRecord: 'kept' | 'none';
	/** Whether the id of a payment that failed may be used again. */
	failedId: 'reusable' | 'taken';
	/** What paying again under an id that is paid does: a refusal, or one more charge. */
	paidId: 'refused' | 'charged';
	secretShape: SecretShape;
	/**
	 * Replies as they are, or in an envelope: `{status, message, payload}`, as the server of the 2026
	 * course has it, or `{code, message, data}`, which clients know too.
	 */
	envelope: 'none' | 'status' | 'code';
	/**
	 * Any `storeId`, or only the GitHub id of the secret: another one that has a secret is 403, one that
	 * has none 404, as at the course's server.
	 */
	stores: 'any' | 'githubIds';
	/** Members that the page does not have: refused, or let pass with a note. */
	unknownInput: 'reject' | 'ignore';
}

/** Changes to settings: `failures` is merged, everything else replaced. */
export type CeosSettingsPatch = Partial<Omit<CeosSettings, 'failures'>> & {
	failures?: Partial<FailureSettings>;
};

/** The GitHub id whose secret is valid from the start. */
export const DEFAULT_GITHUB_ID = 'sandbox';

const DEFAULTS: Readonly<CeosSettings> = {
	failures: { rate: 0.1, afterMoney: 0, seed: 'ceos' },
	failureStatus: 500,
	failedRecord: 'kept',
	failedId: 'reusable',
	paidId: 'refused',
	secretShape: 'apiSecret',
	envelope: 'none',
	stores: 'any',
	unknownInput: 'reject',
};

/** Settings with a change applied; the given ones stay as they are. */
export function patchedSettings(settings: CeosSettings, patch: CeosSettingsPatch): CeosSettings {
	return structuredClone({
		...settings,
		...patch,
		failures: { ...settings.failures, ...patch.failures },
	});
}

/** The settings a sandbox starts with, as changed by its starter. */
export function initialSettings(patch: CeosSettingsPatch = {}): CeosSettings {
	return patchedSettings(DEFAULTS, patch);
}
