import { useMessages } from '#messages/use-messages.ts';

/** Says why there is no input of a run to see or to edit. */
export function NoInput() {
  const t = useMessages();
  // As high as the tabs beside it on a phone, where it comes after them: nothing below moves.
  return (
    <p className="max-w-48 text-xs leading-tight text-muted sm:max-w-none sm:text-sm">
      {t('history.input.elsewhere')}
    </p>
  );
}
