import { requiredText } from '../../../../shared/fields/kinds';

/** Words to the buyer about a return. */
export const MEMO = { label: 'Memo', description: '메모: the buyer reads it' };

/** A memo that the buyer has to get. */
export const requiredMemo = (description = MEMO.description) =>
	requiredText({ ...MEMO, description }, 'The buyer reads it');
