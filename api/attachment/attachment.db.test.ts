import { Readable } from 'node:stream';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../domain/actor.js';
import { receiveFile } from '../../domain/attachment/receive-file.js';
import { receiveMessage } from '../../domain/conversation/receive-message.js';
import { assignTicket } from '../../domain/ticket/assign-ticket.js';
import { claimMessages, openTicket } from '../../domain/ticket/open-ticket.js';
import { useApi } from '../../test/support/api.js';
import { useDesk } from '../../test/support/desk.js';
import { onePixel } from '../../test/support/files.js';
import { leak, serviceOf } from '../../test/support/service.js';

const test = useDesk();
const api = useApi(test);
const service = serviceOf(test, api.files);
const pdf = Buffer.from('%PDF-1.4\n1 0 obj\n<<>>\nendobj\n');

interface Chat {
  readonly conversationId: string;
  readonly token: string;
}

async function send({ conversationId }: Chat, content: Buffer, name: string): Promise<string> {
  const bot: Actor = { kind: 'BOT', conversationId };
  const parts = { desk: test.desk, files: api.files };
  const outcome = await receiveFile(parts, bot, { conversationId, name, content: Readable.from([content]) });
  if ('refused' in outcome) throw new Error(outcome.refused);
  const message = { conversationId, clientId: `m:${outcome.id}`, text: '', attachmentIds: [outcome.id] };
  await test.desk.run(bot, receiveMessage, message);
  return outcome.id;
}

/** Everything that was said in the chat becomes a ticket of the place. */
async function report({ conversationId }: Chat, place: string): Promise<string> {
  const bot: Actor = { kind: 'BOT', conversationId };
  const told = { ...leak, channel: 'WEB_CHAT', conversationId, address: { text: place } } as const;
  const { ticketId } = await test.desk.run(bot, openTicket, told);
  await test.desk.run(bot, (ctx) => claimMessages(ctx, conversationId, ticketId), null);
  return (await service.ticket(ticketId)).number;
}

const get = (path: string, token?: string, headers: Record<string, string> = {}) =>
  fetch(`${api.url}${path}`, {
    headers: { ...headers, ...(token && { authorization: `Bearer ${token}` }) },
    redirect: 'error',
  });

const ofTicket = `query ($n: String!) { ticket(number: $n) {
  attachments { id name type size url at }
  messages { nodes { text attachments { id name } } } lastMessage { attachments { id } } } }`;

let mine: Chat;
let other: Chat;
let picture = '';
let document = '';
let number = '';

beforeAll(async () => {
  [mine, other] = [await api.customer(), await api.customer()];
  picture = await send(mine, onePixel, '漏水的地方.png');
  document = await send(mine, pdf, 'invoice "2026".pdf');
  number = await report(mine, '福建省厦门市思明区湖滨南路50号');
});

const answered = async (as: string) => {
  const { data } = await api.ask(ofTicket, { as, variables: { n: number } });
  return data.ticket;
};

describe('attachments of a ticket', () => {
  it('are on it and on the message that they came with, in the order of sending', async () => {
    const ticket = await answered('supervisor@demo');
    expect(ticket.attachments).toMatchObject([
      { id: `attachment_${picture}`, name: '漏水的地方.png', type: 'image/png', size: onePixel.length },
      { id: `attachment_${document}`, type: 'application/pdf', size: pdf.length },
    ]);
    const sent = ticket.messages.nodes.map(
      ({ attachments }: { attachments: unknown[] }) => attachments.length,
    );
    expect(sent).toEqual([0, 1, 1]);
    expect(ticket.lastMessage.attachments).toEqual([{ id: `attachment_${document}` }]);
  });

  it('are shown by an address that needs no token, is good for minutes, and for this file only', async () => {
    const { url } = (await answered('supervisor@demo')).attachments[0];
    const shown = await get(url);
    expect(shown.status).toBe(200);
    expect(Buffer.from(await shown.arrayBuffer())).toEqual(onePixel);
    expect((await get(url.replace(picture, document))).status).toBe(401);
    expect((await get(url.replace(/until=\d/, 'until=9'))).status).toBe(401);
    expect((await get(url.replace(/signature=.{6}/, 'signature=AAAAAA'))).status).toBe(401);
    test.clock.advance(10 * 60_000);
    expect((await get(url)).status).toBe(401);
  });

  it('are found by the node query, by whom they may be seen', async () => {
    const node = (as: string) =>
      api.ask('query ($id: ID!) { node(id: $id) { id ... on Attachment { name } } }', {
        as,
        variables: { id: `attachment_${picture}` },
      });
    expect((await node('manager@demo')).data.node).toMatchObject({ name: '漏水的地方.png' });
    expect((await node('technician1@demo')).data.node).toBeNull();
  });
});

