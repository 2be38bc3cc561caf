import type { KeyboardEvent } from 'react';

type NameFieldProps = {
  readonly label: string;
  readonly name: string;
  /** Maximum characters of a name. */
  readonly most: number;
  readonly onName: (name: string) => void;
  readonly onLeave: () => void;
  readonly className: string;
};

export function NameField({ label, name, most, onName, onLeave, className }: NameFieldProps) {
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
      aria-label={label}
      autoComplete="off"
      maxLength={most}
      defaultValue={name}
      onFocus={(event) => event.target.select()}
      onKeyDown={onKeyDown}
      onBlur={(event) => onName(event.target.value)}
      className={className}
    />
  );
}
