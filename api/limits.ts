import { maxAliasesRule } from '@escape.tech/graphql-armor-max-aliases';
import { maxDepthRule } from '@escape.tech/graphql-armor-max-depth';
import { GraphQLError, type ParseOptions, type ValidationContext, type ValidationRule } from 'graphql';

/** What one operation may ask at most: far more than any screen needs, far less than hurts. */
export const deepest = 12;
export const mostAliases = 30;
export const mostTokens = 2_000;
export const bodyLimit = 256 * 1024;

export const parseOptions: ParseOptions = { maxTokens: mostTokens };

/** Reported like any other mistake of a document; thrown, as the rules would have it, they pass for ours. */
const reported = {
  flattenFragments: true,
  propagateOnRejection: false,
  onReject: [
    (context: ValidationContext | null, error: Error) =>
      context?.reportError(new GraphQLError(error.message.replace(/^Syntax Error: /, ''))),
  ],
};

// The rules are classes with visitor functions, which their declarations do not say.
export const limitRules = [
  maxDepthRule({ n: deepest, ...reported }),
  maxAliasesRule({ n: mostAliases, ...reported }),
] as unknown as readonly ValidationRule[];
