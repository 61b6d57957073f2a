import { isLanguage, type Language, languageNames, languages } from './language.js';
import { useWords } from './words-context.js';

interface Properties {
  language: Language;
  onChoose(language: Language): void;
}

export function LanguageChoice({ language, onChoose }: Properties) {
  const words = useWords();
  return (
    <select
      className="control"
      aria-label={words.language}
      value={language}
      onChange={(event) => {
        if (isLanguage(event.target.value)) onChoose(event.target.value);
      }}
    >
      {languages.map((each) => (
        <option key={each} value={each} lang={each}>
          {languageNames[each]}
        </option>
      ))}
    </select>
  );
}
