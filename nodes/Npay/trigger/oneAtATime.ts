/** Runs tasks of one name one at a time, in this process. */
export class OneAtATime {
	private readonly running = new Set<string>();

	/** @returns what the task returned; nothing when one of this name was running already */
	async run<Result>(name: string, task: () => Promise<Result>): Promise<Result | undefined> {
		if (this.running.has(name)) return undefined;
		this.running.add(name);
		try {
			return await task();
		} finally {
			this.running.delete(name);
		}
	}
}