describe('who may see an attachment of a dealer’s ticket in Fujian', () => {
  it.each([
    ['receptionist@demo', 200],
    ['dispatcher@demo', 200],
    ['supervisor@demo', 200],
    ['manager@demo', 200],
    ['general_manager@demo', 200],
    ['auditor@demo', 200],
    ['admin@demo', 200],
    ['dealer@demo', 200],
    ['dispatcher_sha@demo', 404],
    ['supervisor_sha@demo', 404],
    ['technician1@demo', 404],
    ['technician2@demo', 404],
    ['parts_keeper@demo', 404],
  ])('%s: %i', async (login, status) => {
    const token = await api.tokenOf(login);
    for (const id of [picture, `attachment_${picture}`]) {
      expect((await get(`/attachments/${id}`, token)).status).toBe(status);
    }
  });

  it('the technician whose ticket it is, from then on', async () => {
    const token = await api.tokenOf('technician1@demo');
    const technician = await service.staff('technician1@demo');
    const [row] = await service.run(
      await test.staff('manager@demo'),
      async (ctx) => ctx.tx.query.ticket.findMany({ where: (table, { eq }) => eq(table.number, number) }),
      null,
    );
    await service.run(await test.staff('manager@demo'), assignTicket, {
      ticketId: row?.id ?? '',
      staffId: technician.id,
    });
    expect((await get(`/attachments/${picture}`, token)).status).toBe(200);
  });

  it('the customer himself, with his token in the header or in the address, and no other customer', async () => {
    expect((await get(`/attachments/${picture}`, mine.token)).status).toBe(200);
    expect((await get(`/attachments/${picture}?token=${mine.token}`)).status).toBe(200);
    expect((await get(`/attachments/${picture}`, other.token)).status).toBe(404);
    expect((await get(`/attachments/${picture}?token=${other.token}`)).status).toBe(404);
  });

  it('nobody without a token, and no member of staff by one in an address', async () => {
    expect((await get(`/attachments/${picture}`)).status).toBe(401);
    expect((await get(`/attachments/${picture}`, 'forged')).status).toBe(401);
    const staff = await api.tokenOf('manager@demo');
    expect((await get(`/attachments/${picture}?token=${staff}`)).status).toBe(401);
  });

  it('what is no attachment is found by nobody', async () => {
    const token = await api.tokenOf('manager@demo');
    for (const id of ['x', `ticket_${picture}`, '00000000-0000-7000-8000-000000000000', '%2e%2e%2fsecret']) {
      expect((await get(`/attachments/${id}`, token)).status).toBe(404);
    }
  });
});

describe('before there is a ticket', () => {
  it('the desk sees it with the conversation; a dealer and a technician do not', async () => {
    const chat = await api.customer();
    const id = await send(chat, onePixel, 'a.png');
    const status = async (login: string) =>
      (await get(`/attachments/${id}`, await api.tokenOf(login))).status;
    expect(await status('receptionist@demo')).toBe(200);
    expect(await status('dealer@demo')).toBe(404);
    expect(await status('technician2@demo')).toBe(404);
  });

  it('what was uploaded and not yet sent is the customer’s own', async () => {
    const chat = await api.customer();
    const { conversationId } = chat;
    const file = { conversationId, name: null, content: Readable.from([onePixel]) };
    const parts = { desk: test.desk, files: api.files };
    const outcome = await receiveFile(parts, { kind: 'CUSTOMER', conversationId }, file);
    const path = `/attachments/${'id' in outcome ? outcome.id : ''}`;
    expect((await get(path, chat.token)).status).toBe(200);
    expect((await get(path, await api.tokenOf('manager@demo'))).status).toBe(404);
  });
});

describe('how an attachment is given', () => {
  it('as what it is, never as a page, with its name in any script', async () => {
    const shown = await get(`/attachments/${picture}`, mine.token);
    expect(shown.headers.get('content-type')).toBe('image/png');
    expect(shown.headers.get('x-content-type-options')).toBe('nosniff');
    expect(shown.headers.get('content-security-policy')).toMatch(/default-src 'none'.*sandbox/);
    expect(shown.headers.get('cache-control')).toMatch(/private/);
    const disposition = shown.headers.get('content-disposition') ?? '';
    expect(disposition).toMatch(/^inline; filename="_____\.png"; filename\*=UTF-8''%E6%BC%8F/);
  });

  it('a document to be saved, with no sign in its name that ends the header', async () => {
    const saved = await get(`/attachments/${document}`, mine.token);
    expect(saved.headers.get('content-disposition')).toMatch(/^attachment; filename="invoice {2}2026 \.pdf"/);
    expect(Buffer.from(await saved.arrayBuffer())).toEqual(pdf);
  });

  it('in parts, as videos are played', async () => {
    const part = await get(`/attachments/${document}`, mine.token, { range: 'bytes=1-3' });
    expect([part.status, part.headers.get('content-range')]).toEqual([206, `bytes 1-3/${pdf.length}`]);
    expect(await part.text()).toBe('PDF');
    const beyond = await get(`/attachments/${document}`, mine.token, { range: 'bytes=9999-' });
    expect([beyond.status, beyond.headers.get('content-range')]).toEqual([416, `bytes */${pdf.length}`]);
  });
});
