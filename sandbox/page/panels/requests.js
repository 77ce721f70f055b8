import { draw, element, timeOf } from '../dom.js';

/** Draws the last requests, newest first. */
export function drawRequests({ entries }) {
	draw('requests', entries, () =>
		entries.length > 0
			? entries.toReversed().map(line)
			: [element('li', { class: 'empty' }, '아직 요청이 없습니다.')],
	);
}

function line({ at, method, path, status, code, faults, tookMs }) {
	const kind = status === 0 || status >= 500 ? 'bad' : status >= 400 ? 'warn' : 'good';
	return element(
		'li',
		{},
		element('time', {}, timeOf(at)),
		element('span', { class: `status ${kind}` }, status === 0 ? '끊김' : String(status)),
		element(
			'span',
			{ class: 'path', title: path },
			element('b', {}, method),
			` ${path.replace(/^\/v1\/pay-(order\/mall|settle-mall)/, '')}`,
			code && element('span', { class: 'quiet' }, ` ${code}`),
			faults.length > 0 && element('span', { class: 'fault' }, ` ⚡${faults.join(', ')}`),
		),
		element('span', { class: 'quiet' }, `${tookMs}ms`),
	);
}
