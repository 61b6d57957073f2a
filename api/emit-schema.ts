import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { lexicographicSortSchema, printSchema } from 'graphql';
import { createSchema } from './schema.js';

/** Writes api/schema.graphql, from which clients are generated; with --stdout it prints it. */
const text = `${printSchema(lexicographicSortSchema(createSchema()))}\n`;
if (process.argv.includes('--stdout')) process.stdout.write(text);
else writeFileSync(fileURLToPath(new URL('../../api/schema.graphql', import.meta.url)), text);
