import { index, integer, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { id, instant, reference, searchVector } from './columns.js';
import { staff } from './staff.js';
import { languages } from './vocabulary.js';

/** What the bot answers questions from, and names as its source. */
export const article = pgTable(
  'article',
  {
    id: id(),
    /** What it is about, the same in every language: change-filter. */
    topic: text('topic').notNull(),
    language: text('language', { enum: languages }).notNull(),
    title: text('title').notNull(),
    /** How customers put the question. */
    asks: text('asks').array().notNull(),
    body: text('body').notNull(),
    /** The product families that it is about; none: every one. */
    families: text('families').array().notNull(),
    /** Its words, made in `domain/knowledge/words.ts`: of title and questions with weight A, of the body with D. */
    words: searchVector('words').notNull(),
    version: integer('version').notNull().default(1),
    changedAt: instant('changed_at').notNull(),
    /** Null for what came with the demonstration company. */
    changedById: reference('changed_by_id').references(() => staff.id),
  },
  (table) => [
    // One article of a topic in each language; serves saving and the answer under a known topic.
    uniqueIndex('article_topic_unique').on(table.topic, table.language),
    // Serves the bot's search.
    index('article_words_index').using('gin', table.words),
    // Serves the list of articles, the latest change first.
    index('article_changed_index').on(table.changedAt, table.id),
  ],
);

export type ArticleRow = typeof article.$inferSelect;
