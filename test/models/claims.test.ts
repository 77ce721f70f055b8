import { describeMachine } from './describeMachine';
import {
	npayApprove,
	npayCancelPart,
	npayCancelWhole,
	npayReturnPart,
	npayReturnWhole,
} from './machines/claims';

[npayCancelPart, npayCancelWhole, npayReturnPart, npayReturnWhole, npayApprove].forEach(
	describeMachine,
);
