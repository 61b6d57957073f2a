import type { ApolloServerPlugin } from '@apollo/server';

const clientMistakes = ['GRAPHQL_PARSE_FAILED', 'GRAPHQL_VALIDATION_FAILED', 'BAD_USER_INPUT'];

/**
 * GraphQL over HTTP: who accepts plain JSON gets 200 for an answer that is well formed, whatever it says; only the
 * newer media type carries the outcome in the status.
 */
export const legacyStatus: ApolloServerPlugin = {
  async requestDidStart({ request }) {
    const accepted = request.http?.headers.get('accept') ?? '';
    if (accepted.includes('application/graphql-response+json')) return;
    return {
      async willSendResponse({ response: { http, body } }) {
        if (http.status !== 400 || body.kind !== 'single') return;
        const codes = body.singleResult.errors?.map((error) => String(error.extensions?.code)) ?? [];
        if (codes.every((code) => clientMistakes.includes(code))) http.status = 200;
      },
    };
  },
};
