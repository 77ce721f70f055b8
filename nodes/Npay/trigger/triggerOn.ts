import { quote } from '../../shared/data/writing';
import { InputError } from '../../shared/failure/errors';
import type { FieldKind } from '../../shared/fields/defineFields';
import { wordsFor } from '../../shared/run/describe';

/** What the trigger can start on; ours, not the API's. */
const TRIGGERS = [
	{
		name: 'New Order (신규 주문)',
		value: 'newOrder',
		action: 'On a new order (신규 주문)',
		description: 'Each product order that was paid, once',
	},
	{
		name: 'Claim Request (클레임 요청)',
		value: 'claimRequest',
		action: 'On a claim request (취소·반품·교환 요청)',
		description: 'Each product order for which a cancel, return or exchange was requested',
	},
	{
		name: 'Changes (변경 상품 주문)',
		value: 'changes',
		action: 'On changes of orders (변경 상품 주문)',
		description: 'Each product order whose state has changed, once for each change you choose',
	},
	{
		name: 'Awaiting Action (처리 대기)',
		value: 'awaitingAction',
		action: 'On orders awaiting action (처리 대기)',
		description: 'Each product order that waits for the shop, again and again until it is done',
	},
] as const;

/** What the trigger starts on. */
export type TriggerOn = (typeof TRIGGERS)[number]['value'];

/** The type of change that each of these stands for (`lastChangedType`). */
export const CHANGE_OF = { newOrder: 'PAYED', claimRequest: 'CLAIM_REQUESTED' } as const;

const isTrigger = (value: unknown): value is TriggerOn =>
	TRIGGERS.some((trigger) => trigger.value === value);

/** The field that says what the trigger starts on. */
export const triggerOn: FieldKind<TriggerOn> = {
	label: 'Trigger On',
	editor: { type: 'options', options: [...TRIGGERS], default: TRIGGERS[0].value },
	read(parameters, field) {
		const value = parameters.optional(field) ?? TRIGGERS[0].value;
		if (isTrigger(value)) return value;
		throw new InputError(field.label, `${quote(value)} is not one of its choices`);
	},
};

/** What the trigger starts on, in words, for the node on the canvas. */
export const SUBTITLE = wordsFor(
	['triggerOn'],
	Object.fromEntries(TRIGGERS.map(({ name, value }) => [value, name])),
);
