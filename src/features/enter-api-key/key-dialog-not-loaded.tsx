import { useMessages } from '#messages/use-messages.ts';
import { Dialog } from '#ui/overlay/dialog.tsx';
import { NotLoaded } from '#ui/loading/not-loaded.tsx';

/** Stands for the dialog of the key where its code could not be loaded. */
export function KeyDialogNotLoaded({ onClose }: { readonly onClose: (saved: boolean) => void }) {
  const t = useMessages();
  return (
    <Dialog title={t('key.title')} onClose={() => onClose(false)}>
      <NotLoaded />
    </Dialog>
  );
}
