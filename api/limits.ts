import { maxAliasesRule } from '@escape.tech/graphql-armor-max-aliases';
import { maxDepthRule } from '@escape.tech/graphql-armor-max-depth';
import type { ParseOptions, ValidationRule } from 'graphql';

/** What one operation may ask at most: far more than any screen needs, far less than hurts. */
export const deepest = 12;
export const mostAliases = 30;
export const mostTokens = 2_000;
export const bodyLimit = 256 * 1024;

export const parseOptions: ParseOptions = { maxTokens: mostTokens };

// The rules are classes with visitor functions, which their declarations do not say.
export const limitRules = [
  maxDepthRule({ n: deepest }),
  maxAliasesRule({ n: mostAliases }),
] as unknown as readonly ValidationRule[];
