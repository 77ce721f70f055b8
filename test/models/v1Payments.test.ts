import { describeMachine } from './describeMachine';
import { v1PayAgain } from './machines/payments';

describeMachine(v1PayAgain);
