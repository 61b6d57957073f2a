import { useEffect, useState, useSyncExternalStore } from 'react';
import { Composer } from './composer.js';
import type { Conversation } from './conversation.js';
import { type Language, words } from './language.js';
import { MessageList } from './message-list.js';
import { PageHeader } from './page-header.js';
import { QuickReplies } from './quick-replies.js';
import { modeOf, openQuestion } from './transcript.js';
import { TroubleLine } from './trouble-line.js';
import { WordsContext } from './words-context.js';

interface Properties {
  conversation: Conversation;
  firstLanguage: Language;
  rememberLanguage(language: Language): void;
}

export function ChatPage({ conversation, firstLanguage, rememberLanguage }: Properties) {
  const [language, setLanguage] = useState(firstLanguage);
  const { entries, state, typing, trouble, files } = useSyncExternalStore(
    conversation.watch,
    conversation.snapshot,
  );
  const question = openQuestion(entries);

  useEffect(() => {
    document.documentElement.lang = language;
    document.title = words[language].title;
  }, [language]);

  function choose(chosen: Language) {
    setLanguage(chosen);
    rememberLanguage(chosen);
    void conversation.speak(chosen);
  }

  return (
    <WordsContext value={words[language]}>
      <div className="page">
        <PageHeader
          language={language}
          onLanguage={choose}
          state={state}
          mode={modeOf(entries)}
          onStartOver={() => void conversation.startOver()}
        />
        <MessageList
          entries={entries}
          typing={typing}
          question={question}
          onSendAgain={(id) => conversation.sendAgain(id)}
          addressOf={conversation.addressOf}
        >
          {question && question.quickReplies.length > 0 && (
            <QuickReplies
              key={question.id}
              replies={question.quickReplies}
              onChoose={({ payload, title }) => conversation.choose(payload, title)}
            />
          )}
        </MessageList>
        <TroubleLine trouble={trouble} />
        <Composer
          expects={question?.expects ?? null}
          files={files}
          attached={conversation.files}
          onSend={(text) => conversation.write(text)}
        />
      </div>
    </WordsContext>
  );
}
