import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import { z } from 'zod';
import type { Context } from '../domain/context.js';
import { saveArticle } from '../domain/knowledge/save-article.js';
import { inProject } from '../schema/project.js';
import { type Language, languages } from '../schema/vocabulary.js';

const articleSpec = z.object({
  topic: z.string(),
  title: z.string(),
  asks: z.array(z.string()),
  body: z.string(),
  families: z.array(z.string()).default([]),
});

export type ShippedArticle = z.infer<typeof articleSpec> & { readonly language: Language };

/** What the demonstration company answers from, in every language. */
export async function readArticles(): Promise<ShippedArticle[]> {
  const shelves = await Promise.all(
    languages.map(async (language) => {
      const text = await readFile(inProject(`policies/knowledge/${language}.yaml`), 'utf8');
      return z
        .array(articleSpec)
        .parse(parse(text))
        .map((article) => ({ ...article, language }));
    }),
  );
  return shelves.flat();
}

/** Puts them into an empty database; from then on a manager changes them through the API. */
export async function loadArticles(ctx: Context, articles: readonly ShippedArticle[]): Promise<void> {
  for (const article of articles) await saveArticle(ctx, article);
}
