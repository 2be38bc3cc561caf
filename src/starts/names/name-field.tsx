import type { KeyboardEvent } from 'react';

import { MOST } from '#core/runs/run-mark.ts';
import { useMessages } from '#messages/use-messages.ts';

type NameFieldProps = {
  /** What the run is called. */
  readonly name: string;
  readonly onName: (name: string) => void;
  readonly onLeave: () => void;
  readonly className: string;
};

/** Names a run in its place: Enter keeps the name, as leaving the field does; Escape keeps the one before. */
export function NameField({ name, onName, onLeave, className }: NameFieldProps) {
  const t = useMessages();
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    // A word that is still being composed is no name yet.
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter') onName(event.currentTarget.value);
    if (event.key === 'Escape') onLeave();
  };
  return (
    <input
      autoFocus
      data-do="name"
      aria-label={t('run.name')}
      autoComplete="off"
      maxLength={MOST.name}
      defaultValue={name}
      onFocus={(event) => event.target.select()}
      onKeyDown={onKeyDown}
      onBlur={(event) => onName(event.target.value)}
      className={className}
    />
  );
}
