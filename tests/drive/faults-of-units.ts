import { takeFaults } from '../../utils/faults/note-fault.ts';
import { failOnFaults } from './expect-faults.ts';

failOnFaults(async () => {
  // A fault that cannot be kept comes back to memory a turn later.
  await Promise.resolve();
  await Promise.resolve();
  return takeFaults();
});
