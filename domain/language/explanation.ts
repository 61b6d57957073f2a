import type { Language } from '../../schema/vocabulary.js';
import { sayer } from './catalogue.js';
import { explanationsInEnglish } from './explanation/en.js';
import type { ExplanationCatalogue, Explanations } from './explanation/explanation-key.js';
import { explanationsInSimplifiedChinese } from './explanation/zh-hans.js';
import { explanationsInTraditionalChinese } from './explanation/zh-hant.js';

export type { ExplanationKey, Explanations } from './explanation/explanation-key.js';

export const explanations: Readonly<Record<Language, ExplanationCatalogue>> = {
  'zh-Hans': explanationsInSimplifiedChinese,
  'zh-Hant': explanationsInTraditionalChinese,
  en: explanationsInEnglish,
};

export const explain = sayer<Explanations>(explanations);
