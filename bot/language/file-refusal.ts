import { mostBytes } from '../../domain/attachment/attachment-type.js';
import type { FileRefusal, Language, Unreadable } from '../../schema/vocabulary.js';
import { phrase } from './phrase.js';

const megabytes = mostBytes / 1024 / 1024;

const reasons: Readonly<Record<FileRefusal | Unreadable, (language: Language) => string>> = {
  EMPTY: (language) => phrase(language, 'file_empty'),
  CUT_OFF: (language) => phrase(language, 'file_cut_off'),
  TOO_LARGE: (language) => phrase(language, 'file_too_large', { megabytes }),
  WRONG_TYPE: (language) => phrase(language, 'file_refused'),
  VOICE: (language) => phrase(language, 'voice_not_heard'),
  NO_WORDS: (language) => phrase(language, 'came_unreadable'),
  TOO_MANY: (language) => phrase(language, 'too_many_files'),
};

/** Why a file was not taken, and what to do instead. */
export const sayFileRefusal = (language: Language, why: FileRefusal | Unreadable): string =>
  reasons[why](language);
