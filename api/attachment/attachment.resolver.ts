import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { StoredAttachment } from '../../domain/handover/attachment.queries.js';
import type { MessageRow } from '../../schema/index.js';
import type { ApiContext } from '../context.js';
import { Message } from '../message/message.type.js';
import { DateTime } from '../scalars.js';
import { Attachment } from './attachment.type.js';
import { linkOf } from './attachment-link.js';

@Resolver(() => Attachment)
export class AttachmentResolver {
  @FieldResolver(() => DateTime, { description: 'When it was sent.' })
  at(@Root() row: StoredAttachment) {
    return row.createdAt;
  }

  @FieldResolver(() => String, {
    description:
      'Where a browser finds it for some minutes without a token; relative to the address of this API. Ask again for a new one.',
  })
  url(@Root() row: StoredAttachment, @Ctx() { parts, now }: ApiContext) {
    return linkOf(parts.links, row.id, now);
  }
}

@Resolver(() => Message)
export class MessageAttachmentsResolver {
  @FieldResolver(() => [Attachment], { description: 'What came with it, in the order of sending.' })
  attachments(@Root() row: MessageRow, @Ctx() { loaders }: ApiContext) {
    return loaders.attachmentsOfMessage.load(row.id);
  }
}
