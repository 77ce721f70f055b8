/** Which way imports may point; `npm run lint` holds them to it. */
const inRoom = (room) => `^nodes/shared/${room}/`;

/** Rooms of nodes/shared, each with those that it may import from. */
const ROOMS = {
	failure: [],
	data: ['failure'],
	agent: ['data', 'failure'],
	fields: ['agent', 'data', 'failure'],
	http: ['data', 'failure'],
	naver: ['fields', 'data', 'failure'],
	auth: ['http', 'data', 'failure'],
	write: ['http', 'data', 'failure'],
	webhook: ['fields', 'http', 'data', 'failure'],
	run: ['agent', 'write', 'fields', 'http', 'data', 'failure'],
	subscription: ['run', 'write', 'fields', 'http', 'data', 'failure'],
};

module.exports = {
	forbidden: [
		{ name: 'no-circles', severity: 'error', from: {}, to: { circular: true } },
		{
			name: 'what-ships-knows-no-sandbox',
			severity: 'error',
			from: { path: '^(nodes|credentials)/' },
			to: { path: '^(sandbox|test|scripts)/' },
		},
		{
			// It is the second opinion: it must not share the nodes' mistakes.
			name: 'sandbox-knows-no-nodes',
			severity: 'error',
			from: { path: '^sandbox/' },
			to: { path: '^(nodes|credentials|test|scripts)/' },
		},
		{
			name: 'feed-knows-no-http',
			severity: 'error',
			from: { path: '^nodes/Npay/feed/' },
			to: { path: '^nodes/(?!Npay/feed/|shared/data/)' },
		},
		{
			name: 'api-knows-no-resources',
			severity: 'error',
			from: { path: '^nodes/[^/]+/api/' },
			to: { path: '^nodes/[^/]+/(resources|trigger|order)/' },
		},
		{
			name: 'an-order-knows-no-resources',
			severity: 'error',
			from: { path: '^nodes/Npay/order/' },
			to: { path: '^nodes/Npay/(resources|trigger)/' },
		},
		{
			name: 'shared-knows-no-node',
			severity: 'error',
			from: { path: '^nodes/shared/' },
			to: { path: '^nodes/(?!shared/)' },
		},
		{
			name: 'a-node-knows-no-other',
			severity: 'error',
			from: { path: '^nodes/([^/]+)/', pathNot: '^nodes/shared/' },
			to: { path: '^nodes/', pathNot: '^nodes/(shared|$1)/' },
		},
		...Object.entries(ROOMS).map(([room, below]) => ({
			name: `shared-${room}`,
			severity: 'error',
			from: { path: inRoom(room) },
			to: { path: `^nodes/shared/(?!${[room, ...below].map((one) => `${one}/`).join('|')})` },
		})),
	],
	options: {
		doNotFollow: { path: 'node_modules' },
		tsPreCompilationDeps: true,
		tsConfig: { fileName: 'tsconfig.tools.json' },
	},
};
