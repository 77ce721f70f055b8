/** Nodes wait with n8n's `sleep`: here it turns a clock instead. */
jest.mock('n8n-workflow', () => {
	const real = jest.requireActual<object>('n8n-workflow');
	const { sleep } = jest.requireActual<{ sleep: (ms: number) => Promise<void> }>('../sleep');
	return Object.defineProperty({ ...real, sleep }, '__esModule', { value: true });
});

/**
 * Random tests play the same cases in every run; `SEED=… npx jest …` plays others. A failure prints its seed. Set where
 * it is asked for: most test files do without, and loading it takes its time.
 */
jest.mock('fast-check', () => {
	const fc = jest.requireActual<typeof import('fast-check')>('fast-check');
	fc.configureGlobal({ seed: Number(process.env.SEED ?? 20261122) });
	return fc;
});
