import { measureDrain } from './measure-drain.ts';
import { measureEnqueue } from './measure-enqueue.ts';

Object.assign(globalThis, { measureDrain, measureEnqueue });
