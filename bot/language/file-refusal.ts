import { mostBytes } from '../../domain/attachment/attachment-type.js';
import type { FileRefusal, Language } from '../../schema/vocabulary.js';
import { phrase } from './phrase.js';

const megabytes = mostBytes / 1024 / 1024;

const reasons: Readonly<Record<FileRefusal, (language: Language) => string>> = {
  EMPTY: (language) => phrase(language, 'file_empty'),
  CUT_OFF: (language) => phrase(language, 'file_cut_off'),
  TOO_LARGE: (language) => phrase(language, 'file_too_large', { megabytes }),
  WRONG_TYPE: (language) => phrase(language, 'file_refused'),
  TOO_MANY: (language) => phrase(language, 'too_many_files'),
};

/** Why a file was not taken, and what to do instead. */
export const sayFileRefusal = (language: Language, why: FileRefusal): string => reasons[why](language);
