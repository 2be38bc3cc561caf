import { Search } from 'lucide-react';
import { type KeyboardEvent, type SubmitEvent, useId, useRef } from 'react';

import { useMessages } from '#messages/use-messages.ts';
import { useCommand } from '#ui/commands/use-command.ts';
import { useExplain } from '#ui/explain/use-explain.tsx';

import { readSearchText } from './search-text.ts';

type WorkerSearchProps = {
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly listId: string | undefined;
  readonly activeId: string | undefined;
  readonly onStep: (by: 1 | -1) => void;
  readonly onEnter: () => void;
  readonly onOpen: (path: string) => void;
};

/** True if the user likely types here: not on a touch screen, nor after Back, as far as the browser tells. */
const isTypedIn = () =>
  matchMedia('(pointer: fine)').matches && !('navigation' in window && navigation.canGoForward);

export function WorkerSearch({ text, onText, listId, activeId, onStep, onEnter, onOpen }: WorkerSearchProps) {
  const id = useId();
  const t = useMessages();
  const explain = useExplain('workerId', `${id}-label`);
  const input = useRef<HTMLInputElement>(null);
  useCommand('search', () => input.current?.focus());
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      onStep(event.key === 'ArrowDown' ? 1 : -1);
    }
    if (event.key === 'Escape') onText('');
    // The key that leads here is pressed here too: no search begins with it.
    if (event.key === '/' && text === '') event.preventDefault();
  };
  const onSubmit = (event: SubmitEvent) => {
    event.preventDefault();
    onEnter();
  };
  return (
    <div>
      <form onSubmit={onSubmit} noValidate className="relative">
        <label id={`${id}-label`} htmlFor={id} className="sr-only">
          {t('workers.label')}
        </label>
        <Search size={16} aria-hidden className="absolute top-1/2 left-3.5 -translate-y-1/2 text-muted" />
        <input
          ref={input}
          id={id}
          type="text"
          role="combobox"
          aria-autocomplete="list"
          aria-haspopup="grid"
          aria-expanded={listId !== undefined}
          aria-controls={listId}
          aria-activedescendant={activeId}
          autoFocus={isTypedIn()}
          autoComplete="off"
          autoCapitalize="off"
          enterKeyHint="go"
          spellCheck={false}
          value={text}
          placeholder={t('workers.placeholder')}
          onChange={(event) => onText(event.target.value)}
          onKeyDown={onKeyDown}
          onPaste={(event) => {
            const pasted = readSearchText(event.clipboardData.getData('text'));
            // Into words it is pasted as words are.
            if (pasted.kind !== 'name' || text.trim() !== '') return;
            event.preventDefault();
            onOpen(pasted.path);
          }}
          className="min-h-11 w-full rounded-lg border border-field bg-surface pr-20 pl-10 placeholder:text-muted"
        />
        <span className="absolute inset-y-0 right-2 flex items-center gap-1">
          {explain.button}
          <kbd
            aria-hidden
            className="rounded border border-line bg-sunken px-2 py-0.5 text-sm text-muted in-data-no-shortcuts:hidden max-sm:hidden"
          >
            /
          </kbd>
        </span>
      </form>
      {explain.answer}
    </div>
  );
}
