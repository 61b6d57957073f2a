import { build } from './build.mjs';

// Before any date is made: local days and opening hours come from the policy's time zone only.
process.env.TZ = 'UTC';

if (await build()) await import('../dist/program/main.js');
else process.exitCode = 1;
