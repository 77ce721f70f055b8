import { describeMachine } from './describeMachine';
import { v1CancelAll, v1Create, v1Ensure, v1Reschedule, v1Retry } from './machines/schedules';

[v1CancelAll, v1Create, v1Ensure, v1Reschedule, v1Retry].forEach(describeMachine);
