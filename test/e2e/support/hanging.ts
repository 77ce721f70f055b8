import type { Sandbox } from '../../../sandbox';
import type { N8nWorker } from '../../../scripts/lib/n8n/worker';
import { type QueueInstance, until } from './queue';

export const CONFIRM = '/v1/pay-order/mall/product-orders/confirm';

/** Longer than any test: an answer that never comes. */
const FOR_EVER_MS = 600_000;

const match = { path: CONFIRM };

/** The next confirm call gets no answer, and nothing is done. */
export function hangBeforeDone({ faults }: Sandbox): void {
	faults.add({ kind: 'latency', ms: FOR_EVER_MS, match });
	faults.add({ kind: 'resetBefore', match });
}

/** The next confirm call is done, and gets no answer. */
export function hangWhenDone({ faults }: Sandbox): void {
	faults.add({ kind: 'latency', ms: FOR_EVER_MS, afterDone: true, match });
}

/** Waits until a confirm call hangs as set before. @returns which worker made it, in which execution */
export async function hangingConfirm({
	queue,
	sandbox,
}: QueueInstance): Promise<{ worker: N8nWorker; executionId: string }> {
	const found = await until('a confirm call hangs', () => {
		if (!sandbox.faults.list().every(({ applied }) => applied > 0)) return undefined;
		const executionId = queue.enqueued().at(-1) ?? '';
		const worker = queue.workers.find((one) => {
			const { started, finished } = one.executions();
			return one.alive && started.at(-1) === executionId && !finished.includes(executionId);
		});
		return worker && { worker, executionId };
	});
	sandbox.faults.clear();
	return found;
}
