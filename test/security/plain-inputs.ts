import type { TestApi } from '../support/api.js';
import type { Stage } from '../support/stage.js';

/** A mutation with one input, by who may do everything. */
export const asAdmin = (api: TestApi) => (mutation: string, type: string, selection: string, input: object) =>
  api.ask(`mutation ($i: ${type}!) { ${mutation}(input: $i) { ${selection} } }`, {
    as: 'admin@demo',
    variables: { i: input },
  });

/** Inputs that would do, once the stage is set. */
export function plainInputs(on: () => Stage) {
  const ticket = () => ({ ticketId: on().Ticket });
  return {
    ticket,
    contact: () => ({ ...ticket(), supplier: 'x', channel: 'EMAIL', inWriting: true, summary: 'x' }),
    intake: () => ({ ...ticket(), condition: 'x', signedBy: 'x' }),
    loan: () => ({ ...ticket(), serialNumber: 'LOAN-X', description: 'x', signedBy: 'x' }),
    terms: () => ({
      number: 'C-X',
      serialNumber: on().serialNumber,
      startsOn: '2030-01-01',
      endsOn: '2030-12-31',
    }),
    article: () => ({ topic: 'x', language: 'en', title: 'x', asks: [], body: 'x', families: [] }),
  };
}
