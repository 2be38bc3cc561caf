import { X } from 'lucide-react';
import { type SubmitEvent, useState } from 'react';

import { beginningOf } from '#core/cut-text.ts';
import { useMessages } from '#messages/use-messages.ts';
import { Button, IconButton } from '#ui/controls/button.tsx';
import { CONTROL } from '#ui/controls/control-style.ts';

import { keepRunView, removeRunView, useRunViews } from './run-views.ts';
import { MenuButton } from '#ui/overlay/menu-button.tsx';

type ViewsButtonProps = {
  readonly query: string;
  readonly onOpen: (query: string) => void;
};

export function ViewsButton(props: ViewsButtonProps) {
  const t = useMessages();
  return <MenuButton label={t('runs.views')}>{(close) => <Views {...props} close={close} />}</MenuButton>;
}

const MOST_NAME = 80;

function Views({ query, onOpen, close }: ViewsButtonProps & { readonly close: () => void }) {
  const t = useMessages();
  const views = useRunViews();
  const [isUnkept, setIsUnkept] = useState(false);
  const save = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const name = new FormData(event.currentTarget).get('name');
    const text = typeof name === 'string' ? beginningOf(name.trim(), MOST_NAME) : '';
    if (text === '') return;
    event.currentTarget.reset();
    setIsUnkept(!keepRunView({ name: text, query }));
  };
  return (
    <>
      {views.length === 0 && <p className="p-1 text-sm text-muted">{t('runs.views.none')}</p>}
      <ul aria-label={t('runs.views')}>
        {views.map((view) => (
          <li key={view.name} className="flex items-center gap-1 rounded hover:bg-sunken">
            <button
              type="button"
              aria-current={view.query === query}
              onClick={() => {
                onOpen(view.query);
                close();
              }}
              className="min-h-7 min-w-0 grow truncate px-1 text-left aria-current:font-medium pointer-coarse:min-h-11"
            >
              <bdi>{view.name}</bdi>
            </button>
            <IconButton
              label={t('runs.views.remove', { name: view.name })}
              onClick={() => removeRunView(view.name)}
            >
              <X size={14} aria-hidden />
            </IconButton>
          </li>
        ))}
      </ul>
      <form onSubmit={save} className="flex gap-1 border-t border-line pt-2">
        <input
          name="name"
          autoComplete="off"
          maxLength={MOST_NAME}
          aria-label={t('runs.views.name')}
          placeholder={t('runs.views.name')}
          className={CONTROL}
        />
        <Button type="submit">{t('runs.views.save')}</Button>
      </form>
      {isUnkept && (
        <p role="alert" className="text-sm text-bad">
          {t('runs.views.unkept')}
        </p>
      )}
    </>
  );
}
