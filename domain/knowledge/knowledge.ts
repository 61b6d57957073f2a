import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { inProject } from '../../schema/project.js';
import { type Language, languages } from '../../schema/vocabulary.js';
import { wordsOf } from './words.js';

const articleSpec = z.object({
  id: z.string().min(1),
  title: z.string().min(1),
  /** How customers put it. */
  asks: z.array(z.string()).default([]),
  body: z.string().min(1),
  families: z.array(z.string()).default([]),
});

export type Article = z.infer<typeof articleSpec> & { readonly language: Language };

export interface Question {
  readonly text: string;
  readonly language: Language;
  /** Product families that it is about. */
  readonly families: readonly string[];
  /** Names of products in the text: they say about what it is asked, not what is asked. */
  readonly products: readonly string[];
}

export interface Knowledge {
  readonly articles: readonly Article[];
  /** The article that answers the question, null when none is near enough. */
  find(question: Question): Article | null;
  get(id: string, language: Language): Article | null;
}

/** The articles of every language, from the folder of the policies. */
export function readKnowledge(): Knowledge {
  return knowledgeOf(
    languages.flatMap((language) => {
      const file = readFileSync(inProject(`policies/knowledge/${language}.yaml`), 'utf8');
      return z
        .array(articleSpec)
        .parse(parse(file))
        .map((article) => ({ ...article, language }));
    }),
  );
}

interface Indexed {
  readonly article: Article;
  readonly asked: ReadonlySet<string>;
  readonly told: ReadonlySet<string>;
}

/** So much of what is asked must be spoken of by an article; words that few articles have count for more. */
const nearEnough = 0.4;
const onlyTold = 0.35;
const ofAnotherProduct = 0.4;

export function knowledgeOf(articles: readonly Article[]): Knowledge {
  const byLanguage = new Map(
    languages.map((language) => {
      const own = articles.filter((article) => article.language === language).map(index);
      return [language, { own, rarity: rarityIn(own) }] as const;
    }),
  );

  function find({ text, language, families, products }: Question): Article | null {
    const shelf = byLanguage.get(language);
    if (!shelf) return null;
    const named = new Set(products.flatMap((name) => wordsOf(name)));
    const words = wordsOf(text).filter((word) => !named.has(word));
    const whole = words.reduce((sum, word) => sum + shelf.rarity(word), 0);
    if (whole === 0) return null;
    const [best] = shelf.own
      .map((one) => ({
        article: one.article,
        nearness: (nearness(one, words, shelf.rarity) / whole) * fitting(one, families),
      }))
      .sort((one, other) => other.nearness - one.nearness);
    return best && best.nearness >= nearEnough ? best.article : null;
  }
  const get = (id: string, language: Language) =>
    articles.find((article) => article.id === id && article.language === language) ?? null;
  return { articles, find, get };
}

const index = (article: Article): Indexed => ({
  article,
  asked: new Set([article.title, ...article.asks].flatMap(wordsOf)),
  told: new Set(wordsOf(article.body)),
});

/** A word that every article has tells nothing, one that none has the most. */
function rarityIn(indexed: readonly Indexed[]): (word: string) => number {
  return (word) => {
    const having = indexed.filter(({ asked }) => asked.has(word)).length;
    return Math.log((indexed.length + 1) / (having + 0.5));
  };
}

function nearness({ asked, told }: Indexed, words: readonly string[], rarity: (word: string) => number) {
  return words.reduce(
    (sum, word) => sum + rarity(word) * (asked.has(word) ? 1 : told.has(word) ? onlyTold : 0),
    0,
  );
}

/** Without a product any article will do; one about other products hardly. */
function fitting({ article }: Indexed, families: readonly string[]): number {
  if (families.length === 0 || article.families.length === 0) return 1;
  return article.families.some((family) => families.includes(family)) ? 1.2 : ofAnotherProduct;
}
