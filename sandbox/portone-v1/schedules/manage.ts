import { setTimeout as sleep } from 'node:timers/promises';

import type { Payment } from '../payments/types';
import type { Shop } from '../shop';
import type { Purchase, Schedule } from './types';

/** Makes a schedule; `scheduleAt` is epoch ms. */
export function addSchedule(
	{ schedules, execution }: Shop,
	spec: Purchase & Pick<Schedule, 'impKey' | 'customerUid' | 'customerId' | 'scheduleAt'>,
): Schedule {
	const schedule: Schedule = { ...spec, status: 'scheduled', executing: false, version: 1 };
	schedules.add(schedule);
	execution.watch(schedule);
	return schedule;
}

/** Puts a schedule to another time, whatever became of it before; `at` is epoch ms. */
export function moveSchedule({ execution }: Shop, schedule: Schedule, at: number): void {
	for (const name of ['executedAt', 'revokedAt', 'impUid', 'failReason'] as const) {
		delete schedule[name];
	}
	schedule.scheduleAt = at;
	schedule.status = 'scheduled';
	schedule.version += 1;
	execution.watch(schedule);
}

/**
 * Revokes what still waits: of a customer, of order numbers, or of both together. Gives those that
 * were revoked; `now` is epoch ms.
 */
export function revokeSchedules(
	{ schedules }: Shop,
	which: { impKey: string; customerUid?: string | undefined; merchantUids?: string[] | undefined },
	now: number,
): Schedule[] {
	const { impKey, customerUid, merchantUids } = which;
	const named = merchantUids
		? [...new Set(merchantUids)].flatMap((uid) => schedules.find(impKey, uid) ?? [])
		: schedules.ofCustomer(impKey, customerUid ?? '');
	const revoked = named
		.filter((one) => customerUid === undefined || one.customerUid === customerUid)
		.filter(({ status, executing }) => status === 'scheduled' && !executing);
	for (const schedule of revoked) {
		schedule.status = 'revoked';
		schedule.revokedAt = now;
		schedule.version += 1;
	}
	return revoked;
}

/** Pays a schedule now; a slow card takes its time in real ms, and the money at the end of it. */
export async function paySchedule(shop: Shop, schedule: Schedule): Promise<Payment> {
	shop.execution.start(schedule);
	const billingKey = shop.billingKeys.find(schedule.impKey, schedule.customerUid);
	const slowMs = billingKey?.outcome.slowMs ?? 0;
	if (slowMs > 0) await sleep(slowMs, undefined, { ref: false });
	return shop.execution.finish(schedule, shop.clock.now());
}
