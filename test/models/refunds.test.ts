import { describeMachine } from './describeMachine';
import { v1CancelPart, v1CancelWhole, v2CancelPart, v2CancelWhole } from './machines/refunds';

[v1CancelPart, v1CancelWhole, v2CancelPart, v2CancelWhole].forEach(describeMachine);
