import { FileUp } from 'lucide-react';
import { useRef } from 'react';

import { useMessages } from '#messages/use-messages.ts';
import { Button } from '#ui/button.tsx';
import { classNames } from '#ui/class-names.ts';
import { CONTROL } from '#ui/control-style.ts';

import type { ImportSource } from './import-source.ts';

/** Takes a file by choice or drop, or a paste. */
export function SourcePicker({ onSource }: { readonly onSource: (source: ImportSource) => void }) {
  const t = useMessages();
  const chooser = useRef<HTMLInputElement>(null);
  const take = (files: FileList | null | undefined): boolean => {
    const file = files?.[0];
    if (file) onSource({ kind: 'file', file });
    return file !== undefined;
  };
  return (
    <div
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        take(event.dataTransfer.files);
      }}
      className="flex flex-col items-center gap-3 rounded border border-dashed border-line-strong bg-sunken px-4 py-6 text-center"
    >
      <p className="text-muted">{t('form.import.drop')}</p>
      <Button variant="primary" onClick={() => chooser.current?.click()}>
        <FileUp size={15} aria-hidden />
        {t('form.import.choose')}
      </Button>
      <input
        ref={chooser}
        type="file"
        accept=".csv,.tsv,.txt,text/csv,text/plain,text/tab-separated-values"
        hidden
        aria-label={t('form.import.choose')}
        onChange={(event) => {
          take(event.currentTarget.files);
          event.currentTarget.value = '';
        }}
      />
      <textarea
        rows={2}
        aria-label={t('form.import.pasteHere')}
        placeholder={t('form.import.pasteHere')}
        value=""
        onChange={(event) => onSource({ kind: 'text', text: event.currentTarget.value })}
        onPaste={(event) => {
          event.preventDefault();
          const text = event.clipboardData.getData('text/plain');
          if (!take(event.clipboardData.files) && text !== '') onSource({ kind: 'text', text });
        }}
        className={classNames(CONTROL, 'max-w-sm py-1.5')}
      />
    </div>
  );
}
