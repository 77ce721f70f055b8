/** Calls the control API; throws an Error with its sentence when it refuses. */
export async function control(method, path, body) {
	const response = await fetch(`/control${path}`, {
		method,
		...(body !== undefined && {
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify(body),
		}),
	});
	const answer = await response.json();
	if (!response.ok) throw new Error(answer.error);
	return answer;
}

const notice = document.getElementById('notice');
let hiding;

/** Shows a sentence at the top for some seconds. */
export function tell(sentence) {
	notice.textContent = sentence;
	notice.hidden = false;
	clearTimeout(hiding);
	hiding = setTimeout(() => (notice.hidden = true), 6000);
}

/** A click listener that runs an action, tells its failure, and then refreshes the page. */
export function doing(run, refresh) {
	return async (event) => {
		const button = event.currentTarget;
		button.disabled = true;
		try {
			await run();
		} catch (error) {
			tell(error.message);
		}
		button.disabled = false;
		await refresh();
	};
}
