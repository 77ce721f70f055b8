import { describeMachine } from './describeMachine';
import { v2PayInstantly, v2PayWithBillingKey } from './machines/payments';

[v2PayInstantly, v2PayWithBillingKey].forEach(describeMachine);
