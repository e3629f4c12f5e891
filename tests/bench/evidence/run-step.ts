import { steps } from './steps.ts';

const [name, directory = ''] = process.argv.slice(2);
const step = Object.entries(steps).find(([each]) => each === name)?.[1];
if (step === undefined) throw new TypeError(`no step ${name}`);
console.log(JSON.stringify(await step(directory)));
