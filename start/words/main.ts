import { buildWords } from '../../bot/language/lexicon/read-lexicon.js';

try {
  buildWords();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
