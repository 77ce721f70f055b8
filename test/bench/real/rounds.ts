import { progress } from '../../../scripts/lib/output';
import type { SandboxServer } from '../../../scripts/lib/sandbox';
import { compareRows, type DataRow, missingFrom } from '../figures/compare';
import type { Comparison, JobName, Measurement, Way } from '../figures/result';
import { startSandboxServer, type Workshop } from './instance';
import { LOOP_SIZE, SIZES } from './jobs';
import { type Done, measure, rowsOf } from './measure';
import { readWorkflow, type WorkflowFile } from './workflows';

/** What is to be measured. */
export interface Plan {
	jobs: readonly JobName[];
	rounds: number;
	isQuick: boolean;
	/** When the run began, epoch ms. */
	at: number;
}

/** The ways that compete, each with an n8n that has run nothing yet; who begins changes with each round. */
const RIVALS: readonly Way[] = ['ours', 'by-hand'];

/** What a way left behind in the first round, to be compared. */
interface Left {
	states: string[];
	rows: DataRow[];
}

type Leavings = Map<JobName, Partial<Record<Way, Left>>>;

const sizeOf = (job: JobName, way: Way, isQuick: boolean) => {
	if (way === 'loop') return LOOP_SIZE;
	return SIZES[job][isQuick ? 'quick' : 'full'];
};

/** A line on one job that was done. */
function lineOf({ job, way, ...figures }: Measurement): string {
	const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`;
	const troubles = `${figures.failed} failed, ${figures.refused} refused`;
	return `${job}, ${way}: ${figures.size} in ${seconds(figures.wallMs)}, ${figures.requests} requests, CPU ${seconds(figures.cpuMs)}, ${Math.round(figures.peakBytes / 2 ** 20)} MiB, ${troubles}`;
}

/** All rounds of a plan. */
export class Rounds {
	readonly measurements: Measurement[] = [];
	private readonly leavings: Leavings = new Map();

	constructor(
		private readonly plan: Plan,
		private readonly workshop: Workshop,
	) {}

	async run(): Promise<void> {
		const sandbox = await startSandboxServer();
		try {
			for (let round = 1; round <= this.plan.rounds; round++) {
				const ways = round % 2 === 1 ? RIVALS : [...RIVALS].reverse();
				for (const way of ways) await this.turn(sandbox, round, way);
			}
		} finally {
			await sandbox.stop();
		}
	}

	/** One way's turn: all jobs in a fresh n8n. The loop's few orders follow in the one that was built by hand. */
	private async turn(sandbox: SandboxServer, round: number, way: Way): Promise<void> {
		const n8n = await this.workshop.start();
		const did = new Map<JobName, Done>();
		const take = async (job: JobName, by: Way): Promise<Done | undefined> => {
			const workflow = readWorkflow(by, job);
			if (workflow === undefined) return undefined;
			return await this.job(
				() => measure(n8n, sandbox, this.assignment(round, by, job, workflow)),
				{
					label: `Round ${round} of ${this.plan.rounds}: ${job}, ${by}`,
				},
			);
		};
		try {
			for (const job of this.plan.jobs) {
				const done = await take(job, way);
				if (done !== undefined) did.set(job, done);
			}
			if (way === 'by-hand') for (const job of this.plan.jobs) await take(job, 'loop');
			// Reading what n8n has kept costs it memory: only when all is measured.
			if (round > 1) return;
			for (const [job, done] of did) {
				const left = { states: done.states, rows: await rowsOf(n8n, done) };
				this.leavings.set(job, { ...this.leavings.get(job), [way]: left });
			}
		} finally {
			await n8n.server.stop();
		}
	}

	private assignment(round: number, way: Way, job: JobName, workflow: WorkflowFile) {
		const { isQuick, at } = this.plan;
		return { job, way, round, workflow, size: sizeOf(job, way, isQuick), at };
	}

	private async job(work: () => Promise<Done>, { label }: { label: string }): Promise<Done> {
		const shown = progress(label);
		try {
			const done = await work();
			this.measurements.push(done.measurement);
			shown.done(lineOf(done.measurement));
			return done;
		} catch (error) {
			shown.failed();
			throw error;
		}
	}

	/** What the ways made of the same orders, job by job. */
	comparisons(): Comparison[] {
		return [...this.leavings].flatMap(([job, { ours, 'by-hand': byHand }]) => {
			if (ours === undefined || byHand === undefined) return [];
			const compared = compareRows(ours.rows, byHand.rows);
			const otherStates = missingFrom(ours.states, byHand.states).length;
			return [{ job, ...compared, otherStates }];
		});
	}
}
