import { describeMachine } from './describeMachine';
import {
	npayApprove,
	npayApproveReturn,
	npayCancelPart,
	npayCancelWhole,
	npayReturnPart,
	npayReturnWhole,
} from './machines/claims';

[
	npayCancelPart,
	npayCancelWhole,
	npayReturnPart,
	npayReturnWhole,
	npayApprove,
	npayApproveReturn,
].forEach(describeMachine);
