import { describeMachine } from './describeMachine';
import { ceosPay } from './machines/payments';
import { ceosCancel } from './machines/refunds';

[ceosPay, ceosCancel].forEach(describeMachine);
