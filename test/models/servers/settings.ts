import fc from 'fast-check';

/** How the server of a history behaves, where its contract leaves it open. */
export interface ServerSettings {
	/** When a balance, an ID or a state is checked. */
	checks: 'arrival' | 'commit';
	/** How late readers see what was done, in ms. */
	lateMs: number;
	/** CEOS: whether an ID that was used is refused. */
	guardsIds: boolean;
	/** CEOS: whether that of a failed payment counts as used. */
	failedIdsAreTaken: boolean;
	/** Whether a payment that failed stands on record. */
	recordsFailures: boolean;
	/** Schedules: when somebody else revokes one after it was booked, or one is carried out, in ms. */
	outsiderMs: number | undefined;
	/** V2: how often an ID may be tried. */
	mostTransactions: number;
}

export const anySettings: fc.Arbitrary<ServerSettings> = fc.record({
	checks: fc.constantFrom('commit', 'arrival'),
	lateMs: fc.constantFrom(0, 0, 0, 1_000, 3_000),
	guardsIds: fc.constantFrom(false, false, true),
	failedIdsAreTaken: fc.boolean(),
	recordsFailures: fc.boolean(),
	outsiderMs: fc.constantFrom(undefined, undefined, 500, 2_000, 20_000),
	mostTransactions: fc.constantFrom(20, 3, 2, 1),
});
