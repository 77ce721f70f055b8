import { describeMachine } from './describeMachine';
import { v2Create, v2Revoke } from './machines/schedules';

[v2Create, v2Revoke].forEach(describeMachine);
