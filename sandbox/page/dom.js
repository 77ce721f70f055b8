/** Makes an element: attributes and listeners (`onclick`) by name, children as texts or elements. */
export function element(tag, members = {}, ...children) {
	const made = document.createElement(tag);
	for (const [name, value] of Object.entries(members)) {
		if (name.startsWith('on')) made.addEventListener(name.slice(2), value);
		else if (value === true) made.setAttribute(name, '');
		else if (value !== false && value !== undefined) made.setAttribute(name, value);
	}
	made.append(...children.flat().filter((child) => child !== undefined && child !== false));
	return made;
}

const shown = new Map();

/** Draws into the element with this id, but only if the data differ from what was drawn before. */
export function draw(id, data, makeChildren) {
	const text = JSON.stringify(data);
	if (shown.get(id) === text) return;
	shown.set(id, text);
	document.getElementById(id).replaceChildren(...makeChildren(data));
}

/** `09:00:05` of a KST date-time text. */
export function timeOf(kst) {
	return kst.slice(11, 19);
}

/** `11월 22일 09:00` of a KST date-time text. */
export function dayAndTimeOf(kst) {
	return `${Number(kst.slice(5, 7))}월 ${Number(kst.slice(8, 10))}일 ${kst.slice(11, 16)}`;
}
