import { createContext, useContext } from 'react';
import { type Words, words } from './language.js';

export const WordsContext = createContext<Words>(words.en);

export const useWords = (): Words => useContext(WordsContext);
