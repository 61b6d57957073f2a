import { and, eq, isNull } from 'drizzle-orm';
import { attachment } from '../../schema/index.js';
import type { Context } from '../context.js';
import { takeDue } from '../deadline.js';
import type { UseCase } from '../desk.js';
import { type FileStorage, storageKey } from './file-storage.js';

/**
 * Forgets a file that no message claimed in time. The content goes first, under the row's lock: a crash in between
 * leaves a row whose deadline comes again, never content that nobody knows of.
 * @returns a use case that says whether that was due
 */
export function removeUnclaimedFrom(files: FileStorage): UseCase<{ subjectId: string }, boolean> {
  return async function removeUnclaimed(ctx: Context, { subjectId }) {
    const [unclaimed] = await ctx.tx
      .select({ id: attachment.id })
      .from(attachment)
      .where(and(eq(attachment.id, subjectId), isNull(attachment.messageId)))
      .for('update');
    if (!(await takeDue(ctx, 'ATTACHMENT', subjectId))) return false;
    if (!unclaimed) return true;
    await files.remove(storageKey(unclaimed.id));
    await ctx.tx.delete(attachment).where(eq(attachment.id, unclaimed.id));
    return true;
  };
}
