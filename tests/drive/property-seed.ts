import { configureGlobal } from 'fast-check';

/**
 * Properties are tried on the same cases every time, so that a change is judged by what it changed. Another
 * number in `PLAINT_SEED` tries other cases; what it finds becomes a case of its own.
 */
configureGlobal({ seed: Number(process.env['PLAINT_SEED'] ?? 20_261_129) });
