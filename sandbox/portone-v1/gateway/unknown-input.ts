import type { PortOneV1Settings } from '../settings';
import { WrongInput } from './errors';
import type { Input } from './input';

/** Refuses (WrongInput), or hands to `note`, members that the document does not have. */
export function refuseUnknown(
	input: Input,
	names: readonly string[],
	{ unknownInput }: PortOneV1Settings,
	note: (text: string) => void,
): void {
	for (const name of input.unknown(names)) {
		if (unknownInput === 'reject') throw new WrongInput(`알 수 없는 파라메터입니다: ${name}`);
		note(`unknown parameter ${name}`);
	}
}
