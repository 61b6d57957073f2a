import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { SlaClockRow } from '../../schema/index.js';
import type { ApiContext } from '../context.js';
import { Money } from '../money.type.js';
import { Duration } from '../scalars.js';
import { SlaClock } from './sla.type.js';

@Resolver(() => SlaClock)
export class SlaClockResolver {
  @FieldResolver(() => Duration, { description: 'How long it has stood still so far.' })
  pausedFor(@Root() { pausedAt, pausedMilliseconds }: SlaClockRow, @Ctx() { now }: ApiContext): number {
    return pausedMilliseconds + (pausedAt ? Math.max(0, now.getTime() - pausedAt.getTime()) : 0);
  }

  @FieldResolver(() => Money, {
    nullable: true,
    description: 'What the customer is owed for lateness so far, where the policy promises that; else null.',
  })
  async penalty(@Root() { id }: SlaClockRow, @Ctx() { loaders }: ApiContext) {
    return (await loaders.penaltyOfClock.load(id))?.penalty ?? null;
  }

  @FieldResolver(() => Duration, {
    nullable: true,
    description:
      'Elapsed time until it is due, negative when overdue; while it is paused, as it was when it stopped. Null once nothing is owed.',
  })
  remaining(@Root() { endedAt, dueAt, pausedAt }: SlaClockRow, @Ctx() { now }: ApiContext): number | null {
    return endedAt ? null : dueAt.getTime() - (pausedAt ?? now).getTime();
  }
}
