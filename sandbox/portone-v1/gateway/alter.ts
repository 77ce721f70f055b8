/** Values that the document does not have, for members whose lists PortOne may extend. */
export const NEW_VALUES: Readonly<Record<string, string>> = {
	pay_method: 'sandbox_new_method',
	channel: 'sandbox_new_channel',
	pg_provider: 'sandbox_new_pg',
};

/** A copy of a token reply in which the server's clock is off by so many ms; others stay. */
export function skewed(body: object, ms: number): object {
	const response: unknown = 'response' in body ? body.response : null;
	if (typeof response !== 'object' || response === null || !('expired_at' in response)) return body;
	const moved = Object.entries(response)
		.filter(([name]) => name === 'now' || name === 'expired_at')
		.map(([name, seconds]) => [name, Number(seconds) + Math.round(ms / 1000)]);
	return { ...body, response: { ...response, ...Object.fromEntries(moved) } };
}
