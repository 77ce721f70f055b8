import type { Mutation } from '../support/units/mutation';
import type { Machine } from './machine';
import { npayApprove, npayApproveReturn, npayCancelPart } from './machines/claims';
import {
	ceosPay,
	v1PayAgain,
	v2PayInstantly,
	v2PayUsedUp,
	v2PayWithBillingKey,
} from './machines/payments';
import { ceosCancel, v1CancelPart, v1CancelWhole, v2CancelPart } from './machines/refunds';
import {
	v1CancelAll,
	v1Reschedule,
	v1Retry,
	v2Create,
	v2Ensure,
	v2EnsureMove,
	v2EnsureReplace,
} from './machines/schedules';

const REFUND = 'shared/write/refund/refundOnce.ts';
const DOUBTS = 'shared/write/doubts.ts';
const CLAIMS = 'Npay/resources/claim/memory.ts';
const ENSURE = 'shared/subscription/ensureOne.ts';
const PAY = 'shared/write/pay/payOnce.ts';
const AGAIN = 'PortOne/resources/payment/payAgainJob.ts';

/** Mistakes in the nodes, each with the machines whose histories must find it. */
export const MUTATIONS: Array<Mutation & { machines: Machine[] }> = [
	{
		name: 'a part is sent again after a lost answer',
		file: REFUND,
		replace: 'const isLast = count === MOST_SENT || job.mayRepeat?.(sent) !== true;',
		by: 'const isLast = count === MOST_SENT;',
		machines: [v1CancelPart, v2CancelPart],
	},
	{
		name: 'any new refund is taken for the own one',
		file: 'shared/write/refund/sight.ts',
		replace: 'return added.length === 1 && refund?.amount === amount ? { refund } : undefined;',
		by: 'return added.length > 0 ? { refund } : undefined;',
		machines: [v1CancelPart],
	},
	{
		name: 'doubts about refunds are forgotten',
		file: REFUND,
		replace: 'context.doubts.remember(doubt);',
		by: '',
		machines: [v1CancelPart, v2CancelPart],
	},
	{
		name: "doubts are kept in the process, not in the node's static data",
		file: DOUBTS,
		replace: 'this.staticData().doubts = ',
		by: 'const { doubts: _ } = this.staticData(); void _; const nowhere: IDataObject = {}; nowhere.doubts = ',
		machines: [v1CancelPart],
	},
	{
		name: 'a refund in doubt does not keep the next run from sending',
		file: 'shared/write/refund/earlier.ts',
		replace: 'if (open !== undefined) return { failure: stillUnknown(job, open) };',
		by: '',
		machines: [v1CancelPart, v2CancelPart],
	},
	{
		name: 'refunds of one payment run side by side',
		file: 'shared/run/refundEach.ts',
		replace: 'await inTurn(payment, async () => await refund.run())',
		by: 'await refund.run()',
		machines: [v1CancelPart, v2CancelPart],
	},
	{
		name: 'a lost answer is told as a failure',
		file: REFUND,
		replace: 'return { failure: say.unknownRefund(job, doubt, lost) };',
		by: 'return { failure: last };',
		machines: [v1CancelPart, v1CancelWhole, ceosCancel],
	},
	{
		name: 'a 408 is a refusal',
		file: 'shared/http/answer/outcome.ts',
		replace: 'new Set([408, 460, 499])',
		by: 'new Set([460, 499])',
		machines: [v1CancelPart, v1CancelWhole, v1Retry, ceosCancel],
	},
	{
		name: 'CEOS: a payment is sent again after a lost answer',
		file: 'PortOneV2/resources/ceos/payment/payInstantly.ts',
		replace: 'guardsIds: false,',
		by: 'guardsIds: true,',
		machines: [ceosPay],
	},
	{
		name: 'doubts about payments are forgotten',
		file: PAY,
		replace: 'this.memory.remember(this.id, { at, seen, how });',
		by: '',
		machines: [ceosPay, v1PayAgain],
	},
	{
		name: 'a payment in doubt does not keep the next run from paying',
		file: 'shared/write/pay/earlier.ts',
		replace: 'if (doubt !== undefined) {',
		by: 'if (doubt !== undefined && doubt.at < 0) {',
		machines: [ceosPay, v1PayAgain],
	},
	{
		name: 'payments of one order run side by side',
		file: 'shared/run/payEach.ts',
		replace: 'await inTurn(name, async () => await payment.run())',
		by: 'await payment.run()',
		machines: [ceosPay, v1PayAgain],
	},
	{
		name: 'what a server has said it took is paid again where it is shown late',
		file: PAY,
		replace: 'this.memory.noteTaken(this.id);',
		by: '',
		machines: [ceosPay, v1PayAgain],
	},
	{
		name: 'V1: a payment is sent again after a lost answer',
		file: PAY,
		replace: "const isLostAgain = how === 'lost' && mayRepeat && ",
		by: "const isLostAgain = how !== 'refused' && this.record.open.length < MOST_LOSSES && ",
		machines: [v1PayAgain],
	},
	{
		name: 'V1: a failure on record is taken for the call that was lost',
		file: AGAIN,
		replace: 'failuresAreOwn: false,',
		by: 'failuresAreOwn: true,',
		machines: [v1PayAgain],
	},
	{
		name: 'V1: a try that failed hides a payment under the same number',
		file: AGAIN,
		replace: 'telling(await listByNumber(client, merchant_uid))',
		by: '(await listByNumber(client, merchant_uid)).at(-1)',
		machines: [v1PayAgain],
	},
	{
		name: 'V1: every answer is a payment that was taken',
		file: AGAIN,
		replace: "if (state === 'paid') return",
		by: "if (state !== 'cancelled') return",
		machines: [v1PayAgain],
	},
	{
		name: 'V1: a fault of whomever is taken for the end of a try',
		file: AGAIN,
		replace: 'isOwnFault: () => false,',
		by: 'isOwnFault: () => true,',
		machines: [v1PayAgain],
	},
	{
		name: 'the next ID is taken while a try may be under way',
		file: PAY,
		replace: "if (this.job.readTries === undefined) return 'nextId';",
		by: "return 'nextId';",
		machines: [v2PayUsedUp],
	},
	{
		name: 'tries on record are taken for all that were counted',
		file: PAY,
		replace: 'const isComplete = this.memory.wasUsedUp(this.id);',
		by: 'const isComplete = true;',
		machines: [v2PayUsedUp],
	},
	{
		name: 'a record of a failure is taken for the call that was lost',
		file: 'shared/write/pay/payRecord.ts',
		replace: 'return this.job.failuresAreOwn && this.open.length === 1 && this.isNews(found);',
		by: 'return true;',
		machines: [v2PayInstantly, v2PayWithBillingKey],
	},
	{
		name: 'a payment is booked again while the first call may be under way',
		file: 'PortOneV2/resources/portOne/schedule/createJob.ts',
		replace: "lost.get(paymentId) !== 'open' || state?.schedule !== undefined,",
		by: 'paymentId !== undefined || state !== undefined,',
		machines: [v2Create],
	},
	{
		name: 'the next payment is booked again while the first call may be under way',
		file: 'PortOneV2/resources/portOne/schedule/ensure/books.ts',
		replace: "return hasEnded(lost) ? 'ended' : 'open';",
		by: "return hasEnded(lost) ? 'ended' : 'ended';",
		machines: [v2Ensure],
	},
	{
		name: 'a booking in doubt does not keep the next run from booking',
		file: ENSURE,
		replace: "if (after !== 'guarded') this.memory?.remember(id, call);",
		by: '',
		machines: [v2Ensure],
	},
	{
		name: 'what PortOne has said it booked is booked again where it is shown late',
		file: ENSURE,
		replace: 'this.memory?.noteBooked(id);',
		by: '',
		machines: [v2Ensure],
	},
	{
		name: "runs for one customer's next payment go side by side",
		file: 'shared/subscription/ensureEach.ts',
		replace: 'await inTurn(name, async () => await orFailure(ensure(input)))',
		by: 'await orFailure(ensure(input))',
		machines: [v2Ensure],
	},
	{
		name: 'a next payment is booked before the one of another time is revoked',
		file: ENSURE,
		replace: `			await this.cancel([booked]);
			return undefined;`,
		by: 'return await this.create(1);',
		machines: [v2EnsureMove],
	},
	{
		name: 'a lost answer to a revocation counts as done',
		file: ENSURE,
		replace: 'const look = this.books.look(this.wanted);\n\t\tconst period',
		by: 'if (this.cancelled.size > 0) return await this.create(1);\n\t\tconst look = this.books.look(this.wanted);\n\t\tconst period',
		machines: [v2EnsureReplace],
	},
	{
		name: 'a payment is rescheduled again while the first call may be under way',
		file: 'PortOne/resources/schedule/move/moveOperation.ts',
		replace: 'spec.booksAnew !== true ||',
		by: 'spec.booksAnew !== undefined ||',
		machines: [v1Reschedule],
	},
	{
		name: 'what waited and is not in the answer of a cancel is not looked at',
		file: 'shared/write/revokeAll.ts',
		replace: '.filter((id) => !reply.ids.includes(id));',
		by: '.filter((id) => !reply.ids.includes(id) && false);',
		machines: [v1CancelAll],
	},
	{
		name: 'a time-out is told as a failure',
		file: PAY,
		replace: "return isLostAgain ? 'sameId' : this.unknown(call);",
		by: "return isLostAgain ? 'sameId' : { failure };",
		machines: [ceosPay, v1PayAgain, v2PayInstantly],
	},
	{
		name: 'Npay: a claim that may have been decided is decided again',
		file: CLAIMS,
		replace: 'if (isOpen(doubt, now)) {',
		by: 'if (isOpen(doubt, now) && doubt.seen[0] !== open) {',
		machines: [npayApprove, npayApproveReturn],
	},
	{
		name: 'Npay: a part that was confirmed is taken for the next one',
		file: CLAIMS,
		replace: 'if (answered !== undefined) {',
		by: 'if (answered !== undefined && answered.at < 0) {',
		machines: [npayCancelPart],
	},
	{
		name: 'Npay: a part in doubt does not keep the next run from sending',
		file: CLAIMS,
		replace: 'if (isOpen(doubt, now)) return { failure: stillUnknown(doubt) };',
		by: '',
		machines: [npayCancelPart],
	},
];
