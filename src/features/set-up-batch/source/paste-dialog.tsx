import { useMessages } from '#messages/use-messages.ts';
import { CONTROL } from '#ui/controls/control-style.ts';
import { classNames } from '#ui/class-names.ts';
import { Dialog } from '#ui/overlay/dialog.tsx';

type PasteDialogProps = {
  readonly onText: (text: string) => void;
  readonly onFile: (file: File) => void;
  readonly onClose: () => void;
};

/** Reads cells from the clipboard where the browser gives it only to the user, not to the page. */
export function PasteDialog({ onText, onFile, onClose }: PasteDialogProps) {
  const t = useMessages();
  return (
    <Dialog title={t('batch.paste')} onClose={onClose}>
      <textarea
        data-first-focus
        rows={5}
        aria-label={t('batch.pasteHere')}
        placeholder={t('batch.pasteHere')}
        value=""
        onChange={(event) => onText(event.currentTarget.value)}
        onPaste={(event) => {
          event.preventDefault();
          const [file] = event.clipboardData.files;
          const text = event.clipboardData.getData('text/plain');
          if (text !== '') onText(text);
          else if (file) onFile(file);
        }}
        className={classNames(CONTROL, 'py-2')}
      />
    </Dialog>
  );
}
