import type { ConnectionState } from './chat-connection.js';
import type { Mode } from './frame.js';
import type { Language } from './language.js';
import { LanguageChoice } from './language-choice.js';
import { StartOver } from './start-over.js';
import { useWords } from './words-context.js';

interface Properties {
  language: Language;
  onLanguage(language: Language): void;
  state: ConnectionState;
  mode: Mode;
  onStartOver(): void;
}

export function PageHeader({ language, onLanguage, state, mode, onStartOver }: Properties) {
  const words = useWords();
  return (
    <header className="header">
      <div className="heading">
        <h1>{words.title}</h1>
        <p className="line" data-state={state}>
          <span className="dot" aria-hidden="true" />
          <span role="status">
            {state === 'online' ? (mode === 'person' ? words.staff : words.assistant) : words.state[state]}
          </span>
        </p>
      </div>
      <div className="controls">
        <StartOver onConfirmed={onStartOver} />
        <LanguageChoice language={language} onChoose={onLanguage} />
      </div>
    </header>
  );
}
