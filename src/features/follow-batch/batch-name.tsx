import { Pencil } from 'lucide-react';
import { useState } from 'react';

import { useMessages } from '#messages/use-messages.ts';
import { IconButton } from '#ui/controls/button.tsx';
import { CONTROL } from '#ui/controls/control-style.ts';
import { classNames } from '#ui/class-names.ts';

type BatchNameProps = { readonly name: string; readonly onRename: (name: string) => void };

/** Characters of a name. */
const LONGEST = 200;

/** What a batch is called, changed in its place: Enter keeps it, Escape does not. */
export function BatchName({ name, onRename }: BatchNameProps) {
  const t = useMessages();
  const [typed, setTyped] = useState<string>();
  const keep = () => {
    const next = typed?.trim() ?? '';
    if (next !== '' && next !== name) onRename(next);
    setTyped(undefined);
  };
  if (typed !== undefined)
    return (
      <>
        <h1 className="sr-only">{name}</h1>
        <input
          aria-label={t('batch.name')}
          value={typed}
          maxLength={LONGEST}
          ref={(input) => input?.focus()}
          onFocus={(event) => event.target.select()}
          onChange={(event) => setTyped(event.target.value)}
          onBlur={keep}
          onKeyDown={({ key }) => {
            if (key === 'Enter') keep();
            if (key === 'Escape') setTyped(undefined);
          }}
          className={classNames(CONTROL, 'w-96 max-w-full text-xl font-semibold')}
        />
      </>
    );
  return (
    <h1 className="flex items-center gap-1 text-xl font-semibold wrap-anywhere">
      <bdi>{name}</bdi>
      <IconButton label={t('batch.rename')} onClick={() => setTyped(name)}>
        <Pencil size={14} aria-hidden />
      </IconButton>
    </h1>
  );
}
