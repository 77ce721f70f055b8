import fc from 'fast-check';

/** Nodes wait with n8n's `sleep`: here it turns a clock instead. */
jest.mock('n8n-workflow', () => {
	const real = jest.requireActual<object>('n8n-workflow');
	const { sleep } = jest.requireActual<{ sleep: (ms: number) => Promise<void> }>('../sleep');
	return Object.defineProperty({ ...real, sleep }, '__esModule', { value: true });
});

// Random tests play the same cases in every run; `SEED=… npx jest …` plays others. A failure prints its seed.
fc.configureGlobal({ seed: Number(process.env.SEED ?? 20261122) });
