import { IntlMessageFormat } from 'intl-messageformat';
import type { Language } from '../../schema/vocabulary.js';

export type Messages<Key extends string> = Readonly<Record<Key, string>>;

/** Fills in a message of a catalogue; each message is read once. */
export type Fill<Key extends string> = (
  language: Language,
  key: Key,
  parameters?: Readonly<Record<string, unknown>>,
) => string;

/** Tags are plain text: customers' words must come out as they went in, and nothing here is HTML. */
export function compile<Key extends string>(
  catalogues: Readonly<Record<Language, Messages<Key>>>,
): Fill<Key> {
  const formats = new Map<string, IntlMessageFormat>();
  const formatOf = (language: Language, key: Key): IntlMessageFormat => {
    const id = `${language} ${key}`;
    const known = formats.get(id);
    if (known) return known;
    const format = new IntlMessageFormat(catalogues[language][key], language, undefined, { ignoreTag: true });
    formats.set(id, format);
    return format;
  };
  return (language, key, parameters) => String(formatOf(language, key).format({ ...parameters }));
}

/** A sentence that needs nothing takes no parameters; every other one takes all of them. */
export type ParametersOf<Sentences, Key extends keyof Sentences> = keyof Sentences[Key] extends never
  ? []
  : [parameters: Sentences[Key]];

export type Sayer<Sentences> = <Key extends keyof Sentences & string>(
  language: Language,
  key: Key,
  ...parameters: ParametersOf<Sentences, Key>
) => string;

/** What a catalogue says; a key or a parameter that is missing does not compile. */
export function sayer<Sentences>(
  catalogues: Readonly<Record<Language, Messages<keyof Sentences & string>>>,
): Sayer<Sentences> {
  const fill = compile(catalogues);
  return (language, key, ...[parameters]) => fill(language, key, { ...parameters });
}
