import { useState } from 'react';

import { isJsonArray, isJsonObject, type Json } from '#core/json/json.ts';
import { toValueText } from '#core/results/values/value-text.ts';
import { formatNumber } from '#messages/format.ts';
import { useMessages } from '#messages/use-messages.ts';

import { Button } from '../controls/button.tsx';
import { CopyButton } from '../controls/copy-button.tsx';
import { sizeText, sizeOf } from './cell.ts';
import { PlainValue } from './plain-value.tsx';

/** Entries drawn at a time. A list in one cell can hold thousands. */
const STEP = 100;
const OPEN_DEPTH = 1;

type JsonTreeProps = {
  readonly value: Json;
  readonly path: string;
  readonly depth?: number;
};

export function JsonTree({ value, path, depth = 0 }: JsonTreeProps) {
  const t = useMessages();
  const [shown, setShown] = useState(STEP);
  const entries = entriesOf(value, path);
  return (
    <ul className={depth === 0 ? '' : 'ml-1.5 border-l border-line pl-3'}>
      {entries.slice(0, shown).map(({ name, path: entryPath, value: entry }) => (
        <Entry key={name} name={name} depth={depth} path={entryPath} value={entry} />
      ))}
      {entries.length > shown && (
        <li>
          <Button size="small" variant="quiet" onClick={() => setShown(shown + STEP)}>
            {t('table.moreEntries', { count: formatNumber(entries.length - shown) })}
          </Button>
        </li>
      )}
    </ul>
  );
}

type EntryProps = Required<JsonTreeProps> & { readonly name: string };

function Entry({ name, path, value, depth }: EntryProps) {
  const size = sizeOf(value);
  if (size === undefined || size === 0) {
    return (
      <li className="flex items-start gap-2">
        <span className="shrink-0 py-1 text-muted">{name}</span>
        <span className="min-w-0 grow py-1">
          <PlainValue value={value} />
        </span>
        <Copy path={path} value={value} />
      </li>
    );
  }
  return <Branch name={name} path={path} value={value} depth={depth} />;
}

function Branch({ name, path, value, depth }: EntryProps) {
  const [open, setOpen] = useState(depth < OPEN_DEPTH);
  return (
    <li className="flex items-start gap-2">
      <details open={open} onToggle={(event) => setOpen(event.currentTarget.open)} className="min-w-0 grow">
        <summary className="py-1 text-muted">
          {name} <span className="tabular-nums">{sizeText(value)}</span>
        </summary>
        {open && <JsonTree value={value} path={path} depth={depth + 1} />}
      </details>
      <Copy path={path} value={value} />
    </li>
  );
}

function Copy({ path, value }: { readonly path: string; readonly value: Json }) {
  const t = useMessages();
  return (
    <CopyButton iconOnly label={t('table.copyField', { name: path })} text={() => toValueText(value, 2)} />
  );
}

function entriesOf(value: Json, path: string) {
  if (isJsonArray(value)) {
    return value.map((entry, index) => ({ name: String(index), path: `${path}[${index}]`, value: entry }));
  }
  if (!isJsonObject(value)) return [];
  return Object.entries(value).map(([name, entry]) => ({ name, path: `${path}.${name}`, value: entry }));
}
