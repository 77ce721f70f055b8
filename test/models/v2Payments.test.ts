import { describeMachine } from './describeMachine';
import { v2PayInstantly, v2PayUsedUp, v2PayWithBillingKey } from './machines/payments';

[v2PayInstantly, v2PayWithBillingKey, v2PayUsedUp].forEach(describeMachine);
