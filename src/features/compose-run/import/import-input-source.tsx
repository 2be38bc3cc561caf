import type { ClipboardEvent } from 'react';

import { MAX_IMPORT_LENGTH } from '#core/import/read-input.ts';
import { formatBytes } from '#messages/format.ts';
import { useMessages } from '#messages/use-messages.ts';
import { Button } from '#ui/controls/button.tsx';
import { classNames } from '#ui/class-names.ts';
import { CONTROL } from '#ui/controls/control-style.ts';
import { FileButton } from '#ui/controls/file-button.tsx';
import { DROP, useDrop } from '#ui/hooks/use-drop.ts';
import { decodeText } from '#core/bytes/decode-text.ts';

import type { ImportFailure } from './import-problem-text.ts';

export type ImportText = {
  readonly text: string;
  readonly name?: string;
  readonly failure?: Extract<ImportFailure, { kind: 'tooLarge' | 'unreadable' }>;
};

const SHOWN = 100_000;

type ImportInputSourceProps = {
  readonly id: string;
  readonly given: ImportText;
  readonly onGiven: (given: ImportText) => void;
};

export function ImportInputSource({ id, given, onGiven }: ImportInputSourceProps) {
  const t = useMessages();
  const isShown = given.text.length <= SHOWN;
  const drop = useDrop((file) => void readFile(file).then(onGiven));
  const paste = (event: ClipboardEvent) => {
    const text = event.clipboardData.getData('text/plain');
    if (text.length <= SHOWN) return;
    event.preventDefault();
    onGiven({ text });
  };
  return (
    <div {...drop.handlers} className={classNames('rounded', drop.isOver && DROP)}>
      <label htmlFor={id} className="mb-1 block font-medium">
        {t('import.text')}
      </label>
      {isShown ? (
        <textarea
          id={id}
          rows={8}
          value={given.text}
          placeholder={t('import.placeholder')}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          onPaste={paste}
          onChange={(event) => onGiven({ text: event.currentTarget.value })}
          className={classNames(CONTROL, 'resize-y py-1.5 font-mono text-xs')}
        />
      ) : (
        <LongText id={id} given={given} onClear={() => onGiven({ text: '' })} />
      )}
      <div className="mt-2 flex flex-wrap items-center gap-2">
        <FileButton
          size="small"
          label={t('import.choose')}
          onFile={(file) => void readFile(file).then(onGiven)}
        />
        <span className="text-sm text-muted">{t('import.drop')}</span>
        {given.name !== undefined && isShown && <span className="text-sm wrap-anywhere">{given.name}</span>}
      </div>
    </div>
  );
}

async function readFile(file: File): Promise<ImportText> {
  const { name } = file;
  // Each character takes at most four bytes.
  if (file.size > 4 * MAX_IMPORT_LENGTH) return { text: '', name, failure: { kind: 'tooLarge' } };
  try {
    return { text: decodeText(new Uint8Array(await file.arrayBuffer()), navigator.languages).text, name };
  } catch {
    return { text: '', name, failure: { kind: 'unreadable' } };
  }
}

type LongTextProps = { readonly id: string; readonly given: ImportText; readonly onClear: () => void };

function LongText({ id, given, onClear }: LongTextProps) {
  const t = useMessages();
  const name = given.name ?? t('import.pasted');
  return (
    <div className="flex items-center justify-between gap-3 rounded border border-line-strong bg-sunken px-3 py-2">
      <output id={id} className="min-w-0 wrap-anywhere">
        {t('import.long', { name, size: formatBytes(given.text.length) })}
      </output>
      <Button size="small" onClick={onClear}>
        {t('import.clear')}
      </Button>
    </div>
  );
}
