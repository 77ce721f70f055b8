import type { CeosSettings } from '../settings';

type Envelope = CeosSettings['envelope'];

/** A reply's content in the server's envelope, if it has one. The texts in it are a guess. */
export function enveloped(envelope: Envelope, content: unknown): unknown {
	switch (envelope) {
		case 'none':
			return content;
		case 'status':
			return { status: 200, message: '요청이 성공했습니다.', payload: content };
		case 'code':
			return { code: 200, message: '요청이 성공했습니다.', data: content };
	}
}

/** A refusal in the server's envelope; undefined where it has none. */
export function refusalInEnvelope(
	envelope: Envelope,
	status: number,
	message: string,
): object | undefined {
	switch (envelope) {
		case 'none':
			return undefined;
		case 'status':
			return { status, message, payload: null };
		case 'code':
			return { code: status, message, data: null };
	}
}
