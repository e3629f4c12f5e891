import { failOnMetFaults } from './expect-faults.ts';

failOnMetFaults();
