import type { NaverSync } from './naver/sync';
import type { Records } from './records';
import type { Execution } from './schedules/execution';

/** Everything that the simulated PortOne remembers, for the parts that work on it. */
export interface Shop extends Records {
	readonly execution: Execution;
	readonly naverSync: NaverSync;
}
