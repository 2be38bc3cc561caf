import { Pencil } from 'lucide-react';
import { type ReactNode, useState } from 'react';

import { IconButton } from './button.tsx';
import { CONTROL } from './control-style.ts';
import { NameField } from './name-field.tsx';

type NameHeadingProps = {
  readonly name: string;
  /** Maximum characters of a name. */
  readonly most: number;
  readonly labels: { readonly field: string; readonly rename: string };
  readonly onRename: (name: string) => void;
  readonly children?: ReactNode;
};

export function NameHeading({ name, most, labels, onRename, children }: NameHeadingProps) {
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
          label={labels.field}
          name={name}
          most={most}
          onName={rename}
          onLeave={() => setIsNaming(false)}
          className={`${CONTROL} w-96 max-w-full text-xl font-semibold`}
        />
      </>
    );
  return (
    <div className="flex flex-wrap items-baseline gap-x-3">
      <h1 className="text-xl font-semibold wrap-anywhere">
        <bdi>{name}</bdi>
      </h1>
      <IconButton label={labels.rename} onClick={() => setIsNaming(true)} className="self-center">
        <Pencil size={14} aria-hidden />
      </IconButton>
      {children}
    </div>
  );
}
