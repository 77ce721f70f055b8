import { describeMachine } from './describeMachine';
import { v2Ensure, v2EnsureMove, v2EnsureReplace } from './machines/schedules';

[v2Ensure, v2EnsureMove, v2EnsureReplace].forEach(describeMachine);
