import { useMessages } from '#messages/use-messages.ts';
import { classNames } from '../../class-names.ts';
import { CONTROL } from '../../controls/control-style.ts';
import { FileButton } from '../../controls/file-button.tsx';
import { DROP, useDrop } from '../../hooks/use-drop.ts';

import { SHEET_FILES } from '../../sheets/read-settings.tsx';

import type { ImportSource } from './import-source.ts';

export function SourcePicker({ onSource }: { readonly onSource: (source: ImportSource) => void }) {
  const t = useMessages();
  const takeFile = (file: File) => onSource({ kind: 'file', file });
  const drop = useDrop(takeFile);
  return (
    <div
      {...drop.handlers}
      className={classNames(
        'flex flex-col items-center gap-3 rounded border border-dashed border-line-strong bg-sunken px-4 py-6 text-center',
        drop.isOver && DROP,
      )}
    >
      <p className="text-muted">{t('form.import.drop')}</p>
      <FileButton variant="primary" label={t('form.import.choose')} accept={SHEET_FILES} onFile={takeFile} />
      <textarea
        rows={2}
        aria-label={t('form.import.pasteHere')}
        placeholder={t('form.import.pasteHere')}
        value=""
        onChange={(event) => onSource({ kind: 'text', text: event.currentTarget.value })}
        onPaste={(event) => {
          event.preventDefault();
          const text = event.clipboardData.getData('text/plain');
          const [file] = event.clipboardData.files;
          if (file !== undefined) takeFile(file);
          else if (text !== '') onSource({ kind: 'text', text });
        }}
        className={classNames(CONTROL, 'max-w-sm py-1.5')}
      />
    </div>
  );
}
