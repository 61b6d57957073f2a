import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';

/** Who may import from whom: README, "The house and its rooms". Tests and the composition root are free. */
const rooms: Record<string, readonly string[]> = {
  schema: ['schema'],
  domain: ['domain', 'schema'],
  api: ['api', 'domain', 'schema'],
  bot: ['bot', 'domain', 'schema'],
  jobs: ['jobs', 'domain', 'schema'],
};

/** Nouns of the domain from left to right: each imports from itself and from what stands left of it. */
const nouns: readonly (readonly string[])[] = [
  ['language', 'calendar'],
  ['policy'],
  ['customer'],
  [
    'asset',
    'service-point',
    'staff',
    'conversation',
    'attachment',
    'verification',
    'knowledge',
    'entitlement',
    'charge',
  ],
  ['sla', 'follow-up'],
  ['policy-case'],
  ['ticket'],
  ['visit', 'survey', 'handover', 'custody', 'contract', 'mail', 'quote'],
  ['report'],
];

/** A package that only one room may know. */
const reserved: Record<string, readonly string[]> = {
  'type-graphql': ['api'],
  '@apollo/server': ['api'],
  graphql: ['api'],
  'graphql-ws': ['api'],
  botkit: ['bot'],
  'botbuilder-core': ['bot'],
  'botbuilder-dialogs': ['bot'],
  bullmq: ['jobs'],
  ioredis: ['jobs'],
  fastify: ['api', 'bot'],
};

const root = join(import.meta.dirname, '..');

interface Source {
  readonly path: string;
  readonly text: string;
  /** Specifiers as written, resolved to paths from the root where they are ours. */
  readonly imports: readonly string[];
}

function sourcesOf(folder: string): Source[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.ts$/.test(file) && !/\.test\.ts$|(^|\/)vendor\//.test(file))
    .map((file) => {
      const path = join(folder, file);
      const text = readFileSync(join(root, path), 'utf8');
      const specifiers = [...text.matchAll(/(?:from|import)\s*\(?\s*['"]([^'"]+)['"]/g)].map(
        ([, name = '']) => name,
      );
      const imports = specifiers.map((name) =>
        name.startsWith('.') ? relative(root, join(root, dirname(path), name)) : name,
      );
      return { path, text, imports };
    });
}

const all = Object.keys(rooms).flatMap(sourcesOf);
const roomOf = (path: string) => path.split('/')[0] ?? '';
const isOurs = (path: string) =>
  path.includes('/') && Object.keys({ ...rooms, start: 1 }).includes(roomOf(path));

describe('imports point one way', () => {
  it('between rooms: api, bot, jobs → domain → schema; doors never import each other', () => {
    const wrong = all.flatMap(({ path, imports }) =>
      imports
        .filter((name) => isOurs(name) && !rooms[roomOf(path)]?.includes(roomOf(name)))
        .map((name) => `${path} imports ${name}`),
    );
    expect(wrong).toEqual([]);
  });

  it('between nouns of the domain: only from what stands left of them; news the other way goes through the outbox or a deadline', () => {
    const placeOf = (path: string) => nouns.findIndex((group) => group.includes(path.split('/')[1] ?? ''));
    const wrong = sourcesOf('domain').flatMap(({ path, imports }) => {
      const place = placeOf(path);
      if (place < 0) return [];
      const noun = path.split('/')[1];
      return imports
        .filter((name) => name.startsWith('domain/') && name.split('/')[1] !== noun && placeOf(name) >= 0)
        .filter((name) => placeOf(name) > place)
        .map((name) => `${path} imports ${name}`);
    });
    expect(wrong).toEqual([]);
  });

  it('between packages and rooms: only api knows GraphQL, only bot Botkit, only jobs BullMQ', () => {
    const wrong = all.flatMap(({ path, imports }) =>
      imports
        .filter((name) => {
          const owner = Object.keys(reserved).find((known) => name === known || name.startsWith(`${known}/`));
          return owner !== undefined && !reserved[owner]?.includes(roomOf(path));
        })
        .map((name) => `${path} imports ${name}`),
    );
    expect(wrong).toEqual([]);
  });

  it('rules stay pure: language, calendar, policy and entitlement know no database', () => {
    const pure = [
      ...sourcesOf('domain/calendar'),
      ...sourcesOf('domain/language'),
      ...sourcesOf('domain/policy').filter(
        ({ path }) => !/policy-shelf|activate-policy|policy\.queries/.test(path),
      ),
      ...sourcesOf('domain/entitlement'),
      ...sourcesOf('domain/sla').filter(({ path }) => /sla-clock|sla-rule/.test(path)),
    ];
    const wrong = pure.filter(({ imports }) => imports.some((name) => name.startsWith('drizzle-orm')));
    expect(wrong.map(({ path }) => path)).toEqual([]);
  });
});

describe('what only the composition root knows', () => {
  it('no room reads the clock, random numbers or the environment', () => {
    const forbidden = /\bnew Date\(\)|\bDate\.now\(|\bMath\.random\(|\bprocess\.env\b|\brandomUUID\(/;
    // The emitter of the schema is a program of its own.
    const wrong = all.filter(
      ({ path, text }) => forbidden.test(withoutComments(text)) && path !== 'api/emit-schema.ts',
    );
    expect(wrong.map(({ path }) => path)).toEqual([]);
  });
});

const withoutComments = (text: string) => text.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');
