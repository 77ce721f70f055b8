import { TOO_LATE } from '../../../../nodes/shared/http/deadline';
import { Turns } from '../../../../nodes/shared/http/turns';

const LONG = 60_000;

/** A call that ends when it is told to. */
function call() {
	let end = () => {};
	const ended = new Promise<void>((resolve) => {
		end = resolve;
	});
	const made = jest.fn(async () => {
		await ended;
		return 'answer';
	});
	return { made, end };
}

const settle = async () => await new Promise((resolve) => setImmediate(resolve));

test('further calls wait, and begin in the order they came', async () => {
	const turns = new Turns(2, LONG);
	const calls = Array.from({ length: 5 }, call);
	const answers = calls.map(async ({ made }) => await turns.take('shop', made));
	const begun = () => calls.map(({ made }) => made.mock.calls.length);
	await settle();
	expect(begun()).toEqual([1, 1, 0, 0, 0]);
	calls[1]?.end();
	await settle();
	expect(begun()).toEqual([1, 1, 1, 0, 0]);
	for (const { end } of calls) end();
	expect(await Promise.all(answers)).toEqual(Array(5).fill('answer'));
	expect(begun()).toEqual([1, 1, 1, 1, 1]);
});

test('calls of another name do not wait', async () => {
	const turns = new Turns(1, LONG);
	const [first, second] = [call(), call()];
	const answers = [turns.take('one', first.made), turns.take('two', second.made)];
	await settle();
	expect(second.made).toHaveBeenCalled();
	first.end();
	second.end();
	await Promise.all(answers);
});

test('a call whose turn does not come in time is not made, and takes no turn of others', async () => {
	const turns = new Turns(1, 5);
	const [first, late, next] = [call(), call(), call()];
	const answer = turns.take('shop', first.made);
	expect(await turns.take('shop', late.made)).toBe(TOO_LATE);
	first.end();
	await answer;
	next.end();
	expect(await turns.take('shop', next.made)).toBe('answer');
	expect(late.made).not.toHaveBeenCalled();
});

test('a call that fails hands its turn on', async () => {
	const turns = new Turns(1, LONG);
	const failing = turns.take('shop', async () => await Promise.reject(new Error('lost')));
	const next = call();
	next.end();
	const answer = turns.take('shop', next.made);
	await expect(failing).rejects.toThrow('lost');
	expect(await answer).toBe('answer');
});
