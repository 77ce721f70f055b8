import type { NpaySimulator } from '../simulator';
import type { Allowance } from './admission';
import { InvalidInput } from './errors';
import { compareSignature } from './signature';

/** A token call as it arrived. */
export interface TokenCall {
	query: Record<string, unknown>;
	/** The parsed form; undefined when the body is not a form. */
	form?: URLSearchParams;
	address: string;
	allowance: Allowance;
	note(text: string): void;
}

/** `expires_in` is in seconds. */
export interface TokenReply {
	access_token: string;
	expires_in: number;
	token_type: 'Bearer';
}

const SIGNATURE_LIFE_MS = 5 * 60 * 1000;
const NAMES = ['client_id', 'timestamp', 'client_secret_sign', 'grant_type', 'type', 'account_id'];

/** 인증 토큰 발급 요청. Throws InvalidInput, or ApiProblem for refusals of the gateway. */
export async function issueToken(simulator: NpaySimulator, call: TokenCall): Promise<TokenReply> {
	const { admission, clock, tokens } = simulator;
	const inQuery = Object.keys(call.query).some((name) => NAMES.includes(name));
	if (inQuery) call.note('token parameters in the query string');
	const read = (name: string) => parameter(call, name);

	const application = simulator.application(read('client_id') ?? '');
	if (!application) throw new InvalidInput('client_id');
	admission.checkAddress(application, call.address);
	const type = read('type');
	const account = read('account_id');
	const isStandard =
		!inQuery &&
		call.form !== undefined &&
		!(account && type !== 'SELLER') &&
		read('grant_type') !== undefined;
	admission.countTokenCall(application.clientId, isStandard, call.allowance);

	if (read('grant_type') !== 'client_credentials') throw new InvalidInput('grant_type');
	if (type !== undefined && type !== 'SELF' && type !== 'SELLER') throw new InvalidInput('type');
	if ((type === 'SELLER') !== (account !== undefined)) throw new InvalidInput('account_id');
	const timestamp = read('timestamp') ?? '';
	if (!/^\d{1,15}$/.test(timestamp) || !isFresh(Number(timestamp), simulator)) {
		throw new InvalidInput('timestamp');
	}
	if (!(await compareSignature(application, timestamp, read('client_secret_sign') ?? ''))) {
		throw new InvalidInput('client_secret_sign');
	}
	const { token, expiresIn } = tokens.issue(
		application.clientId,
		type ?? 'SELF',
		account ?? '',
		clock.now(),
	);
	return { access_token: token.value, expires_in: expiresIn, token_type: 'Bearer' };
}

function parameter({ query, form }: TokenCall, name: string): string | undefined {
	const inForm = form?.getAll(name) ?? [];
	const inQuery = query[name] === undefined ? [] : [query[name]].flat();
	const values = [...inForm, ...inQuery];
	if (values.length > 1) throw new InvalidInput(name);
	return values.length === 1 ? String(values[0]) : undefined;
}

function isFresh(timestamp: number, { clock, settings }: NpaySimulator): boolean {
	const near = (now: number) => Math.abs(now - timestamp) <= SIGNATURE_LIFE_MS;
	switch (settings.signatureClock) {
		case 'virtual':
			return near(clock.now());
		case 'real':
			return near(Date.now());
		case 'either':
			return near(clock.now()) || near(Date.now());
	}
}
