import { Pencil } from 'lucide-react';
import { useState } from 'react';

import { MOST } from '#core/runs/run-mark.ts';
import { useMessages } from '#messages/use-messages.ts';
import { IconButton } from '#ui/controls/button.tsx';
import { CONTROL } from '#ui/controls/control-style.ts';
import { classNames } from '#ui/class-names.ts';
import { NameField } from '#ui/controls/name-field.tsx';

type BatchNameProps = { readonly name: string; readonly onRename: (name: string) => void };

/** What a batch is called, changed in its place: Enter keeps it, Escape does not. */
export function BatchName({ name, onRename }: BatchNameProps) {
  const t = useMessages();
  const [isNaming, setIsNaming] = useState(false);
  const rename = (typed: string) => {
    const next = typed.trim();
    if (next !== '' && next !== name) onRename(next);
    setIsNaming(false);
  };
  if (isNaming)
    return (
      <>
        <h1 className="sr-only">{name}</h1>
        <NameField
          label={t('batch.name')}
          name={name}
          most={MOST.name}
          onName={rename}
          onLeave={() => setIsNaming(false)}
          className={classNames(CONTROL, 'w-96 max-w-full text-xl font-semibold')}
        />
      </>
    );
  return (
    <h1 className="flex items-center gap-1 text-xl font-semibold wrap-anywhere">
      <bdi>{name}</bdi>
      <IconButton label={t('batch.rename')} onClick={() => setIsNaming(true)}>
        <Pencil size={14} aria-hidden />
      </IconButton>
    </h1>
  );
}
