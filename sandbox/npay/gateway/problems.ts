import { ApiProblem } from './errors';

/** The gateway's refusals: status, code and message (Npay API, unconfirmed: as in the Commerce API). */
const REFUSALS = {
	unauthorized: [401, 'GW.AUTHN', '요청을 보낼 권한이 없습니다.'],
	ipNotAllowed: [403, 'GW.IP_NOT_ALLOWED', '호출이 허용되지 않은 IP입니다.'],
	noRight: [403, 'GW.AUTHZ', '요청을 보낼 권한이 없습니다.'],
	notFound: [404, 'GW.NOT_FOUND', '요청하신 리소스를 찾을 수 없습니다.'],
	rateLimit: [429, 'GW.RATE_LIMIT', '요청이 많아 서비스를 일시적으로 사용할 수 없습니다.'],
	quota: [429, 'GW.QUOTA_LIMIT', '할당된 시간당 요청량을 초과하였습니다.'],
	internal: [500, 'GW.INTERNAL_SERVER_ERROR', '작업 중 오류가 발생하였습니다.'],
	proxy: [500, 'GW.PROXY.01', '작업 중 오류가 발생하였습니다.'],
	blocked: [503, 'GW.BLOCK.01', '서비스를 일시적으로 사용할 수 없습니다.'],
	timeout: [504, 'GW.TIMEOUT.01', '요청 대기 시간이 초과되었습니다.'],
} as const satisfies Record<string, readonly [number, string, string]>;

export type GatewayRefusal = keyof typeof REFUSALS;

export function gatewayProblem(refusal: GatewayRefusal): ApiProblem {
	const [status, code, message] = REFUSALS[refusal];
	return new ApiProblem(code, message, status);
}

/** Statuses that a gateway has beside those of its refusals. */
const OTHER_STATUSES: Readonly<Record<number, GatewayRefusal>> = { 408: 'timeout', 502: 'proxy' };

/** The refusal that goes with an HTTP status; `internal` for one that the gateway does not have. */
export function refusalOfStatus(status: number): GatewayRefusal {
	const names = Object.keys(REFUSALS) as GatewayRefusal[];
	const found = names.find((name) => REFUSALS[name][0] === status && name !== 'proxy');
	return found ?? OTHER_STATUSES[status] ?? 'internal';
}
